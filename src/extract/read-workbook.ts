import * as XLSX from 'xlsx';
import { isoDay } from '../cell/calendar.ts';
import type { RawCell } from '../cell/raw.ts';
import { refuseWrongKind } from './file-kind.ts';
import { type Shows, showsOf } from './number-format.ts';
import { preflightXls } from './preflight-xls.ts';
import { preflightXlsx } from './preflight-xlsx.ts';
import { refuse } from './problem.ts';
import type { RawBook, RawRow, Reader, ReadNotes } from './raw-book.ts';

/**
 * What keeps SheetJS honest: errors thrown instead of swallowed, the range that cells take instead of the one that the
 * file claims, numbers as stored beside their format, no texts made of them, and a stub for a formula without a value.
 */
const OPTIONS: XLSX.ParsingOptions = {
  ...{ type: 'buffer', dense: true, nodim: true, WTF: true, raw: true, cellNF: true, sheetStubs: true },
  ...{ cellText: false, cellHTML: false, cellDates: false, bookVBA: false },
};

const ERRORS: Readonly<Record<number, string>> = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' },
};
const NO_VALUE: RawCell = { error: '#FORMULA' };

type DenseRow = readonly (XLSX.CellObject | undefined)[];

/** Reads .xlsx through SheetJS, behind the pre-flight (S-9). */
export const readXlsx: Reader = async (file, bytes, isWanted) => {
  refuseWrongKind(file, 'xlsx', bytes);
  const counted = await preflightXlsx(file, bytes);
  return open(
    file,
    bytes,
    isWanted,
    counted.map(({ rows }) => rows),
  );
};

/** Reads .xls (BIFF 5 and 8) through SheetJS, behind the pre-flight (S-9). */
export const readXls: Reader = async (file, bytes, isWanted) => {
  refuseWrongKind(file, 'xls', bytes);
  const counted = preflightXls(file, bytes);
  return open(
    file,
    bytes,
    isWanted,
    counted.map(({ rows }) => rows),
  );
};

function open(
  file: string,
  bytes: Buffer,
  isWanted: (sheet: string) => boolean,
  counted: (number | null)[],
): RawBook {
  const sheets = parsed(file, bytes, { bookSheets: true }).SheetNames;
  const wanted = sheets.flatMap((name, index) => (isWanted(name) ? [index] : []));
  const book = parsed(file, bytes, { sheets: wanted });
  const notes: ReadNotes = { hasMixedEncoding: false, counted };
  return { sheets, rows: rowsOf(book, wanted), notes };
}

/** What SheetJS says when it fails may quote the file, so only that it failed is told. */
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
        remedy: 'open it in Excel, save it again, and deliver that',
      },
    );
  }
}

function* rowsOf(book: XLSX.WorkBook, wanted: readonly number[]): Iterable<RawRow> {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const formats = new Map<string, Shows>();
  for (const sheet of wanted) {
    const data =
      (book.Sheets[book.SheetNames[sheet] ?? ''] as { '!data'?: DenseRow[] } | undefined)?.['!data'] ?? [];
    for (let index = 0; index < data.length; index++) {
      const row = data[index];
      if (row === undefined) continue;
      const cells: RawCell[] = [];
      let holdsCell = false;
      for (let column = 0; column < row.length; column++) {
        const cell = row[column];
        if (cell === undefined || (cell.t === 'z' && cell.f === undefined)) {
          cells.push(null);
        } else {
          holdsCell = true;
          cells.push(rawCell(cell, date1904, formats));
        }
      }
      if (holdsCell) yield { sheet, rowNumber: index + 1, cells };
    }
  }
}

function rawCell(cell: XLSX.CellObject, date1904: boolean, formats: Map<string, Shows>): RawCell {
  switch (cell.t) {
    case 's':
      return cell.v as string;
    case 'n':
      return rawNumber(cell.v as number, String(cell.z ?? 'General'), date1904, formats);
    case 'b':
      return cell.v === true;
    case 'e':
      return { error: ERRORS[cell.v as number] ?? '#ERROR' };
    default:
      return NO_VALUE;
  }
}

function rawNumber(value: number, format: string, date1904: boolean, formats: Map<string, Shows>): RawCell {
  if (format === 'General') return value;
  let shows = formats.get(format);
  if (shows === undefined) {
    shows = showsOf(format);
    formats.set(format, shows);
  }
  if (shows === null) return value;
  if (shows === 'percent') return { percent: value };
  const day = XLSX.SSF.parse_date_code(value, { date1904 }) as { y: number; m: number; d: number } | null;
  return day === null ? value : { date: isoDay(day.y, day.m, day.d), shows };
}
