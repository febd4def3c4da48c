import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Box } from '../box.ts';
import { type Case, finds, publishes, stops } from '../case.ts';
import { csvText, DCC_FILE, latin, validDelivery, workbook } from '../valid.ts';

const FICHES = validDelivery().dcc['Fiches RCP'] ?? [];
const rename = (box: Box, name: string): void => {
  renameSync(box.dcc, box.path(name));
};
const newer = (box: Box, name: string): string => {
  const path = box.path(`dcc/${name}`);
  copyFileSync(box.dcc, path);
  return path;
};

const unfinished: Case[] = [
  ...['DCC_RENATEN_20170611.xlsx.part', 'DCC_RENATEN_20170611.xlsx.tmp', '~$DCC_RENATEN_20170611.xlsx'].map(
    (name) =>
      stops('S-9', `${name} stands in the inbox: it is still being written`, [name], {
        files: (box) => void newer(box, name),
      }),
  ),
  publishes('S-9', 'an extraction that came a moment ago and stays as it is', {
    files: (box) => utimesSync(box.dcc, new Date(), new Date()),
  }),
  publishes('S-9', 'an extraction dated in the future', {
    files: (box) => utimesSync(box.dcc, new Date('2050-01-01'), new Date('2050-01-01')),
  }),
  publishes('S-9', 'an extraction dated 1970', { files: (box) => utimesSync(box.dcc, 0, 0) }),
];

const links: Case[] = [
  stops('C-57', 'a link that leaves the inbox', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => {
      const away = join(box.root, 'away.xlsx');
      copyFileSync(box.dcc, away);
      symlinkSync(away, box.path('dcc/DCC_RENATEN_20170612.xlsx'));
    },
  }),
  stops('C-57', 'a link to nowhere', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => symlinkSync('/nowhere', box.path('dcc/DCC_RENATEN_20170612.xlsx')),
  }),
  stops('C-57', 'a link to itself', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => symlinkSync('DCC_RENATEN_20170612.xlsx', box.path('dcc/DCC_RENATEN_20170612.xlsx')),
  }),
  stops('C-57', 'a link to /etc/shadow', ['DCC_RENATEN_20170612.csv'.replace('.csv', '.xlsx')], {
    files: (box) => symlinkSync('/etc/shadow', box.path('dcc/DCC_RENATEN_20170612.xlsx')),
    hides: ['root:'],
  }),
  stops('C-57', 'a folder of the inbox is a link that leaves it', ['orbis'], {
    files: (box) => {
      renameSync(box.path('orbis'), join(box.root, 'elsewhere'));
      symlinkSync(join(box.root, 'elsewhere'), box.path('orbis'));
    },
  }),
  stops('C-57', 'oppositions.csv is a link that leaves the inbox', ['oppositions.csv'], {
    files: (box) => {
      writeFileSync(join(box.root, 'o.csv'), 'N° dossier DCC;IPP\r\n');
      symlinkSync(join(box.root, 'o.csv'), box.path('oppositions.csv'));
    },
  }),
  stops('C-57', 'a directory named like an export', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => mkdirSync(box.path('dcc/DCC_RENATEN_20170612.xlsx')),
  }),
  stops('S-9', 'a FIFO named like an export', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => void execFileSync('mkfifo', [box.path('dcc/DCC_RENATEN_20170612.xlsx')]),
  }),
  stops('S-9', 'a FIFO named oppositions.csv', ['oppositions.csv'], {
    files: (box) => void execFileSync('mkfifo', [box.path('oppositions.csv')]),
  }),
  stops('S-9', 'a device named like an export', ['DCC_RENATEN_20170612.xlsx'], {
    files: (box) => void execFileSync('mknod', [box.path('dcc/DCC_RENATEN_20170612.xlsx'), 'c', '1', '5']),
  }),
  publishes('S-9', 'a hard link to the same extraction under an older stamp', {
    files: (box) => linkSync(box.dcc, box.path('dcc/DCC_RENATEN_20170101.xlsx')),
  }),
];

