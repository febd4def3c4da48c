import { once } from 'node:events';
import { unescaped } from '../../cell/formula-safe.ts';
import { RunError } from '../../core/run-error.ts';
import { runInWorker } from '../../core/worker-thread.ts';
import { inMemory } from '../../readers/file-bytes.ts';
import { zipEntries } from '../../readers/zip.ts';
import { QUESTION_HEADERS } from './query-sheet.ts';

const MB = 2 ** 20;

/** An answer in a returned query sheet. */
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

/**
 * Returns the answered rows of a query sheet.
 *
 * @throws RunError when the file is not such a workbook, is too large, or takes too long to read
 */
export async function answersIn(path: string, bytes: Buffer): Promise<AnswerGiven[]> {
  const rows = await rowsOf(path, bytes);
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

/** Far above the size of a fully answered query sheet, packed and unpacked. */
const MOST_BYTES = 5 * MB;
const MOST_UNPACKED_BYTES = 50 * MB;
const MOST_MEMORY_MB = 256;
const LONGEST_READ_MS = 10_000;

/**
 * Reads the first sheet in its own thread: the workbook comes from outside and may loop or fill memory.
 * @throws RunError
 */
async function rowsOf(path: string, bytes: Buffer): Promise<readonly (readonly string[])[]> {
  refuseLarge(path, bytes);
  using reading = runInWorker<string[][]>(new URL('./answers-worker.ts', import.meta.url), bytes, {
    maxOldGenerationSizeMb: MOST_MEMORY_MB,
  });
  const tooLong = AbortSignal.timeout(LONGEST_READ_MS);
  try {
    return await Promise.race([reading.answer, once(tooLong, 'abort').then(() => null)]).then((rows) => {
      if (rows === null) throw new Error('too long');
      return rows;
    });
  } catch {
    throw new RunError(`${path} cannot be read as a workbook; save it as .xlsx and send it again`);
  }
}

function refuseLarge(path: string, bytes: Buffer): void {
  let unpacked = 0;
  try {
    unpacked = zipEntries(path, inMemory(bytes)).reduce((sum, { size }) => sum + size, 0);
  } catch {
    throw new RunError(`${path} cannot be read as a workbook; save it as .xlsx and send it again`);
  }
  if (bytes.length <= MOST_BYTES && unpacked <= MOST_UNPACKED_BYTES) return;
  throw new RunError(
    `${path} is too large for a query sheet: found ${Math.ceil(bytes.length / MB)} MB, unpacked ${Math.ceil(unpacked / MB)} MB; expected at most ${MOST_BYTES / MB} and ${MOST_UNPACKED_BYTES / MB}; send back the workbook as it came`,
  );
}
