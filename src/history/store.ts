import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolder } from '../core/make-folder.ts';
import type { Connection } from '../warehouse/open.ts';
import { HISTORY_NAME, prepareFiles } from './published-files.ts';

/** Tables with the rows of all runs; a table comes after those it refers to. */
export const TABLES_OF_RUNS = [
  'etl_run',
  'etl_source_file',
  'etl_row_count',
  'finding',
  'rejected_row',
  'value_change',
  'check_count',
] as const;

/** Tables with rows about a patient. Kept by pseudonym, because keys change with each run. */
export const OF_PATIENTS: readonly string[] = ['finding', 'rejected_row', 'value_change'];
export const PSEUDONYM = 'patient_pseudonym';

/** The published runs, in `history.sqlite` of the state folder: rows of pseudonymous tables only. */
export interface History extends Disposable {
  readonly path: string;
  readonly sql: Connection;
}

/** Opens or creates the history. Deleted rows are overwritten. */
export function openHistory(stateFolder: string): History {
  makeFolder(stateFolder, 0o700, 'STATE');
  const path = join(stateFolder, HISTORY_NAME);
  const sql = new Sqlite(path);
  chmodSync(path, 0o600);
  sql.pragma('secure_delete = ON');
  sql.exec('CREATE TABLE IF NOT EXISTS opposed (patient_pseudonym TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  sql.exec(
    `CREATE TABLE IF NOT EXISTS rollback (
       run_id TEXT PRIMARY KEY, from_run TEXT NOT NULL, to_run TEXT NOT NULL
     ) STRICT`,
  );
  prepareFiles(sql, stateFolder);
  return { path, sql, [Symbol.dispose]: () => void sql.close() };
}

/** How many runs were published, and one. */
export function nextRunNumber({ sql }: History): number {
  if (!has(sql, 'etl_run')) return 1;
  return (sql.prepare('SELECT coalesce(max(night), 0) + 1 FROM etl_run').pluck().get() as number) ?? 1;
}

/**
 * Stores the pseudonyms of this run's opposed patients and deletes all their rows. Returns the number of deleted
 * rows.
 */
export function forgetOpposed({ sql }: History, opposed: ReadonlySet<string>): number {
  return sql.transaction(() => {
    sql.exec('DELETE FROM opposed');
    const add = sql.prepare('INSERT INTO opposed VALUES (?)');
    for (const pseudonym of opposed) add.run(pseudonym);
    const about = OF_PATIENTS.filter((table) => has(sql, table));
    return about
      .map(
        (table) =>
          sql.prepare(`DELETE FROM ${table} WHERE ${PSEUDONYM} IN (SELECT ${PSEUDONYM} FROM opposed)`).run()
            .changes,
      )
      .reduce((sum, changes) => sum + changes, 0);
  })();
}

/** Pseudonyms of the patients that last opposed. */
export function opposedPatients({ sql }: History): string[] {
  return sql.prepare(`SELECT ${PSEUDONYM} FROM opposed`).pluck().all() as string[];
}

/** Returns the key id of the last published run; null when the history has none. */
export function lastKeyId({ sql }: History): string | null {
  if (!has(sql, 'etl_run')) return null;
  const keyId = sql.prepare('SELECT key_id FROM etl_run ORDER BY night DESC LIMIT 1').pluck().get();
  return (keyId as string | undefined) ?? null;
}

/** The columns that the history keeps of a table: those of the warehouse, with the pseudonym for the patient's key. */
export function keptColumns(columns: readonly string[], table: string): string[] {
  const own = columns.filter((column) => column !== 'patient_key' && column !== PSEUDONYM);
  return OF_PATIENTS.includes(table) ? [...own, PSEUDONYM] : own;
}

export function columnsIn(sql: Connection, schema: string, table: string): string[] {
  return sql.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema) as string[];
}

export function has(sql: Connection, table: string): boolean {
  return (
    sql.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined
  );
}
