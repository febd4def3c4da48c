import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, RunError } from '../core/run-error.ts';
import { cellTree } from '../inspect/trace/cell.ts';
import { figureTree } from '../inspect/trace/figure.ts';
import { fieldTree, patientOf } from '../inspect/trace/patient.ts';
import { sourceRowTree } from '../inspect/trace/source-row.ts';
import { type Tree, treeLines } from '../inspect/trace/tree.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { ANSWERS } from '../warehouse/answers.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import type { CommandResult, Folders, Given } from './command.ts';
import { notThere } from './require-record.ts';
import type { Option } from './usage.ts';

/**
 * The way back from a figure, an endpoint or a value to the cells of the exports, and the way forward from a row of an
 * export. Reads the published file only, in which there is no identity.
 */
export async function trace(given: Given<Option>, { out }: Folders): Promise<CommandResult> {
  const path = join(out, PUBLISHED_NAME);
  if (!existsSync(path)) throw new RunError(notThere(path));
  const db = openReadOnly(path);
  try {
    return { exitCode: EXIT.ok, lines: treeLines(asked(db, given)) };
  } finally {
    db.close();
  }
}

function asked(db: Connection, given: Given<Option>): Tree {
  const [id, field, figure, file] = (['id', 'field', 'figure', 'file'] as const).map(given);
  const [table, row, column] = (['table', 'row', 'column'] as const).map(given);
  if (figure !== undefined) return figureTree(db, figure);
  if (id !== undefined) return fieldTree(db, patientOf(db, id), field ?? 'pfs');
  if (file !== undefined) {
    return sourceRowTree(db, { file, sheet: given('sheet') ?? '', row: numberOf(row) });
  }
  if (table !== undefined) return storedTree(db, table, numberOf(row), column);
  throw new RunError(
    'what? ID= and FIELD= an endpoint or answer; FIGURE= a printed figure; TABLE=, ROW= and COLUMN= a value; FILE=, SHEET= and ROW= a row of an export',
    EXIT.usage,
  );
}

/** One value, or all of a row. */
function storedTree(db: Connection, table: string, rowKey: number, column: string | undefined): Tree {
  const columns = Object.keys(ANSWERS[table as keyof typeof ANSWERS] ?? {});
  if (columns.length === 0) throw new RunError(`TABLE= one of ${Object.keys(ANSWERS).join(', ')}`);
  if (column !== undefined && !columns.includes(column))
    throw new RunError(`COLUMN= one of ${columns.join(', ')}`);
  if (db.prepare(`SELECT 1 FROM ${table} WHERE rowid = ?`).get(rowKey) === undefined) {
    throw new RunError(`${table} has no row ${rowKey}; ROW= its key`);
  }
  if (column !== undefined) return cellTree(db, { table, rowKey, column });
  return {
    text: `${table} ${rowKey}`,
    below: columns.map((one) => cellTree(db, { table, rowKey, column: one })),
  };
}

function numberOf(text: string | undefined): number {
  if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text);
  throw new RunError('ROW= a whole number', EXIT.usage);
}
