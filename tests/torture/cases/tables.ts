import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { Box } from '../box.ts';
import { addColumn, type Case, dropColumn, finds, publishes, setCell, stops } from '../case.ts';
import { csvText, DCC_FILE, latin, type Rows, validDelivery, workbook } from '../valid.ts';

const CURES = 'ORBIS_CURES_20170609.csv';
const rowsOf = (report: string): Rows => validDelivery().orbis[report] ?? [];
const cures = (alter: (text: string) => string | Buffer) => (box: Box) => {
  const written = alter(csvText(rowsOf('CURES')));
  writeFileSync(box.orbis('CURES'), typeof written === 'string' ? latin(written) : written);
};
const ALL_LOADED = [
  [`SELECT sum(rows_loaded) FROM etl_row_count WHERE stage = 'load' AND sheet = 'CURES'`, 6],
] as const;

const encodings: Case[] = [
  publishes('C-59', 'UTF-8 with a BOM', {
    files: cures((text) => Buffer.from(`\ufeff${text}`)),
    holds: ALL_LOADED,
  }),
  publishes('C-59', 'UTF-8 without a BOM', { files: cures((text) => Buffer.from(text)), holds: ALL_LOADED }),
  publishes('C-59', 'UTF-16 little-endian with a BOM', {
    files: cures((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    holds: ALL_LOADED,
  }),
  publishes('C-59', 'UTF-16 big-endian with a BOM', {
    files: cures((text) => iconv.encode(text, 'utf16-be', { addBOM: true })),
    holds: ALL_LOADED,
  }),
  stops('C-59', 'UTF-16 without a BOM', [CURES], { files: cures((text) => Buffer.from(text, 'utf16le')) }),
  stops('C-59', 'UTF-16 cut in the middle of a letter', [CURES], {
    files: cures((text) => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1)),
  }),
  stops('C-59', 'a byte that Windows-1252 leaves undefined', [CURES], {
    files: cures((text) =>
      Buffer.concat([
        latin(text),
        Buffer.from('04456781;1;07/05/2013;FOLFOX \x81;BEVACIZUMAB;350;Administr\xe9e\r\n', 'latin1'),
      ]),
    ),
  }),
  finds('C-59', 'two encodings in one file', [{ code: 'mixed_encoding', file: CURES }], {
    files: cures((text) =>
      Buffer.concat([
        latin(text),
        Buffer.from('04456781;1;07/05/2013;FOLFOX;BEVACIZUMAB;350;Administrée\r\n'),
      ]),
    ),
    also: ['unknown_code'],
  }),
  stops('C-59', 'NUL bytes in the middle of a CSV', [CURES], {
    files: cures((text) => Buffer.concat([latin(text), Buffer.alloc(64)])),
  }),
  stops('S-9', 'a CSV of NUL bytes: the disk lost it', [CURES], { files: cures(() => Buffer.alloc(4096)) }),
  stops('C-59', 'overlong UTF-8 and half a surrogate', [CURES], {
    files: cures((text) => Buffer.concat([Buffer.from(text), Buffer.from('c0afeda08081', 'hex')])),
  }),
];

const csv: Case[] = [
  publishes('S-9', 'lines that end in LF', {
    files: cures((text) => text.replaceAll('\r\n', '\n')),
    holds: ALL_LOADED,
  }),
  publishes('S-9', 'lines that end in CR', {
    files: cures((text) => text.replaceAll('\r\n', '\r')),
    holds: ALL_LOADED,
  }),
  publishes('S-9', 'no end of the last line', { files: cures((text) => text.trimEnd()), holds: ALL_LOADED }),
  publishes('S-9', 'empty lines between rows', {
    files: cures((text) => text.replaceAll('\r\n', '\r\n\r\n')),
    holds: ALL_LOADED,
  }),
  publishes('S-9', 'lines of nothing but separators', {
    files: cures((text) => `${text};;;;;;\r\n`),
    holds: ALL_LOADED,
  }),
  publishes('S-9', 'every cell in quotes, separators and line ends within', {
    files: cures((text) => text.replace(/[^;\r\n]+/g, '"$&"').replace('"FOLFOX BEVA"', '"FOLFOX BEVA"')),
    holds: ALL_LOADED,
  }),
  stops('S-9', 'a quote that never ends', [CURES], {
    files: cures((text) => text.replace('FOLFOX BEVA', '"FOLFOX BEVA')),
  }),
  finds('S-9', 'text after a closing quote', [{ code: 'ragged_row', file: CURES }], {
    files: cures((text) => text.replace('FOLFOX BEVA', '"FOLFOX"; BEVA')),
    also: [
      'unknown_code',
      'unknown_drug',
      'line_from_hospital',
      'missing_key',
      'not_a_number',
      'out_of_range',
    ],
  }),
  finds('C-57', 'a row with a cell too many', [{ code: 'ragged_row', file: CURES, row: 2 }], {
    files: cures((text) => text.replace(/Administrée\r\n/, 'Administrée;more\r\n')),
  }),
  finds('C-57', 'a row with a cell too few', [{ code: 'ragged_row', file: CURES, row: 2 }], {
    files: cures((text) => text.replace(/;350;Administrée\r\n/, '\r\n')),
  }),
  stops('S-9', 'commas instead of semicolons', [CURES, /comma/], {
    files: cures((text) => text.replaceAll(';', ',')),
  }),
  stops('S-9', 'tabs instead of semicolons', [CURES, /tab/], {
    files: cures((text) => text.replaceAll(';', '\t')),
  }),
  stops('C-57', 'a doubled header', [CURES, 'DATE_CURE'], {
    files: cures((text) => text.replace('NUM_CURE', 'DATE_CURE')),
  }),
  stops('C-57', 'headers that fold to one', [CURES], {
    files: cures((text) => text.replace('NUM_CURE', ' Date-cure ').replace(' Date-cure ', ' date_cure  ')),
  }),
  stops('C-53', 'a required column is absent', [CURES, 'STATUT'], {
    files: cures((text) => text.replace('STATUT', 'AUTRE')),
  }),
  publishes('C-53', 'an optional column is absent', {
    files: cures((text) => text.replace('NUM_CURE;', '').replaceAll('04456781;1;', '04456781;')),
    also: ['missing_column'],
    holds: ALL_LOADED,
  }),
  stops('C-57', 'a report without a header', [CURES], {
    files: cures((text) => text.slice(text.indexOf('\r\n') + 2)),
  }),
  stops('C-57', 'a report of blanks', [CURES], { files: cures(() => ' \r\n \r\n') }),
  publishes('S-9', 'columns in another order, headers in other case', {
    files: (box) =>
      writeFileSync(
        box.orbis('CURES'),
        latin(
          csvText(
            rowsOf('CURES')
              .map((row, at) => (at === 0 ? row.map((cell) => ` ${String(cell).toLowerCase()} `) : row))
              .map((row) => row.toReversed()),
          ),
        ),
      ),
    holds: ALL_LOADED,
  }),
  finds('C-53', 'a column that nobody declared', [{ code: 'unknown_column', file: CURES }], {
    files: cures((text) => text.replaceAll('\r\n', ';x\r\n')),
    holds: ALL_LOADED,
  }),
  finds('C-53', 'a header __proto__ in a CSV', [{ code: 'unknown_column', file: CURES }], {
    files: cures((text) => text.replace('NUM_CURE', '__proto__')),
    holds: ALL_LOADED,
  }),
  stops('S-9', 'the first line is "sep=;" and the rest is HTML', [CURES], {
    files: cures(() => 'sep=;\r\n<html><body>Session expirée</body></html>'),
  }),
  stops('S-9', 'a login page named .csv', [CURES], {
    files: cures(() => '<!DOCTYPE html>\n<html><body>Votre session a expiré</body></html>'),
  }),
  stops('S-9', 'a workbook named .csv', [CURES], {
    files: (box) => writeFileSync(box.orbis('CURES'), workbook({ CURES: rowsOf('CURES') })),
  }),
  stops('S-9', 'an ORBIS error message', [CURES], { files: cures(() => 'ORA-01555: snapshot too old\r\n') }),
  publishes('C-57', 'a report with a header and no row', {
    files: cures((text) => text.slice(0, text.indexOf('\r\n') + 2)),
    also: ['empty_sheet'],
  }),
  finds('C-59', 'a text of 10 million letters', [{ code: 'cell_too_long', file: CURES }], {
    files: cures((text) => text.replace('FOLFOX BEVA', 'A'.repeat(10_000_000))),
    also: ['unknown_drug', 'line_from_hospital', 'order_undecided'],
  }),
  stops('C-59', 'one line of 300 MB', [CURES], {
    files: (box) => writeFileSync(box.orbis('CURES'), Buffer.alloc(300 * 1024 * 1024, 'A')),
  }),
  stops('C-59', 'one cell of 300 MB in a good report', [CURES], {
    files: (box) => {
      const text = latin(csvText(rowsOf('CURES')));
      writeFileSync(
        box.orbis('CURES'),
        Buffer.concat([
          text,
          Buffer.from('04456781;1;'),
          Buffer.alloc(300 * 1024 * 1024, 'A'),
          Buffer.from(';;;;\r\n'),
        ]),
      );
    },
  }),
  stops('S-9', 'a million columns', [CURES], { files: cures(() => `${'a;'.repeat(1_000_000)}\r\n`) }),
  stops('C-57', 'ten thousand lines before a header', [CURES], {
    files: cures((text) => `x\r\n`.repeat(10_000) + text),
  }),
  stops('S-9', 'exactly 65,536 rows in an .xls: probably cut', ['DCC_RENATEN_20170610.xls', 'Suivi', '65'], {
    files: (box) => {
      box.remove(`dcc/${DCC_FILE}`);
      const rows = validDelivery().dcc;
      const more = Array.from({ length: 65_536 - 4 }, (_, at) => [`DCC9${at}`, '12/01/2016', 'Vivant']);
      box.write(
        'dcc/DCC_RENATEN_20170610.xls',
        workbook({ ...rows, Suivi: [...(rows.Suivi ?? []), ...more] }, 'biff8'),
      );
    },
  }),
];

type Dcc = Record<string, Rows>;
const dcc =
  (alter: (sheets: Dcc) => void) =>
  (delivery: { dcc: Dcc }): void =>
    alter(delivery.dcc);
const fiches = (alter: (rows: Rows) => void) => dcc((sheets) => alter(sheets['Fiches RCP'] ?? []));
const replace = (sheets: Dcc, from: string, to: Dcc): void => {
  const kept = Object.entries(sheets).filter(([name]) => name !== from);
  for (const name of Object.keys(sheets)) delete sheets[name];
  for (const [name, rows] of [...kept, ...Object.entries(to)]) {
    Object.defineProperty(sheets, name, { value: rows, enumerable: true, configurable: true });
  }
};

const workbooks: Case[] = [
  stops('C-50', 'a required sheet is absent', [DCC_FILE, 'Suivi'], {
    rows: dcc((sheets) => replace(sheets, 'Suivi', {})),
  }),
  stops('C-57', 'two sheets of one folded name', [DCC_FILE, 'SUIVI'], {
    rows: dcc((sheets) => replace(sheets, '', { 'SUIVI ': sheets.Suivi ?? [] })),
  }),
  publishes('S-9', 'sheet names in other case, without accents, with blanks', {
    rows: dcc((sheets) => replace(sheets, 'Toxicités', { ' TOXICITES ': sheets.Toxicités ?? [] })),
  }),
  finds('C-53', 'a sheet named __proto__', [{ code: 'unknown_sheet' }], {
    rows: dcc((sheets) => replace(sheets, '', { ['__proto__']: [['a'], ['b']] })),
  }),
  ...['constructor', 'toString', '__defineGetter__'].map((name) =>
    finds('C-53', `a sheet named ${name}`, [{ code: 'unknown_sheet' }], {
      rows: dcc((sheets) => replace(sheets, '', { [name]: [['a'], ['b']] })),
    }),
  ),
  ...['__proto__', 'constructor', 'hasOwnProperty'].map((name) =>
    finds('C-53', `a header ${name}`, [{ code: 'unknown_column', sheet: 'Fiches RCP' }], {
      rows: fiches((rows) => addColumn(rows, name, 'polluted')),
      hides: ['polluted'],
    }),
  ),
  ...['__proto__', 'constructor', 'toString', 'valueOf'].map((name) =>
    finds(
      'S-7',
      `${name} as the value of a code`,
      [{ code: 'unknown_code', sheet: 'Fiches RCP', row: 2, column: 'Siège' }],
      {
        rows: fiches((rows) => setCell(rows, 1, 'Siège', name)),
        also: ['site_from_icd10'],
      },
    ),
  ),
  stops(
    'C-53',
    'in a workbook, a required column is absent',
    [DCC_FILE, 'Fiches RCP', 'Date RCP', 'Statut de la fiche'],
    {
      rows: fiches((rows) => dropColumn(rows, 'Date RCP')),
    },
  ),
  finds(
    'C-53',
    'in a workbook, an optional column is absent',
    [{ code: 'missing_column', sheet: 'Fiches RCP', column: 'Grade OMS' }],
    {
      rows: fiches((rows) => dropColumn(rows, 'Grade OMS')),
      also: ['grade_disagrees'],
      holds: [
        [
          "SELECT count(*) FROM missing_value WHERE table_name = 'fact_presentation' AND column_name = 'grade' AND reason <> 'not_recorded'",
          0,
        ],
      ],
    },
  ),
  stops('C-57', 'in a workbook, a doubled header', [DCC_FILE, 'Fiches RCP', 'sexe'], {
    rows: fiches((rows) => addColumn(rows, 'sexe', 'M')),
  }),
  stops('C-57', 'no header within 30 rows', [DCC_FILE, 'Fiches RCP'], {
    rows: fiches((rows) => rows.unshift(...Array.from({ length: 31 }, () => ['title']))),
  }),
  publishes('S-9', 'five title rows, and a footer below', {
    rows: fiches((rows) => {
      rows.unshift(['Extraction DCC RENATEN du 01/01/2007 au 10/06/2017'], [], ['CHU'], ['Confidentiel'], []);
      rows.push([], ['Total : 4 fiches'], ["Fin de l'extraction"]);
    }),
    holds: [['SELECT count(*) FROM fact_presentation', 4]],
  }),
  publishes('S-9', 'a thousand empty rows between the fiches', {
    rows: fiches((rows) => rows.splice(2, 0, ...Array.from({ length: 1000 }, () => []))),
    holds: [['SELECT count(*) FROM fact_presentation', 4]],
  }),
  stops('C-57', 'an extraction without a row', [DCC_FILE, /Fiches RCP|row/], {
    rows: fiches((rows) => rows.splice(1)),
  }),
  stops('C-57', 'every sheet has its header only', [DCC_FILE], {
    rows: dcc((sheets) => {
      for (const rows of Object.values(sheets)) rows.splice(1);
    }),
  }),
  publishes('S-9', 'columns in another order', {
    rows: fiches((rows) => {
      for (const row of rows) row.reverse();
    }),
    holds: [['SELECT count(*) FROM fact_presentation', 4]],
  }),
  publishes('S-9', 'headers with accents apart, no-break spaces and capitals', {
    rows: fiches(
      (rows) =>
        (rows[0] = (rows[0] ?? []).map((cell) => `\u00a0 ${String(cell).toUpperCase().normalize('NFD')}  `)),
    ),
    holds: [['SELECT count(*) FROM fact_presentation', 4]],
  }),
  publishes('C-52', 'the registry as four CSV files', {
    files: (box) => {
      box.remove(`dcc/${DCC_FILE}`);
      for (const [sheet, rows] of Object.entries(validDelivery().dcc)) {
        box.write(`dcc/DCC_RENATEN_20170610_${sheet.replaceAll(' ', '_')}.csv`, latin(csvText(rows)));
      }
    },
    holds: [['SELECT count(*) FROM fact_presentation', 4]],
  }),
  stops('C-52', 'three of the four CSV files of the registry', ['Suivi'], {
    files: (box) => {
      box.remove(`dcc/${DCC_FILE}`);
      for (const [sheet, rows] of Object.entries(validDelivery().dcc).filter(([name]) => name !== 'Suivi')) {
        box.write(`dcc/DCC_RENATEN_20170610_${sheet.replaceAll(' ', '_')}.csv`, latin(csvText(rows)));
      }
    },
  }),
  publishes('S-8', 'a workbook of the 1904 calendar', {
    files: (box) => {
      const { dcc: sheets } = validDelivery();
      // 12/03/2013 counted from 1904.
      setCell(sheets['Fiches RCP'] ?? [], 1, 'Date RCP', { t: 'n', v: 41345 - 1462, z: 'dd/mm/yyyy' });
      box.write(`dcc/${DCC_FILE}`, workbook(sheets, 'xlsx', { is1904: true }));
    },
    holds: [["SELECT count(*) FROM fact_presentation WHERE presented_on = '2013-03-12'", 1]],
  }),
  publishes('S-1', 'ORBIS as a workbook with numeric IPP and serial dates', {
    files: (box) => {
      box.remove('orbis/ORBIS_CURES_20170609.csv');
      const rows = rowsOf('CURES').map((row, at) =>
        at === 0 ? row : [4456781, 1, { t: 'n' as const, v: 41366, z: 'dd/mm/yyyy' }, ...row.slice(3)],
      );
      box.write('orbis/ORBIS_CURES_20170609.xlsx', workbook({ CURES: rows.slice(0, 3) }));
    },
    holds: [[`SELECT min(administered_on) FROM fact_administration`, '2013-04-02']],
    also: ['source_conflict'],
  }),
];

export const TABLES: readonly Case[] = [...encodings, ...csv, ...workbooks];
