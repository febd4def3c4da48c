import * as XLSX from 'xlsx';
import type { RawCell } from '../cell/raw.ts';
import { refuse } from '../findings/problem.ts';
import type { TextDecoding } from './code-page.ts';
import { wholeOf } from './file-bytes.ts';
import { refuseWrongKind } from './file-kind.ts';
import { NumberFormat } from './number-format.ts';
import { preflightXls } from './preflight-xls.ts';
import type { RawBook, RawRow, Reader, ReadNotes } from './raw-book.ts';
import { rawNumber } from './raw-number.ts';
import { refuseCutOff } from './truncation.ts';

/**
 * Options that make SheetJS strict: throw errors, use the actual cell range instead of the declared one, return
 * stored numbers and formats, create no texts, and mark a formula without a value.
 */
const OPTIONS: XLSX.ParsingOptions = {
  type: 'buffer',
  dense: true,
  nodim: true,
  WTF: true,
  raw: true,
  cellNF: true,
  sheetStubs: true,
  cellText: false,
  cellHTML: false,
  cellDates: false,
  bookVBA: false,
};

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
/** Rows that are given at a time. */
const BATCH = 1_000;
const NO_VALUE: RawCell = { error: '#FORMULA' };

type DenseRow = readonly (XLSX.CellObject | undefined)[];

/**
 * Reads .xls (BIFF 5 and 8) by SheetJS, after the pre-flight (S-9).
 * @throws Refusal
 */
export const readXls: Reader = async (file, source, isWanted) => {
  refuseWrongKind(file, 'xls', source);
  const { stream, sheets, decoding } = preflightXls(file, wholeOf(source));
  // SheetJS needs seconds for a full sheet, so a sheet that is too long is refused first.
  for (const { name, lastRow } of sheets) if (isWanted(name)) refuseCutOff({ file, sheet: name }, lastRow);
  const counted = sheets.map(({ rows }) => rows);
  // SheetJS returns the cached data of a chart sheet as rows.
  const charts = new Set(sheets.filter(({ rows }) => rows === null).map(({ name }) => name));
  const isTable = (name: string): boolean => !charts.has(name) && isWanted(name);
  // The stream alone: faults in the properties of the document harm no cell.
  return sheetJsBook(file, stream, isTable, counted, decoding);
};

/**
 * Reads a workbook of any format by SheetJS; `counted` is the result of the independent count. The SheetJS module
 * has no code pages and makes one character of each byte of Excel 5/95: `decoding` decodes those.
 */
export function sheetJsBook(
  file: string,
  bytes: Buffer,
  isWanted: (sheet: string) => boolean,
  counted: (number | null)[],
  decoding: TextDecoding | null = null,
): RawBook {
  const names = parsed(file, bytes, { bookSheets: true }).SheetNames;
  const sheets = decoding === null ? names : names.map(decoding);
  const wanted = sheets.flatMap((name, index) => (isWanted(name) ? [index] : []));
  const book = parsed(file, bytes, { sheets: wanted });
  const notes: ReadNotes = { hasMixedEncoding: false, counted };
  return { sheets, rows: batchesOf(book, wanted, decoding), notes, verify: async () => undefined };
}

/**
 * The message of SheetJS may quote the file, so it is dropped.
 * @throws Refusal
 */
function parsed(file: string, bytes: Buffer, options: XLSX.ParsingOptions): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, { ...OPTIONS, ...options });
  } catch {
    return refuse(
      'reader_failed',
      { file },
      {
        found: 'a workbook that cannot be read',
        expected: 'a workbook as Excel saves it',
        remedy: 'open it in Excel, save it as .xlsx, and deliver that',
      },
    );
  }
}

async function* batchesOf(
  book: XLSX.WorkBook,
  wanted: readonly number[],
  decoding: TextDecoding | null,
): AsyncIterable<readonly RawRow[]> {
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const formats = new Map<string, NumberFormat>();
  const read = (cell: XLSX.CellObject): RawCell => {
    const value = rawCell(cell, is1904, formats);
    return decoding !== null && typeof value === 'string' ? decoding(value) : value;
  };
  for (const sheet of wanted) {
    const data =
      (book.Sheets[book.SheetNames[sheet] ?? ''] as { '!data'?: DenseRow[] } | undefined)?.['!data'] ?? [];
    for (let start = 0; start < data.length; start += BATCH)
      yield rowsOf(sheet, data.slice(start, start + BATCH), start, read);
  }
}

function rowsOf(
  sheet: number,
  data: readonly (DenseRow | undefined)[],
  start: number,
  read: (cell: XLSX.CellObject) => RawCell,
): readonly RawRow[] {
  const rows: RawRow[] = [];
  for (const [index, row] of data.entries()) {
    if (row === undefined) continue;
    const cells: RawCell[] = [];
    let holdsCell = false;
    for (let column = 0; column < row.length; column++) {
      const cell = row[column];
      const isEmpty = cell === undefined || (cell.t === 'z' && cell.f === undefined);
      cells.push(isEmpty ? null : read(cell));
      holdsCell ||= !isEmpty;
    }
    if (holdsCell) rows.push({ sheet, rowNumber: start + index + 1, cells });
  }
  return rows;
}

function rawCell(cell: XLSX.CellObject, is1904: boolean, formats: Map<string, NumberFormat>): RawCell {
  switch (cell.t) {
    case 's':
      return cell.v as string;
    case 'n':
      return rawNumber(cell.v as number, formatOf(String(cell.z ?? 'General'), formats), is1904);
    case 'b':
      return cell.v === true;
    case 'e':
      return { error: ERRORS[cell.v as number] ?? '#ERROR' };
    default:
      return NO_VALUE;
  }
}

function formatOf(format: string, formats: Map<string, NumberFormat>): NumberFormat {
  let known = formats.get(format);
  if (known === undefined) {
    known = new NumberFormat(format);
    formats.set(format, known);
  }
  return known;
}
