import * as XLSX from 'xlsx';
import { RunError } from '../../core/run-error.ts';
import { unescaped } from './formula-safe.ts';
import { QUESTION_HEADERS, QUESTION_SHEET } from './query-sheet.ts';

/** An answer of a query sheet that came back. */
export interface AnswerGiven {
  /** Number of the question. */
  readonly number: number;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly answer: string;
  readonly remark: string;
}

/** The rows of an answered query sheet that have an answer. Stops when the file is no such workbook. */
export function answersIn(path: string, bytes: Buffer): AnswerGiven[] {
  const rows = rowsOf(path, bytes);
  const headers = rows[0]?.map((cell) => cell.trim()) ?? [];
  const absent = QUESTION_HEADERS.filter((header) => !headers.includes(header));
  if (absent.length > 0) {
    throw new RunError(
      `${path} is no query sheet: its first row lacks ${absent.join(', ')}; send back the workbook as it came`,
    );
  }
  return rows.slice(1).flatMap((cells) => {
    const cell = (header: (typeof QUESTION_HEADERS)[number]): string =>
      unescaped((cells[headers.indexOf(header)] ?? '').trim());
    if (cell('Réponse') === '') return [];
    return [
      {
        number: Number(cell('N°')),
        file: cell('Fichier'),
        sheet: cell('Feuille'),
        row: Number(cell('Ligne')),
        column: cell('Colonne'),
        answer: cell('Réponse'),
        remark: cell('Remarque'),
      },
    ];
  });
}

function rowsOf(path: string, bytes: Buffer): string[][] {
  try {
    // Dates as they show in France: a day that somebody typed becomes a date under a format of the machine.
    const book = XLSX.read(bytes, { type: 'buffer', cellNF: true, cellText: true, dateNF: 'dd/mm/yyyy' });
    const sheet = book.Sheets[QUESTION_SHEET] ?? {};
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, {
      header: 1,
      raw: false,
      defval: '',
      dateNF: 'dd/mm/yyyy',
    });
    return rows.map((row) => row.map(String));
  } catch {
    throw new RunError(`${path} cannot be read as a workbook; save it as .xlsx and send it again`);
  }
}
