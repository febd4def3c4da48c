import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import * as XLSX from 'xlsx';

/** A cell as another reader sees it: its value, its number format, and the text that Excel shows. */
export interface SeenCell {
  readonly value: unknown;
  readonly format: string | undefined;
  readonly text: string;
}

/** Every file below a folder, by its path in it. */
export function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** The sheets of an .xlsx or .xls file as SheetJS reads them, row by row; blank cells are undefined. */
export function sheetsOf(bytes: Buffer): ReadonlyMap<string, (SeenCell | undefined)[][]> {
  const book = XLSX.read(bytes, { dense: true, cellNF: true, cellDates: false });
  return new Map(book.SheetNames.map((name) => [name, seenRows(book.Sheets[name] ?? {})]));
}

function seenRows(sheet: XLSX.WorkSheet): (SeenCell | undefined)[][] {
  const rows = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  return Array.from(rows, (row) =>
    Array.from(row ?? [], (cell) => (cell === undefined || cell.t === 'z' ? undefined : seen(cell))),
  );
}

const seen = (cell: XLSX.CellObject): SeenCell => ({
  value: cell.v,
  format: typeof cell.z === 'string' ? cell.z : undefined,
  text: cell.w ?? String(cell.v),
});

/** The records of a CSV file. */
export function recordsOf(bytes: Buffer, encoding: 'win1252' | 'utf8'): string[][] {
  return Papa.parse<string[]>(iconv.decode(bytes, encoding).trimEnd(), { delimiter: ';' }).data;
}

/** A header as the contract matches it: without case, accents and odd spaces. */
export function folded(header: string): string {
  return header.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The cells of a column, found by a header within the first ten rows. */
export function columnOf(rows: readonly (readonly (SeenCell | undefined)[])[], header: string): SeenCell[] {
  const headerRow = rows
    .slice(0, 10)
    .findIndex((row) => row.some((cell) => folded(cell?.text ?? '') === folded(header)));
  const column = rows[headerRow]?.findIndex((cell) => folded(cell?.text ?? '') === folded(header)) ?? -1;
  return rows.slice(headerRow + 1).flatMap((row) => row[column] ?? []);
}
