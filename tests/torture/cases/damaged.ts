import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Box } from '../box.ts';
import { type Case, finds, publishes, stops } from '../case.ts';
import { csvText, DCC_FILE, validDelivery, workbook } from '../valid.ts';
import { edited, type Member, unzip, zip } from '../zip.ts';

const change = (path: string, alter: (bytes: Buffer) => Buffer): void =>
  writeFileSync(path, alter(readFileSync(path)));
const dcc =
  (alter: (bytes: Buffer) => Buffer) =>
  (box: Box): void =>
    change(box.dcc, alter);
const names = [DCC_FILE];

const XLSX_LENGTHS = [0, 1, 2, 3, 4, 13, 14, 22, 29, 30, 50, 100, 128, 199, 200, 250, 299, 1000, 5000];
const cutShort = XLSX_LENGTHS.map((length) =>
  stops('S-9', `an .xlsx cut to ${length} bytes`, names, { files: (box) => truncateSync(box.dcc, length) }),
);
const cutAtEnd = [1, 2, 21, 22, 23, 100].map((bytes) =>
  stops('S-9', `an .xlsx without its last ${bytes} bytes`, names, {
    files: dcc((whole) => whole.subarray(0, whole.length - bytes)),
  }),
);

/** The delivery with the registry's workbook in another format and name. */
export function asXls(box: Box, name = 'dcc/DCC_RENATEN_20170610.xls', rows = validDelivery().dcc): void {
  truncateSync(box.dcc, 0);
  box.remove(`dcc/${DCC_FILE}`);
  box.write(name, workbook(rows, 'biff8'));
}

const XLS = 'DCC_RENATEN_20170610.xls';
const cutXls = [0, 3, 8, 100, 299, 511, 512, 513, 2048, 4096].map((length) =>
  stops('S-9', `an .xls cut to ${length} bytes`, [XLS], {
    files: (box) => {
      asXls(box);
      truncateSync(box.path(`dcc/${XLS}`), length);
    },
  }),
);

/** Flips one bit of the packed bytes of the first sheet. */
const flipped = (part: number) =>
  dcc((bytes) => {
    const copy = Buffer.from(bytes);
    const at = copy.indexOf('xl/worksheets/sheet1.xml') + 24 + part;
    copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
    return copy;
  });
const flips = [0, 40, 400, 800].map((part) =>
  stops('S-9', `one bit turned ${part} bytes into a packed sheet`, names, { files: flipped(part) }),
);