const stamps: Case[] = [
  publishes('C-51', 'the same extraction twice, one stamp with its time', {
    files: (box) => void newer(box, 'DCC_RENATEN_20170610_0000.xlsx'),
    holds: [["SELECT count(*) FROM etl_source_file WHERE status = 'duplicate'", 1]],
  }),
  stops('C-51', 'one stamp, two contents', [DCC_FILE, 'DCC_RENATEN_20170610_0000.xlsx'], {
    files: (box) => {
      const other = validDelivery();
      other.dcc.Suivi?.pop();
      box.write('dcc/DCC_RENATEN_20170610_0000.xlsx', workbook(other.dcc));
    },
  }),
  stops(
    'C-50',
    'the newest extraction is damaged: never an older one silently',
    ['DCC_RENATEN_20170611.xlsx'],
    {
      files: (box) => void box.write('dcc/DCC_RENATEN_20170611.xlsx', 'PK\x03\x04 damaged'),
    },
  ),
  publishes('C-50', 'an older extraction is damaged: it is superseded and not read', {
    files: (box) => void box.write('dcc/DCC_RENATEN_20170101.xlsx', 'PK\x03\x04 damaged'),
  }),
  stops('C-50', 'no extraction at all', ['dcc'], { files: (box) => box.remove(`dcc/${DCC_FILE}`) }),
  stops('C-50', 'no folder dcc', ['dcc'], { files: (box) => box.remove('dcc') }),
  stops('C-50', 'an empty inbox', ['dcc'], {
    files: (box) => {
      box.remove('dcc');
      box.remove('orbis');
    },
  }),
  finds('C-50', 'no folder orbis', [{ code: 'optional_source_absent' }], {
    files: (box) => box.remove('orbis'),
    holds: [['SELECT count(*) FROM dim_patient WHERE has_orbis_record = 1', 0]],
  }),
  finds('C-50', 'an empty folder orbis', [{ code: 'optional_source_absent' }], {
    files: (box) => {
      box.remove('orbis');
      mkdirSync(box.path('orbis'));
    },
  }),
  stops('C-50', 'a report that is present and unusable', ['ORBIS_CURES_20170609.csv'], {
    files: (box) => writeFileSync(box.orbis('CURES'), ''),
  }),
  ...['20171301', '20170231', '20170229', '00000000', '20170610_2500', '20170610_0860'].map((stamp) => {
    const name = `DCC_RENATEN_${stamp}.xlsx`;
    return stops('C-51', `the stamp ${stamp} is no moment: the file cannot be ordered`, [name], {
      files: (box) => void newer(box, name),
    });
  }),
  ...['2017061', '201706101', ''].map((stamp) =>
    finds('C-57', `"${stamp}" is no stamp: the name belongs to no source`, [{ code: 'unknown_file' }], {
      orStops: true,
      files: (box) => void newer(box, `DCC_RENATEN_${stamp}.xlsx`),
    }),
  ),
  publishes('C-51', 'an increment that replaces a row of an older one', {
    files: (box) =>
      void box.write(
        'orbis/ORBIS_IMAGERIE_20170610.csv',
        latin(
          'IPP;DATE_EXAMEN;MODALITE;CONCLUSION_RECIST;COMMENTAIRE\r\n04456781;28/05/2013;TDM;SD;relu\r\n',
        ),
      ),
    holds: [
      ["SELECT count(*) FROM source_row WHERE fate = 'superseded'", 1],
      ['SELECT response FROM fact_response', 'sd'],
    ],
  }),
];

