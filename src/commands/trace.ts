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
import type { CommandResult, Folders } from './command.ts';
import { notThere } from './require-record.ts';

/** What to trace: `id` and `field`, `figure`, `table` and `row`, or `file`, `sheet` and `row`. */
export interface TraceRequest {
  readonly id: string | undefined;
  readonly field: string | undefined;
  readonly figure: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly file: string | undefined;
  readonly sheet: string | undefined;
  readonly row: number | undefined;
}

/**
 * The way back from a figure, an endpoint or a value to the cells of the exports, and the way forward from a row of an
 * export. Reads the published file only, in which there is no identity.
 */
export async function trace(given: TraceRequest, { out }: Folders): Promise<CommandResult> {
  const path = join(out, PUBLISHED_NAME);
  if (!existsSync(path)) throw new RunError(notThere(path));
  const db = openReadOnly(path);
  try {
    return { exitCode: EXIT.ok, lines: treeLines(asked(db, given)) };
  } finally {
    db.close();
  }
}

function asked(db: Connection, request: TraceRequest): Tree {
  const { id, field, figure, file, sheet, table, row, column } = request;
  if (figure !== undefined) return figureTree(db, figure);
  if (id !== undefined) return fieldTree(db, patientOf(db, id), field ?? 'pfs');
  if (file !== undefined) {
    return sourceRowTree(db, { file, sheet: sheet ?? '', row: required(row) });
  }
  if (table !== undefined) return storedTree(db, table, required(row), column);
  throw new RunError(
    'nothing to trace is given; set ETL_ID= and ETL_FIELD= for an endpoint or answer, ETL_FIGURE= for a printed figure, ETL_TABLE=, ETL_ROW= and ETL_COLUMN= for a value, ETL_FILE=, ETL_SHEET= and ETL_ROW= for a row of an export',
    EXIT.usage,
  );
}

/** One value, or all of a row. */
function storedTree(db: Connection, table: string, rowKey: number, column: string | undefined): Tree {
  const columns = Object.keys(ANSWERS[table as keyof typeof ANSWERS] ?? {});
  if (columns.length === 0) throw new RunError(`ETL_TABLE= one of ${Object.keys(ANSWERS).join(', ')}`);
  if (column !== undefined && !columns.includes(column))
    throw new RunError(`ETL_COLUMN= one of ${columns.join(', ')}`);
  if (db.prepare(`SELECT 1 FROM ${table} WHERE rowid = ?`).get(rowKey) === undefined) {
    throw new RunError(`${table} has no row ${rowKey}; ETL_ROW= its key`);
  }
  if (column !== undefined) return cellTree(db, { table, rowKey, column });
  return {
    text: `${table} ${rowKey}`,
    below: columns.map((one) => cellTree(db, { table, rowKey, column: one })),
  };
}

function required(row: number | undefined): number {
  if (row !== undefined) return row;
  throw new RunError('ETL_ROW= a whole number is missing', EXIT.usage);
}
