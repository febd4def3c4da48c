import { writeFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { excelSerial } from '../calendar.ts';
import type { Cell } from '../truth.ts';
import type { BookSink } from './sink.ts';

/** An .xls workbook (BIFF8) by SheetJS. It is in memory until it is closed: for small cohorts only. */
export function biffBook(path: string): BookSink {
  const book = XLSX.utils.book_new();
  const closers: (() => void)[] = [];
  return {
    sheet: (name) => {
      const rows: XLSX.CellObject[][] = [];
      const merges: XLSX.Range[] = [];
      closers.push(() => {
        const sheet = XLSX.utils.aoa_to_sheet(rows);
        sheet['!merges'] = merges;
        XLSX.utils.book_append_sheet(book, sheet, name);
      });
      return {
        write: (cells) => rows.push(cells.map(cellObject)),
        mergeLastRow: (width) =>
          merges.push({ s: { r: rows.length - 1, c: 0 }, e: { r: rows.length - 1, c: width - 1 } }),
      };
    },
    close: () => {
      for (const close of closers) close();
      writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'biff8' }));
    },
  };
}

function cellObject(cell: Cell): XLSX.CellObject {
  if (cell === null) return { t: 'z' };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'boolean') return { t: 'b', v: cell };
  if (typeof cell === 'string') return { t: 's', v: cell };
  if ('percent' in cell) return { t: 'n', v: cell.percent, z: '0%' };
  return { t: 'n', v: excelSerial(cell.day, false) + (cell.minutes ?? 0) / 1440, z: cell.format };
}