const NAMES: readonly (readonly [string, string | Buffer])[] = [
  ['a newline', 'dcc/note\nof a meeting.xlsx'],
  ['quotes', `dcc/it's "quoted".xlsx`],
  ['an escape sequence', 'dcc/\u001b[31mred\u001b[2J.xlsx'],
  ['a right-to-left override', 'dcc/\u202excod.xlsx'],
  ['Latin-1 bytes', Buffer.from('dcc/Extraction \xe9t\xe9.xlsx', 'latin1')],
  ['a shell command', 'dcc/$(touch pwned);`id`.csv'],
  ['250 letters', `dcc/${'x'.repeat(245)}.xlsx`],
  ['a name that is SQL', "dcc/'; DROP TABLE dim_patient;--.xlsx"],
  ['a patient', 'dcc/ZYGOMATIX Quentinette 07-09-1951.xlsx'],
  ['__proto__', 'dcc/__proto__'],
];
const odd = (box: Box, name: string | Buffer): void => {
  const path = Buffer.concat([Buffer.from(`${box.inbox}/`), Buffer.from(name)]);
  writeFileSync(path, 'x');
};
const fileNames: Case[] = [
  ...NAMES.map(([what, name]) =>
    finds('C-57', `a file name that holds ${what}`, [{ code: 'unknown_file' }], {
      files: (box) => odd(box, name),
    }),
  ),
  stops('C-51', 'an export whose name ends in a newline', [/DCC_RENATEN_20170611/], {
    files: (box) => odd(box, 'dcc/DCC_RENATEN_20170611.xlsx\n'),
  }),
  publishes('C-57', 'hidden files of the system', {
    files: (box) => {
      for (const name of ['.DS_Store', 'Thumbs.db', 'dcc/.DS_Store']) box.write(name, 'x');
    },
    also: ['unknown_file'],
  }),
  finds('C-57', 'an unknown folder in the inbox', [{ code: 'unknown_file' }], {
    files: (box) => void box.write('archives/minutes.xlsx', 'x'),
  }),
  finds('C-101', 'an older extraction in a folder of its own', [{ code: 'unknown_file' }], {
    files: (box) => void box.write('archives/DCC_RENATEN_20150101.xlsx', 'x'),
  }),
  stops('C-101', 'a newer extraction in a folder of its own', ['DCC_RENATEN_20200101.xlsx'], {
    files: (box) => void box.write('archives/DCC_RENATEN_20200101.xlsx', 'x'),
  }),
  publishes('C-52', 'lower case and the extension in capitals', {
    files: (box) => rename(box, 'dcc/dcc_renaten_20170610.XLSX'),
  }),
];

/** Nobody's account: the mode of a file does not stop root. */
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const forNobody = (box: Box, path: string): void => {
  for (const folder of [box.root, box.inbox]) chmodSync(folder, 0o777);
  chmodSync(path, 0);
};
const unreadable: Case[] =
  process.getuid?.() === 0
    ? [
        stops('S-9', 'an extraction that the account may not read', [DCC_FILE], {
          files: (box) => forNobody(box, box.dcc),
          night: { under: AS_NOBODY },
        }),
        stops('S-9', 'a folder that the account may not read', ['dcc'], {
          files: (box) => forNobody(box, box.path('dcc')),
          night: { under: AS_NOBODY },
        }),
        stops('C-54', 'oppositions.csv that the account may not read', ['oppositions.csv'], {
          files: (box) => forNobody(box, box.write('oppositions.csv', 'N° dossier DCC;IPP\r\n')),
          night: { under: AS_NOBODY },
        }),
      ]
    : [];

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Grows or replaces a file as soon as the run has started, until it has ended. */
const live = (title: string, meddle: (path: string, box: Box) => void, report?: string): Case => {
  let inbox: Box | undefined;
  const pathIn = (box: Box): string => (report === undefined ? box.dcc : box.orbis(report));
  return stops('S-9', title, [report === undefined ? DCC_FILE : `ORBIS_${report}`], {
    files: (box) => {
      inbox = box;
      utimesSync(pathIn(box), new Date(), new Date());
    },
    night: {
      during: async (pid) => {
        while (isAlive(pid)) {
          if (inbox !== undefined) meddle(pathIn(inbox), inbox);
          await setTimeout(30);
        }
      },
    },
  });
};
const grow = (path: string): void => appendFileSync(path, 'more');
const alive: Case[] = [
  live('the extraction grows while it is read', grow),
  live('the extraction is replaced while it is read', (path, box) => {
    const other = box.write('other', 'PK\x03\x04 half a file');
    renameSync(other, path);
  }),
  live('a report grows while it is read', grow, 'CURES'),
];

