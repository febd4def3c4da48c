import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import type { Cell } from '../../tools/samples/truth.ts';
import { biffBook } from '../../tools/samples/write/biff.ts';
import { csvBook } from '../../tools/samples/write/csv.ts';
import type { DccForm } from '../../tools/samples/write/dcc-files.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { xlsxBook } from '../../tools/samples/write/xlsx.ts';
import { filesOf, folded, recordsOf, sheetsOf } from './reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DATES = [
  { day: '2014-03-12', format: 'dd/mm/yyyy', shown: '12/03/2014' },
  { day: '2016-02-29', format: 'dd/mm/yyyy', shown: '29/02/2016' },
  { day: '1931-12-31', format: 'dd/mm/yyyy', shown: '31/12/1931' },
  { day: '4000-12-31', format: 'dd/mm/yyyy', shown: '31/12/4000' },
  { day: '2012-05-01', format: 'mmm-yy', shown: 'May-12' },
  { day: '2012-05-17', format: 'mm/yyyy', shown: '05/2012' },
  { day: '2012-10-02', format: 'dd/mm', shown: '02/10' },
  { day: '2009-07-30', format: 'yyyy', shown: '2009' },
  { day: '2009-07-30', format: 'dd/mm/yyyy hh:mm', minutes: 9 * 60 + 5, shown: '30/07/2009 09:05' },
] as const;
const PLAIN: readonly Cell[] = [
  'Œdèmes & <5 %> "là"',
  ' 12,5 ',
  'deux\nlignes',
  12.5,
  0,
  true,
  { percent: 0.15 },
];

describe.each([
  { form: 'xlsx', book: (path: string) => xlsxBook(path), is1904: false },
  { form: 'xlsx of 1904', book: (path: string) => xlsxBook(path, { is1904: true }), is1904: true },
  { form: 'xls', book: biffBook, is1904: false },
])('a workbook written as $form', ({ form, book, is1904 }) => {
  const path = join(folder, form);
  const sink = book(path);
  const sheet = sink.sheet('Fiches RCP');
  sheet.write(['Extraction DCC']);
  sheet.mergeLastRow(3);
  sheet.write([]);
  for (const { shown: _shown, ...date } of DATES) sheet.write([date]);
  sheet.write([null, ...PLAIN]);
  sink.close();
  const rows = sheetsOf(filesOf(folder).get(form) ?? Buffer.alloc(0)).get('Fiches RCP') ?? [];

  it('is read back by SheetJS with every text, number, percentage and yes or no', () => {
    const read = rows[DATES.length + 2]?.slice(1).map((cell) => cell?.value);
    expect(read).toEqual(PLAIN.map((cell) => (typeof cell === 'object' ? 0.15 : cell)));
    expect(rows[DATES.length + 2]?.at(-1)?.text).toBe('15%');
  });

  it.each(DATES.map((date, k) => ({ ...date, k })))('shows $day as $shown', ({ day, shown, k }) => {
    const cell = rows[k + 2]?.[0];
    const date = XLSX.SSF.parse_date_code(Number(cell?.value), { date1904: is1904 });
    expect([date.y, date.m, date.d]).toEqual(day.split('-').map(Number));
    expect(XLSX.SSF.format(cell?.format ?? '', cell?.value, { date1904: is1904 })).toBe(shown);
  });
});

describe('a CSV export', () => {
  it.each([
    ['windows-1252', 'win1252'],
    ['utf-8', 'utf8'],
    ['utf-8-bom', 'utf8'],
  ] as const)('in %s is read back as the text that its cells show', (encoding, decoding) => {
    const path = join(folder, encoding);
    const sink = csvBook(() => path, encoding);
    sink.sheet('').write([...PLAIN, DATES[0], DATES[4], null]);
    sink.close();
    const bytes = filesOf(folder).get(encoding) ?? Buffer.alloc(0);
    expect(recordsOf(bytes, decoding)).toEqual([
      [
        'Œdèmes & <5 %> "là"',
        ' 12,5 ',
        'deux\nlignes',
        '12,5',
        '0',
        'VRAI',
        '15 %',
        '12/03/2014',
        '05/2012',
        '',
      ],
    ]);
    expect(bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))).toBe(encoding === 'utf-8-bom');
    expect(bytes.subarray(-2).toString()).toBe('\r\n');
  });
});

describe('an inbox of 80 patients', () => {
  const rowsIn = (form: DccForm): Readonly<Record<string, number>> => {
    const out = join(folder, `inbox-${form}`);
    const truth = inventCohort({ seed: 2, patients: 80 });
    writeInbox(out, truth, { extractions: [{ on: '2017-06-10', form }] });
    const dcc = [...filesOf(join(out, 'dcc'))];
    const tables =
      form === 'csv'
        ? dcc.map(
            ([name, bytes]) =>
              [folded(name.slice(21, -4).replaceAll('_', ' ')), recordsOf(bytes, 'win1252')] as const,
          )
        : dcc.flatMap(([, bytes]) =>
            [...sheetsOf(bytes)].map(([name, rows]) => [folded(name), rows] as const),
          );
    return Object.fromEntries(
      tables.map(([name, rows]) => [
        name,
        rows.filter((row) => row.some((cell) => cell !== undefined && cell !== '')).length,
      ]),
    );
  };

  it.each(['xlsx1904', 'xls', 'csv'] as const)('has the same rows as %s as it has as xlsx', (form) => {
    const rows = rowsIn(form);
    expect(Object.keys(rows).sort()).toEqual([
      'fiches rcp',
      'lignes de traitement',
      'parametres',
      'suivi',
      'toxicites',
    ]);
    expect(rows).toEqual(rowsIn('xlsx'));
  });
});
