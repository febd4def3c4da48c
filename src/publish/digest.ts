import { createHash, type Hash } from 'node:crypto';
import { yieldEvery } from '../core/yield-every.ts';
import { definitionsIn, hasDefinitions } from '../warehouse/definitions.ts';
import type { Connection } from '../warehouse/open.ts';

/**
 * Tables that differ between equal runs and are not content: the runs, and the changes since the last one. Files of
 * earlier versions have the check counts of earlier runs in `check_history`.
 */
const NOT_CONTENT = ['etl_run', 'value_change', 'check_history'];
/** Tables with this column have the rows of all runs; only those of this run are content. */
const RUN_COLUMN = 'run_id';
/** Rows hashed at once. */
const BATCH = 500;

interface TableInfo {
  readonly name: string;
  readonly columns: readonly string[];
  readonly order: readonly string[];
  /** True when the table has the rows of all runs. */
  readonly isOfRuns: boolean;
}

/**
 * Returns the SHA-256 over the definitions of all objects and the rows of all tables, 64 hex digits: objects by type
 * and name, tables by name, rows by primary key (by all columns where there is none), values as JSON. A file of a
 * version without `object_definition` is digested without definitions, as it was then. Excludes the run's id and time and the earlier runs, so that equal
 * inputs, code and parameters give the same digest in any run and on any machine.
 */
export async function contentDigest(db: Connection, signal: AbortSignal): Promise<string> {
  const tables = tablesOf(db).filter(({ name }) => !NOT_CONTENT.includes(name));
  const hash = createHash('sha256');
  if (hasDefinitions(db)) hash.update(`${JSON.stringify(definitionsIn(db))}\n`);
  return digestOf(db, tables, `${RUN_COLUMN} IS ?`, { hash, signal });
}

/** Returns the SHA-256 over the rows that are not content: the earlier runs, and the changes since. */
export async function runsDigest(db: Connection, signal: AbortSignal): Promise<string> {
  const tables = tablesOf(db)
    .filter(({ isOfRuns }) => isOfRuns)
    .map((table) => ({
      ...table,
      columns: [RUN_COLUMN, ...table.columns],
      order: [RUN_COLUMN, ...table.order],
    }));
  const hash = createHash('sha256');
  return digestOf(db, tables, `(${RUN_COLUMN} IS NOT ? OR ? = 'value_change')`, { hash, signal });
}

async function digestOf(
  db: Connection,
  tables: readonly TableInfo[],
  ofRun: string,
  { hash, signal }: { readonly hash: Hash; readonly signal: AbortSignal },
): Promise<string> {
  const yieldIfDue = yieldEvery(signal);
  const run = db.prepare('SELECT run_id FROM etl_run ORDER BY night DESC LIMIT 1').pluck().get();
  for (const { name, columns, order, isOfRuns } of tables) {
    hash.update(`${JSON.stringify([name, columns])}\n`);
    const where = isOfRuns ? `WHERE ${ofRun}` : '';
    const parameters = [run, name].slice(0, ofRun.split('?').length - 1);
    const query = `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ${where} ORDER BY ${order.map(quote).join(', ')}`;
    let batch = '';
    let waiting = 0;
    for (const row of db
      .prepare(query)
      .raw()
      .iterate(...(isOfRuns ? parameters : []))) {
      batch += `${JSON.stringify(row)}\n`;
      if (++waiting < BATCH) continue;
      hash.update(batch);
      batch = '';
      waiting = 0;
      await yieldIfDue();
    }
    hash.update(batch);
  }
  return hash.digest('hex');
}

function tablesOf(db: Connection): TableInfo[] {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const info = db.prepare('SELECT name, pk FROM pragma_table_info(?)');
  return names.map((name) => {
    const all = info.all(name) as { name: string; pk: number }[];
    const content = all.filter((column) => column.name !== RUN_COLUMN);
    const key = content.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const columns = content.map((column) => column.name);
    const order = key.length > 0 ? key.map((column) => column.name) : columns;
    return { name, columns, order, isOfRuns: all.length > content.length };
  });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