const controls: Case[] = [
  publishes('C-54', 'oppositions with a header only', {
    files: (box) => void box.write('oppositions.csv', 'N° dossier DCC;IPP\r\n'),
  }),
  publishes('C-54', 'an opposed patient is in nothing', {
    files: (box) => void box.write('oppositions.csv', latin('N° dossier DCC;IPP\r\nDCC0000102B;\r\n')),
    holds: [
      ['SELECT count(*) FROM dim_patient', 2],
      ['SELECT patients_opposed FROM etl_run', 1],
      ["SELECT count(*) FROM fact_line_of_therapy WHERE place_of_care = 'outside'", 0],
    ],
  }),
  publishes('C-54', 'oppositions with one of the two columns', {
    files: (box) => void box.write('oppositions.csv', 'N° dossier DCC\r\nDCC0000102B\r\n'),
    holds: [['SELECT count(*) FROM dim_patient', 2]],
  }),
  publishes('C-54', 'an opposed IPP that lost its zero', {
    files: (box) => void box.write('oppositions.csv', 'N° dossier DCC;IPP\r\n;4456781\r\n'),
    holds: [['SELECT count(*) FROM dim_patient', 2]],
  }),
  finds('C-54', 'an opposed number that nobody has', [{ code: 'unknown_opposition' }], {
    files: (box) => void box.write('oppositions.csv', 'N° dossier DCC;IPP\r\nDCC9999999Z;\r\n'),
    hides: ['DCC9999999Z'],
  }),
  ...(
    [
      ['is empty', ''],
      ['has no header', 'DCC0000102B;\r\n'],
      ['has another separator and no header', 'DCC0000102B,\r\n'],
      ['has one column twice', 'N° dossier DCC;N° dossier DCC;IPP\r\nDCC0000102B;;\r\n'],
      ['is a workbook', workbook({ a: [['N° dossier DCC', 'IPP']] })],
      ['is HTML', '<html></html>'],
      [
        'holds bytes that 1252 leaves undefined',
        Buffer.from('N\xb0 dossier DCC;IPP\r\n\x81\x8d;\r\n', 'latin1'),
      ],
      ['has a quote that never ends', 'N° dossier DCC;IPP\r\n"DCC0000102B;\r\nDCC0000101A;\r\n'],
    ] as const
  ).map(([what, bytes]) =>
    stops('C-54', `oppositions.csv ${what}: an opposition might be overlooked`, ['oppositions.csv'], {
      files: (box) => void box.write('oppositions.csv', bytes),
    }),
  ),
  stops('C-54', 'oppositions.csv is a directory', ['oppositions.csv'], {
    files: (box) => mkdirSync(box.path('oppositions.csv')),
  }),
  publishes('C-107', 'oppositions with another separator leave their people out', {
    files: (box) => void box.write('oppositions.csv', latin('N° dossier DCC,IPP\r\nDCC0000102B,\r\n')),
    holds: [['SELECT count(*) FROM dim_patient', 2]],
  }),
  publishes('C-54', 'oppositions in UTF-16', {
    files: (box) =>
      void box.write(
        'oppositions.csv',
        Buffer.from('\ufeffN° dossier DCC;IPP\r\nDCC0000102B;\r\n', 'utf16le'),
      ),
    holds: [['SELECT count(*) FROM dim_patient', 2]],
  }),
  {
    rule: 'C-54',
    title: 'all patients are opposed: an empty warehouse is never published',
    exit: 1,
    says: [/dim_patient is empty/],
    files: (box) =>
      void box.write(
        'oppositions.csv',
        latin(csvText([['N° dossier DCC', 'IPP'], ...FICHES.slice(1).map((row) => [row[3] ?? '', ''])])),
      ),
  },
  finds('C-54', 'a stale correction', [{ code: 'stale_correction', file: 'corrections.csv', row: 2 }], {
    files: (box) =>
      void box.write(
        'corrections.csv',
        latin(
          'source;key;column;old_value;new_value;author;reason;date\r\nSuivi;DCC0000101A;Etat;Décédé;Vivant;ab;typo;01/06/2017\r\n',
        ),
      ),
  }),
  publishes('C-54', 'a correction that fits is applied', {
    files: (box) =>
      void box.write(
        'corrections.csv',
        latin(
          'source;key;column;old_value;new_value;author;reason;date\r\nLignes de traitement;DCC0000102B|1;Meilleure réponse;SD;RP;ab;typo;01/06/2017\r\n',
        ),
      ),
    holds: [["SELECT count(*) FROM fact_line_of_therapy WHERE best_response = 'sd'", 0]],
  }),
  stops('C-54', 'corrections.csv is no CSV of corrections', ['corrections.csv'], {
    files: (box) => void box.write('corrections.csv', 'a;b;c\r\n1;2;3\r\n'),
  }),
];

const modes: Case[] = [
  publishes('S-9', 'files that only their owner may read', { files: (box) => chmodSync(box.dcc, 0o400) }),
];

export const INBOX: readonly Case[] = [
  ...unfinished,
  ...links,
  ...stamps,
  ...fileNames,
  ...unreadable,
  ...alive,
  ...controls,
  ...modes,
];
