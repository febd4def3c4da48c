import { closeSync, lstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import papaparse from 'papaparse';
import { formulaSafe } from '../cell/formula-safe.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import type { Pipeline } from '../define/study.ts';
import { findRows } from '../extract/locate-export-rows.ts';
import { type AnswerGiven, answersIn } from '../inspect/queries/answers.ts';
import type { CommandResult } from './command.ts';

const HEADER = ['source', 'key', 'column', 'old_value', 'new_value', 'author', 'reason', 'date'];

export interface AnswersSettings {
  /** The query sheet that came back. */
  readonly file: string | undefined;
  readonly exports: string;
  readonly author: string;
  readonly startedAt: Date;
}

/**
 * An answered query sheet to lines of `corrections.csv`, in a file beside it (mode 0600: its keys are file numbers). Each
 * row is looked up in the export that it names, for its key and for the value that it holds now; somebody reads the lines
 * and puts them into the inbox.
 */
export async function answers(pipeline: Pipeline, settings: AnswersSettings): Promise<CommandResult> {
  const { file, exports, author, startedAt } = settings;
  if (file === undefined)
    throw new RunError('no answered query sheet is given; set ETL_FILE= to the workbook', EXIT.usage);
  const given = await answersIn(file, read(file));
  const bySheet = Map.groupBy(given, ({ file: name, sheet }) => `${name}\0${sheet}`);
  const lines: string[][] = [];
  const faults: string[] = [];
  for (const own of bySheet.values()) {
    const [{ file: name, sheet }] = own as [AnswerGiven];
    const rows = await findRows(exports, pipeline.sources, {
      file: name,
      sheet,
      rows: new Set(own.map(({ row }) => row)),
    });
    for (const one of own) {
      const row = rows?.find(({ rowNumber }) => rowNumber === one.row);
      const cell = row?.cell(one.column);
      if (row === undefined || !cell) {
        faults.push(
          `question ${one.number}: ${one.file}, ${one.sheet}, row ${one.row}, ${one.column} is not in the exports any more; ask again with make queries`,
        );
        continue;
      }
      const reason = one.remark === '' ? `question ${one.number}` : one.remark;
      lines.push([sheet, row.key, cell.column, cell.text, one.answer, author, reason, frenchDay(startedAt)]);
    }
  }
  const path = `${file}.corrections.csv`;
  writeOwn(
    path,
    `${papaparse.unparse([HEADER, ...lines.map(safeLine)], { delimiter: ';', newline: '\n' })}\n`,
  );
  return {
    exitCode: faults.length > 0 ? EXIT.checksFailed : EXIT.ok,
    lines: [
      `${lines.length} corrections  ${path}`,
      'Read them, then add them to corrections.csv of the inbox; the file holds file numbers: delete it afterwards.',
    ],
    faults,
  };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new RunError(`${path} cannot be opened (${(thrown as NodeJS.ErrnoException).code})`);
  }
}

/** One line of the file, in which no cell is a formula or runs over two lines. */
function safeLine(cells: readonly string[]): string[] {
  return cells.map((cell) => formulaSafe(cell.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim()));
}

/**
 * Writes a file that only its owner reads, in the place of one of that name.
 *
 * @throws RunError when a link or a folder has that name: nothing is written through it
 */
function writeOwn(path: string, text: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile())
    throw new RunError(`${path} is a link or a folder, and nothing is written through it; remove it`);
  removeIfExists(path);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

function frenchDay(at: Date): string {
  const [year, month, day] = at.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
