import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';

const SHEET = 'Fiches RCP';

/** Reads the sheet of fiches with SheetJS, in the options that `src/extract/read-workbook.ts` needs to trust it. */
export function rowsOfSheetJs(path: string): number {
  const book = XLSX.read(readFileSync(path), {
    ...({
      type: 'buffer',
      dense: true,
      nodim: true,
      WTF: true,
      raw: true,
      cellNF: true,
      sheetStubs: true,
    } as const),
    cellText: false,
    cellHTML: false,
    cellDates: false,
    bookVBA: false,
    sheets: [SHEET],
  });
  const sheet = book.Sheets[SHEET] as unknown as { readonly '!data': readonly unknown[] };
  return sheet['!data'].filter((row) => row !== undefined).length;
}
