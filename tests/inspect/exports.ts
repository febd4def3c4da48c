import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import * as XLSX from 'xlsx';
import type { RawCell } from '../../src/cell/raw.ts';

/** The exports read a second time, by the libraries alone: a cell by file, sheet, row and header. */
export interface Exports {
  /** Undefined when there is no such file, sheet, row or header; null for a blank cell. */
  readonly cell: (file: string, sheet: string, row: number, header: string) => RawCell | undefined;
  readonly hasRow: (file: string, sheet: string, row: number) => boolean;
}

/** By row number, as Excel counts. */
type Rows = ReadonlyMap<number, readonly RawCell[]>;

export function openExports(inbox: string): Exports {
  const opened = new Map<string, ReadonlyMap<string, Rows>>();
  const rowsOf = (file: string, sheet: string): Rows | undefined => {
    const folder = file.startsWith('DCC') ? 'dcc' : 'orbis';
    const book = opened.get(file) ?? open(join(inbox, folder, file));
    opened.set(file, book);
    // A report is one sheet, whatever it is called.
    return book.get(sheet) ?? (folder === 'orbis' ? [...book.values()][0] : undefined);
  };
  return {
    hasRow: (file, sheet, row) => rowsOf(file, sheet)?.has(row) ?? false,
    cell: (file, sheet, row, header) => {
      const rows = rowsOf(file, sheet);
      const wanted = squeezed(header);
      for (const cells of rows?.values() ?? []) {
        const at = cells.findIndex((cell) => typeof cell === 'string' && squeezed(cell) === wanted);
        if (at >= 0 && cells.length > 3) return rows?.has(row) ? (rows.get(row)?.[at] ?? null) : undefined;
      }
      return undefined;
    },
  };
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

function open(path: string): ReadonlyMap<string, Rows> {
  const bytes = readFileSync(path);
  return path.endsWith('.csv') ? new Map([['', csvRows(bytes)]]) : workbook(bytes);
}

function csvRows(bytes: Buffer): Rows {
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? iconv.decode(bytes, 'windows-1252') : utf8.replace(/^\ufeff/, '');
  let line = 1;
  return new Map(
    Papa.parse<string[]>(text, { delimiter: ';' }).data.map((cells) => {
      const first = line;
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      return [first, cells.map((cell) => (cell === '' ? null : cell))];
    }),
  );
}

function workbook(bytes: Buffer): ReadonlyMap<string, Rows> {
  const book = XLSX.read(bytes, { cellNF: true, cellText: false, nodim: true });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return new Map(
    book.SheetNames.map((name) => {
      const sheet = book.Sheets[name] as XLSX.WorkSheet;
      const rows = new Map<number, RawCell[]>();
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!')) continue;
        const { r, c } = XLSX.utils.decode_cell(address);
        const row = rows.get(r + 1) ?? [];
        row[c] = raw(cell as XLSX.CellObject, date1904);
        rows.set(r + 1, row);
      }
      return [name, new Map([...rows].sort(([a], [b]) => a - b))];
    }),
  );
}

function raw({ t, v, z }: XLSX.CellObject, date1904: boolean): RawCell {
  if (t === 's') return String(v);
  if (t === 'b') return v === true;
  if (t !== 'n') return null;
  const format = String(z ?? 'General');
  if (format.includes('%')) return { percent: Number(v) };
  if (!/[ymd]/i.test(format) || format === 'General') return Number(v);
  const { y, m, d } = XLSX.SSF.parse_date_code(Number(v), { date1904 });
  const shows = /d/i.test(format) ? 'day' : /m/i.test(format) ? 'month' : 'year';
  return { date: [y, m, d].map((part) => String(part).padStart(2, '0')).join('-'), shows };
}
