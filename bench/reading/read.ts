/**
 * Reads a workbook of fiches in one of several ways and prints `rows_read N`: `node bench/reading/read.ts WAY INBOX WORKBOOK`.
 *
 *   rows     our reader: every row of every declared sheet, nothing kept
 *   staged   the whole extract of the inbox, in the reading process, with de-identification
 *   sheetjs  SheetJS with the options that the project needs
 *   floor    the sheet inflated and looked at once
 *
 * Each way is loaded when it is asked for: none pays for the start of another.
 */
const WAYS: Readonly<Record<string, (inbox: string, workbook: string) => Promise<number>>> = {
  rows: async (_, workbook) => (await import('./ours.ts')).rowsOfWorkbook(workbook),
  staged: async (inbox) => (await import('./staged.ts')).rowsStaged(inbox),
  sheetjs: async (_, workbook) => (await import('./sheetjs.ts')).rowsOfSheetJs(workbook),
  floor: async (_, workbook) => (await import('./floor.ts')).rowsOpened(workbook),
};

const [way = '', inbox = '', workbook = ''] = process.argv.slice(2);
const read = WAYS[way];
if (read === undefined) throw new Error(`usage: read.ts ${Object.keys(WAYS).join('|')} INBOX WORKBOOK`);
console.log(`rows_read ${await read(inbox, workbook)}`);
