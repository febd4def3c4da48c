import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { columnOf, filesOf, recordsOf, type SeenCell, sheetsOf } from './reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'spellings-'));
writeInbox(folder, inventCohort({ seed: 1, patients: 160 }));
const files = filesOf(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (path: string): Buffer => files.get(path) ?? Buffer.alloc(0);
const newest = sheetsOf(bytesOf('dcc/DCC_RENATEN_20170610_0830.xlsx'));
const column = (sheet: string, header: string): SeenCell[] => columnOf(newest.get(sheet) ?? [], header);

const dates = [
  ...column('Fiches RCP', 'Date du diagnostic'),
  ...column('Fiches RCP', 'Date des métastases'),
  ...column('Fiches RCP', 'Date RCP'),
  ...column('Lignes de traitement', 'Date début'),
  ...column('Lignes de traitement', 'Date fin'),
  ...column('Lignes de traitement', 'Date de progression'),
  ...column('Suivi', 'Date de décès'),
  ...column('Suivi', 'Date des dernières nouvelles'),
];
const texts = (cells: readonly SeenCell[]): string[] =>
  cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

describe('in the newest extraction of 160 invented patients', () => {
  it.each([
    ['dd/mm/yyyy', /^\d\d\/\d\d\/(19|20)\d\d$/],
    ['d/m/yyyy', /^\d\/\d\/(19|20)\d\d$/],
    ['yyyy-mm-dd', /^\d{4}-\d\d-\d\d$/],
    ['12 mars 2014', /^\d{1,2} [a-zéû]+ \d{4}$/],
    ['03/2014', /^\d\d\/\d{4}$/],
    ['mars 2014', /^[a-zéû]+ \d{4}$/],
    ['??/03/2014', /^\?\?\//],
    ['00/03/2014', /^00\//],
    ['XX/03/2014', /^XX\//],
    ['2014-03', /^\d{4}-\d\d$/],
    ['2014', /^\d{4}$/],
    ['début 2014', /^début \d{4}$/],
    ['a year of two digits', /^\d\d\/\d\d\/\d\d$/],
    ['a day that does not exist', /^31\/0[26]\//],
    ['a missing mark', /^(NR|NC|ND|DM|-)$/i],
    ['an unknown mark', /^(NSP|inconnu|\?|ne sait pas)$/i],
    ['a mark of what does not apply', /^(NA|sans objet|non applicable)$/],
  ])('a date is written as text %s (S-7, S-8, C-9, C-26)', (_name, pattern) => {
    expect(texts(dates).some((text) => pattern.test(text.trim()))).toBe(true);
  });

  it.each(['dd/mm/yyyy', 'mmm-yy', 'mm/yyyy', 'yyyy'])('a date is an Excel date under %s (S-8)', (format) => {
    expect(dates.some((cell) => typeof cell.value === 'number' && cell.format === format)).toBe(true);
  });

  it('a year is a plain number (C-64)', () => {
    expect(
      dates.some((cell) => typeof cell.value === 'number' && cell.value < 2101 && cell.format === 'General'),
    ).toBe(true);
  });

  it.each([
    ['Ki67 (%)', /^\d+$/],
    ['Ki67 (%)', /^<\s?\d/],
    ['Ki67 (%)', /^>\s?\d/],
    ['Ki67 (%)', /^<=/],
    ['Ki67 (%)', /^>=/],
    ['Ki67 (%)', /^\d+-\d+/],
    ['Ki67 (%)', /^\d+ à \d+/],
    ['Ki67 (%)', /^~/],
    ['Ki67 (%)', /^02\/10$/],
    ['Grade OMS', /^[123]$/],
    ['Grade OMS', /^G[123]$/],
    ['Grade OMS', /^I+$/],
    ['Grade OMS', /OMS 2010/],
    ['CIM-10', /^C\d\d\.\d$/],
    ['CIM-10', /^C\d\d\d$/],
    ['CIM-10', /\+0$/],
    ['Stade OMS (0-4)', /^OMS \d$/],
    ['Stade OMS (0-4)', /^1 : Patient symptomatique mais ambulatoire$/],
    ['Taille (mm)', /cm$/],
    ['Mitoses /10 champs', /^\d+,\d$/],
    ['Sexe', /^H$/],
    ['Sexe', /^[12]$/],
    ['NEM1', /^O$/],
    ['NEM1', /^Non$/],
    ['NEM1', /^[01]$/],
    ['NEM1', /^Faux$/],
    ['Sites métastatiques', / ; /],
    ['Sites métastatiques', / \/ /],
    ['Proposition thérapeutique', /FOLFOX.*bev/],
    ['Proposition thérapeutique', /bév/],
    ['Proposition thérapeutique', /Avastin/],
    ['Proposition thérapeutique', /^si | si /i],
    ['Proposition thérapeutique', /à discuter/i],
    ['Proposition thérapeutique', /arrêt|stop|pas de|pas d'indication|contre-indication|sans|non retenu/i],
    ['Proposition thérapeutique', /Poursuite/],
    ['IPP CHU', /^0\d{7}$/],
    ['IPP CHU', /^\d{7}$/],
  ])('%s is written as %s', (header, pattern) => {
    expect(
      texts(column('Fiches RCP', header))
        .concat(column('Fiches RCP', header).map(({ text }) => text))
        .some((text) => pattern.test(text.trim())),
    ).toBe(true);
  });

  it('a Ki67 has a percent format, and one became a date', () => {
    const formats = column('Fiches RCP', 'Ki67 (%)').map(({ format }) => format);
    expect(formats).toContain('0%');
    expect(formats).toContain('dd/mm');
  });

  it('a proposal contains the name of its own patient, so that privacy is tested where it is hardest', () => {
    const rows = newest.get('Fiches RCP') ?? [];
    const names = new Set(texts(columnOf(rows, 'Nom de naissance')).map((name) => name.trim().toLowerCase()));
    const held = texts(columnOf(rows, 'Proposition thérapeutique')).filter((text) =>
      [...names].some((name) => text.toLowerCase().includes(name)),
    );
    expect(held.length).toBeGreaterThan(3);
  });
});

describe('in the deliveries of the samples', () => {
  const records = (path: string, encoding: 'win1252' | 'utf8'): string[][] =>
    recordsOf(bytesOf(path), encoding);
  const cells = records('orbis/ORBIS_EI_20130107.csv', 'win1252')
    .concat(records('orbis/ORBIS_PATIENTS_20130107.csv', 'win1252'))
    .flat();

  it.each(['', '-', ' - ', '31/12/4000'])(
    '"%s" is written where nothing is known or nothing has ended',
    (mark) => {
      expect(cells).toContain(mark);
    },
  );

  it('one delivery is UTF-8 with a byte order mark, one is .xlsx with numeric IPP', () => {
    expect(bytesOf('orbis/ORBIS_CURES_20160104.csv').subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
    const cures = sheetsOf(bytesOf('orbis/ORBIS_CURES_20170609.xlsx')).get('CURES') ?? [];
    expect(columnOf(cures, 'IPP').every(({ value }) => typeof value === 'number')).toBe(true);
  });

  it('a cure that one delivery calls administered is cancelled by a later one', () => {
    const keyed = (path: string, encoding: 'win1252' | 'utf8'): Map<string, string> => {
      const [header = [], ...rows] = records(path, encoding).map((row) =>
        row.map((cell) => cell.replace('\ufeff', '')),
      );
      const at = (name: string): number => header.indexOf(name);
      return new Map(
        rows.map((row) => [
          [row[at('IPP')], row[at('DATE_CURE')], row[at('MOLECULE')]].join('|'),
          row[at('STATUT')] ?? '',
        ]),
      );
    };
    const first = keyed('orbis/ORBIS_CURES_20130107.csv', 'win1252');
    const second = keyed('orbis/ORBIS_CURES_20160104.csv', 'utf8');
    const cancelled = [...second].filter(
      ([key, status]) => /annul/i.test(status) && /administr/i.test(first.get(key) ?? ''),
    );
    expect(cancelled.length).toBeGreaterThan(0);
  });
});
