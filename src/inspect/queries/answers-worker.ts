import { parentPort, workerData } from 'node:worker_threads';
import * as XLSX from 'xlsx';
import { QUESTION_SHEET } from './query-sheet.ts';

/* A thread that reads one workbook. Returns the texts of its sheet of questions, row by row. */

// Dates as Excel shows them in France: a typed day becomes a date in the format of the machine.
const book = XLSX.read(workerData as Uint8Array, {
  type: 'buffer',
  cellNF: true,
  cellText: true,
  dateNF: 'dd/mm/yyyy',
});
const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[QUESTION_SHEET] ?? {}, {
  header: 1,
  raw: false,
  defval: '',
  dateNF: 'dd/mm/yyyy',
});
parentPort?.postMessage(rows.map((row) => row.map(String)));