const OF_ANOTHER_KIND: readonly (readonly [string, string | Buffer])[] = [
  ['HTML', '<html><table><tr><td>N° fiche</td></tr></table></html>'],
  ['HTML after a blank and a BOM', '\ufeff \r\n<!DOCTYPE html><html></html>'],
  [
    'XML spreadsheet',
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
  ],
  ['PDF', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'],
  ['RTF', '{\\rtf1\\ansi Fiches RCP}'],
  ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
  ['RAR', Buffer.from('526172211a0700', 'hex')],
  ['text', 'nothing to see here\n'],
  ['CSV', csvText(validDelivery().dcc['Fiches RCP'] ?? [])],
  ['JSON', '[{"N° fiche":"F1"}]'],
  ['SYLK', 'ID;PWXL;N;E\nC;Y1;X1;K"N° fiche"\nE\n'],
  ['DIF', 'TABLE\n0,1\n"EXCEL"\nVECTORS\n0,1\n""\n'],
  ['dBase', Buffer.concat([Buffer.from('030000000000000000000000', 'hex'), Buffer.alloc(600, 32)])],
  ['Lotus', Buffer.concat([Buffer.from('00000200060404000000', 'hex'), Buffer.alloc(600)])],
  ['nothing but zeros', Buffer.alloc(20_000)],
];
const otherKinds = OF_ANOTHER_KIND.map(([kind, bytes]) =>
  stops('S-9', `${kind} named .xlsx`, names, { files: (box) => box.write(`dcc/${DCC_FILE}`, bytes) }),
);

const FOREIGN: readonly (readonly [string, (box: Box) => void])[] = [
  ['BIFF named .xlsx', (box) => box.write(`dcc/${DCC_FILE}`, workbook(validDelivery().dcc, 'biff8'))],
  ['an .xlsb named .xlsx', (box) => box.write(`dcc/${DCC_FILE}`, workbook(validDelivery().dcc, 'xlsb'))],
  ['an .ods named .xlsx', (box) => box.write(`dcc/${DCC_FILE}`, workbook(validDelivery().dcc, 'ods'))],
  [
    'a zip of texts',
    (box) => box.write(`dcc/${DCC_FILE}`, zip([{ name: 'a.txt', content: Buffer.from('a') }])),
  ],
  ['a zip without any member', (box) => box.write(`dcc/${DCC_FILE}`, zip([]))],
  [
    'a Word document',
    (box) =>
      box.write(
        `dcc/${DCC_FILE}`,
        zip([
          { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
          { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
        ]),
      ),
  ],
  [
    'a password: the encrypted package of Excel',
    (box) => {
      const cfb = workbook(validDelivery().dcc, 'biff8');
      const at = cfb.indexOf(Buffer.from('Workbook', 'utf16le'));
      Buffer.from('EncryptedPackage', 'utf16le').copy(cfb, at);
      box.write(`dcc/${DCC_FILE}`, cfb);
    },
  ],
];
const foreign = FOREIGN.map(([kind, files]) => stops('S-9', `${kind} as extraction`, names, { files }));

const members = (alter: (all: Member[]) => Member[], comment = '') =>
  dcc((bytes) => zip(alter(unzip(bytes)), comment));
const first = /sheet1\.xml$/;
const onSheet = (alter: (one: Member) => Member) =>
  members((all) => all.map((one) => (first.test(one.name) ? alter(one) : one)));
const bomb = (megabytes: number): Member => {
  const content = Buffer.alloc(megabytes * 1024 * 1024, 'A');
  return { name: 'xl/media/bomb.bin', content, packed: deflateRawSync(content, { level: 9 }) };
};

const SHEET = 'xl/worksheets/sheet1.xml';
const zips: Case[] = [
  stops('S-9', 'a sheet whose CRC is wrong', names, {
    files: onSheet((one) => ({ ...one, claim: { crc: (crc32(one.content) ^ 1) >>> 0 } })),
  }),
  stops('S-9', 'a sheet longer than it claims', names, {
    files: onSheet((one) => ({ ...one, claim: { size: one.content.length - 10 } })),
  }),
  stops('S-9', 'a sheet shorter than it claims', names, {
    files: onSheet((one) => ({ ...one, claim: { size: one.content.length + 10 } })),
  }),
  stops('S-9', 'a packed size beyond the end of the file', names, {
    files: onSheet((one) => ({ ...one, claim: { packed: 50_000_000 } })),
  }),
  stops('S-9', 'a member that starts beyond the end of the file', names, {
    files: onSheet((one) => ({ ...one, claim: { offset: 50_000_000 } })),
  }),
  stops('S-9', 'a member that starts in the middle of another', names, {
    files: onSheet((one) => ({ ...one, claim: { offset: 77 } })),
  }),
  stops('S-9', 'an encrypted member', names, { files: onSheet((one) => ({ ...one, flags: 1 })) }),
  stops('S-9', 'a method of packing that Excel does not use', names, {
    files: onSheet((one) => ({ ...one, method: 14, packed: one.content })),
  }),
  publishes('S-9', 'members that are stored, not packed', {
    files: members((all) => all.map((one) => ({ ...one, method: 0 }))),
  }),
  publishes('S-9', 'a comment at the end of the archive', {
    files: members((all) => all, 'ecrit par le DCC'),
  }),
  stops('S-9', 'one sheet stands twice in the archive', names, {
    files: members((all) => [...all, ...all.filter(({ name }) => first.test(name))]),
  }),
  stops('C-59', 'a member that inflates to 300 MB', names, { files: members((all) => [...all, bomb(300)]) }),
  stops('C-59', 'a member that inflates to 300 MB and claims 1 kB', names, {
    files: members((all) => [...all, { ...bomb(300), claim: { size: 1000 } }]),
  }),
  stops('C-59', 'a sheet of 300 MB that holds one letter', names, {
    files: onSheet((one) => ({ ...bomb(300), name: one.name })),
  }),
  stops('C-59', 'a member that claims 4,294,967,295 bytes', names, {
    files: onSheet((one) => ({ ...one, claim: { size: 0xff_ff_ff_ff } })),
  }),
  stops('S-9', 'the sheet is absent that the workbook lists', names, {
    files: members((all) => all.filter(({ name }) => !first.test(name))),
  }),
  stops('S-9', 'no list of sheets', names, {
    files: members((all) => all.filter(({ name }) => name !== 'xl/workbook.xml')),
  }),
  stops('S-9', 'the shared texts are absent', names, {
    files: (box) => {
      const whole = workbook(validDelivery().dcc, 'xlsx', { isShared: true });
      box.write(`dcc/${DCC_FILE}`, zip(unzip(whole).filter(({ name }) => !/sharedStrings/.test(name))));
    },
  }),
  publishes('S-9', 'shared texts', {
    files: (box) =>
      void box.write(`dcc/${DCC_FILE}`, workbook(validDelivery().dcc, 'xlsx', { isShared: true })),
  }),
  stops('S-9', 'a shared text beyond the last one', names, {
    files: (box) => {
      const whole = workbook(validDelivery().dcc, 'xlsx', { isShared: true });
      box.write(
        `dcc/${DCC_FILE}`,
        edited(whole, SHEET, (text) => text.replace(/t="s"><v>\d+</, 't="s"><v>99999<')),
      );
    },
  }),
];

const xml = (edit: (text: string) => string, name: string | RegExp = SHEET) =>
  dcc((bytes) => edited(bytes, name, edit));
const sheets: Case[] = [
  stops('S-9', 'a sheet without its end', names, { files: xml((text) => text.slice(0, text.length / 2)) }),
  stops('S-9', 'a sheet that is no XML', names, { files: xml(() => 'not xml at all') }),
  stops('S-9', 'an empty sheet part', names, { files: xml(() => '') }),
  publishes('C-59', 'a dimension that lies: one cell', {
    files: xml((text) => text.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1"/>')),
    holds: [['SELECT count(*) FROM dim_patient', 3]],
  }),
  publishes('C-59', 'a dimension that lies: the whole sheet', {
    files: xml((text) => text.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')),
  }),
  publishes('C-59', 'no dimension', { files: xml((text) => text.replace(/<dimension ref="[^"]*"\/>/, '')) }),
  finds('C-59', 'entities that multiply are not expanded', [{ code: 'missing_key', row: 900 }], {
    exit: 3,
    orStops: true,
    files: xml((text) =>
      text
        .replace(
          /^(<\?xml[^>]*\?>)?/,
          '$1<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        )
        .replace(
          '<sheetData>',
          '<sheetData><row r="900"><c r="A900" t="inlineStr"><is><t>&b;</t></is></c></row>',
        ),
    ),
  }),
  publishes('S-9', 'names with a prefix', {
    files: xml((text) =>
      text
        .replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
        .replace(/ xmlns="/, ' xmlns:x="')
        .replace('<x:?xml', '<?xml'),
    ),
  }),
  publishes('S-9', 'comments and processing instructions between rows', {
    files: xml((text) => text.replaceAll('</row>', '</row><!-- </row> <row> --><?excel </row>?>')),
  }),
  publishes('S-9', 'rows and cells without their references', {
    files: xml((text) =>
      text.replace(/<row r="\d+"/g, '<row').replace(/(<row[^>]*>)([\s\S]*?)(?=<\/row>)/g, (row) => row),
    ),
  }),
  stops('S-9', 'two rows of one number', [...names, 'Fiches RCP'], {
    files: xml((text) => text.replace('<row r="3"', '<row r="2"')),
  }),
  stops('C-59', 'a cell of 10 million letters in a workbook', names, {
    files: xml((text) => text.replace('FOLFOX + bevacizumab', 'A'.repeat(10_000_000))),
  }),
  stops(
    'S-2',
    'a damaged report whose sheet is called like a patient',
    ['ORBIS_CURES_20170610.xlsx', 'CURES'],
    {
      files: (box) => {
        const report = workbook({ 'ZYGOMATIX Quentinette': validDelivery().orbis.CURES ?? [] });
        box.write(
          'orbis/ORBIS_CURES_20170610.xlsx',
          edited(report, SHEET, (text) => text.replace('<row r="3"', '<row r="2"')),
        );
      },
    },
  ),
];

const manifest = (text: string) => (box: Box) => void box.write('dcc/MANIFEST.sha256', text);
const manifests: Case[] = [
  stops('S-9', 'a manifest whose sum differs', names, {
    files: manifest(`${'0'.repeat(64)}  ${DCC_FILE}\n`),
  }),
  stops('S-9', 'a manifest that lacks a file', names, { files: manifest(`${'0'.repeat(64)}  other.xlsx\n`) }),
  stops('S-9', 'a manifest that is no list of sums', ['MANIFEST.sha256'], { files: manifest('hello\n') }),
  stops('S-9', 'an empty manifest', ['MANIFEST.sha256'], { files: manifest('') }),
];

const xls: Case[] = [
  finds('S-9', 'an .xls is used, with a finding', [{ code: 'unverifiable_format', file: XLS }], {
    files: (box) => asXls(box),
    holds: [['SELECT count(*) FROM dim_patient', 3]],
  }),
  stops('S-9', 'an .xls whose chain of sectors is a loop', [XLS], {
    files: (box) => {
      asXls(box);
      change(box.path(`dcc/${XLS}`), (bytes) => {
        const copy = Buffer.from(bytes);
        // Every sector says that it follows itself.
        const table = (copy.readInt32LE(76) + 1) * 512;
        for (let sector = 0; sector < 128; sector += 1) copy.writeInt32LE(sector, table + 4 * sector);
        return copy;
      });
    },
  }),
  stops('C-51', 'one stamp, two formats', [DCC_FILE, XLS], {
    files: (box) => void box.write(`dcc/${XLS}`, workbook(validDelivery().dcc, 'biff8')),
  }),
];

export const DAMAGED: readonly Case[] = [
  ...cutShort,
  ...cutAtEnd,
  ...cutXls,
  ...flips,
  ...otherKinds,
  ...foreign,
  ...zips,
  ...sheets,
  ...manifests,
  ...xls,
];
