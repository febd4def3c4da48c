import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import * as XLSX from 'xlsx';
import { excelSerial } from '../../tools/samples/calendar.ts';
import { folded } from '../samples/reading.ts';

/** Copies of the sample exports, edited cell by cell. */

const SAMPLES = join(import.meta.dirname, '../../sample-exports/inbox');
const CURES = [
  { name: 'ORBIS_CURES_20130107.csv', encoding: 'win1252' },
  { name: 'ORBIS_CURES_20160104.csv', encoding: 'utf8' },
  { name: 'ORBIS_CURES_20170609.xlsx', encoding: undefined },
] as const;
const EXTRACTION = 'DCC_RENATEN_20170610_0830.xlsx';
const LINES = 'Lignes de traitement';

type Values = (string | number | boolean | null)[];

/** Copies the sample exports into an empty folder. */
export function copySamples(folder: string): void {
  cpSync(SAMPLES, folder, { recursive: true });
}

/**
 * Relabels PROTOCOLE from FOLFOX to LV5FU2 in the rows of CURES from the cure `from` on; the molecules stay.
 *
 * @returns the number of rows that changed
 */
export function relabelCures(inbox: string, from: number): number {
  let changed = 0;
  const relabel = (cells: Values, header: readonly string[]): Values => {
    const [cure, protocol] = [header.indexOf('NUM_CURE'), header.indexOf('PROTOCOLE')];
    const label = String(cells[protocol] ?? '');
    if (Number(cells[cure]) < from || !/FOLFOX/i.test(label)) return cells;
    changed++;
    return cells.with(protocol, label.replace(/FOLFOX ?[46]?/i, 'LV5FU2'));
  };
  for (const { name, encoding } of CURES) {
    const path = join(inbox, 'orbis', name);
    if (encoding === undefined) editSheet(path, 'CURES', relabel, () => []);
    else editText(path, encoding, relabel);
  }
  return changed;
}

/** A line to add to the newest extraction of the DCC. `startedOn`: yyyy-mm-dd. */
export interface AddedLine {
  readonly fileNumber: string;
  readonly type: string;
  readonly protocol: string;
  readonly startedOn: string;
}

/** Adds lines of treatment to the newest extraction; each takes the number after the last of its patient. */
export function addLines(inbox: string, lines: readonly AddedLine[]): void {
  editSheet(
    join(inbox, 'dcc', EXTRACTION),
    LINES,
    (cells) => cells,
    (header, rows) => lines.map((line) => lineCells(line, header, rows)),
  );
}

function lineCells(line: AddedLine, header: readonly string[], rows: readonly Values[]): Values {
  const at = (name: string): number => header.indexOf(folded(name));
  const [file, number] = [at('N° dossier DCC'), at('Ligne')];
  const known = rows.filter((row) => folded(String(row[file] ?? '')) === folded(line.fileNumber));
  const written = new Map<number, string | number>([
    [file, line.fileNumber],
    [number, Math.max(...known.map((row) => Number(row[number]))) + 1],
    [at('Type'), line.type],
    [at('Protocole'), line.protocol],
    [at('Lieu'), 'CHU'],
    [at('Date début'), excelSerial(line.startedOn, false)],
    [at('Motif arrêt'), 'En cours'],
  ]);
  return header.map((_, column) => written.get(column) ?? null);
}

function editText(
  path: string,
  encoding: string,
  edit: (cells: Values, header: readonly string[]) => Values,
): void {
  const text = iconv.decode(readFileSync(path), encoding, { stripBOM: true });
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ';', skipEmptyLines: true }).data;
  const edited = Papa.unparse([header, ...rows.map((row) => edit(row, header))], {
    delimiter: ';',
    newline: '\r\n',
  });
  writeFileSync(path, iconv.encode(`${edited}\r\n`, encoding, { addBOM: encoding === 'utf8' }));
}

/** Edits the cells of each row below the header and puts new rows below the last row that has a full key. */
function editSheet(
  path: string,
  name: string,
  edit: (cells: Values, header: readonly string[]) => Values,
  added: (header: readonly string[], rows: readonly Values[]) => readonly Values[],
): void {
  const book = XLSX.read(readFileSync(path), { cellNF: true });
  const sheet = book.Sheets[name] ?? {};
  const table = XLSX.utils.sheet_to_json<Values>(sheet, { header: 1, defval: null, blankrows: true });
  const top = table.findIndex((row) => row.filter((cell) => cell !== null).length > 3);
  const isBare = name === 'CURES';
  const header = (table[top] ?? []).map((cell) => (isBare ? String(cell) : folded(String(cell))));
  const rows = table.slice(top + 1);
  rows.forEach((row, k) => {
    edit(row, header).forEach((cell, column) => {
      if (cell !== row[column]) put(sheet, top + 1 + k, column, cell);
    });
  });
  const last = rows.findLastIndex((row) => row.filter((cell) => cell !== null).length > 3);
  const news = added(header, rows.slice(0, last + 1));
  // The footer stays where it is unless the new rows need its place.
  news.forEach((row, k) => {
    for (const column of header.keys()) put(sheet, top + 2 + last + k, column, row[column] ?? null);
  });
  if (news.length > 0) {
    const day = header.indexOf(folded('Date début'));
    news.forEach((_, k) => {
      const cell = sheet[XLSX.utils.encode_cell({ r: top + 2 + last + k, c: day })] as XLSX.CellObject;
      cell.z = 'dd/mm/yyyy';
    });
    const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1');
    range.e.r = Math.max(range.e.r, top + 2 + last + news.length - 1);
    sheet['!ref'] = XLSX.utils.encode_range(range);
  }
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}

function put(sheet: XLSX.WorkSheet, r: number, c: number, value: Values[number]): void {
  const address = XLSX.utils.encode_cell({ r, c });
  if (value === null) delete sheet[address];
  else sheet[address] = { t: typeof value === 'number' ? 'n' : 's', v: value };
}
