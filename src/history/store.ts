import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolder } from '../core/make-folder.ts';
import { isInWalMode } from '../warehouse/file-header.ts';
import type { Connection } from '../warehouse/open.ts';

/** Tables with the rows of all runs; a table comes after those it refers to. */
export const TABLES_OF_RUNS = [
  'etl_run',
  'etl_source_file',
  'etl_row_count',
  'finding',
  'rejected_row',
  'value_change',
] as const;

/** Tables with rows about a patient. Kept by pseudonym, because keys change with each run. */
export const OF_PATIENTS: readonly string[] = ['finding', 'rejected_row', 'value_change'];
const PSEUDONYM = 'patient_pseudonym';

/** The published runs, in `history.sqlite` of the state folder: rows of pseudonymous tables only. */
export interface History extends Disposable {
  readonly path: string;
  readonly sql: Connection;
}

/** Opens or creates the history. Deleted rows are overwritten. */
export function openHistory(stateFolder: string): History {
  makeFolder(stateFolder, 0o700, 'STATE');
  const path = join(stateFolder, 'history.sqlite');
  const sql = new Sqlite(path);
  chmodSync(path, 0o600);
  sql.pragma('secure_delete = ON');
  sql.exec('CREATE TABLE IF NOT EXISTS opposed (patient_pseudonym TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  sql.exec(
    `CREATE TABLE IF NOT EXISTS rollback (
       run_id TEXT PRIMARY KEY, from_run TEXT NOT NULL, to_run TEXT NOT NULL
     ) STRICT`,
  );
  return { path, sql, [Symbol.dispose]: () => void sql.close() };
}

/** How many runs were published, and one. */
export function nextRunNumber({ sql }: History): number {
  if (!has(sql, 'etl_run')) return 1;
  return (sql.prepare('SELECT coalesce(max(night), 0) + 1 FROM etl_run').pluck().get() as number) ?? 1;
}

/**
 * Imports the runs of a published file that the history lacks: the last run, or all when the history was lost.
 * Ignores an unreadable file.
 */
export function importRuns({ sql }: History, published: string | null): void {
  // ATTACH would create an absent file, and side files for a file in WAL mode.
  if (published === null || !existsSync(published) || isInWalMode(published)) return;
  sql.prepare('ATTACH ? AS published').run(published);
  try {
    if (!isWarehouse(sql)) return;
    sql.transaction(() => {
      for (const table of TABLES_OF_RUNS) matchColumns(sql, table);
      sql.exec(
        'CREATE TEMP TABLE unknown_night AS SELECT run_id FROM published.etl_run EXCEPT SELECT run_id FROM main.etl_run',
      );
      for (const table of TABLES_OF_RUNS) takeOver(sql, table);
      sql.exec('DROP TABLE temp.unknown_night');
    })();
  } finally {
    sql.exec('DETACH published');
  }
}

function isWarehouse(sql: Connection): boolean {
  try {
    return TABLES_OF_RUNS.every((table) => columnsIn(sql, 'published', table).length > 0);
  } catch {
    return false;
  }
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

/** A column that the warehouse has gained is gained here too: earlier runs have NULL in it. */
function matchColumns(sql: Connection, table: string): void {
  const wanted = keptColumns(columnsIn(sql, 'published', table), table);
  if (!has(sql, table)) {
    sql.exec(`CREATE TABLE ${table} (${wanted.join(', ')})`);
    return;
  }
  const found = columnsIn(sql, 'main', table);
  for (const column of wanted.filter((name) => !found.includes(name))) {
    sql.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
  }
}

/** A row that was set aside has its patient in the finding of the same place. */
const PSEUDONYM_OF: Readonly<Record<string, string>> = {
  finding: '(SELECT p.patient_pseudonym FROM published.dim_patient AS p WHERE p.patient_key = t.patient_key)',
  rejected_row: `(
    SELECT p.patient_pseudonym
    FROM published.finding AS f
    JOIN published.dim_patient AS p USING (patient_key)
    WHERE f.code = t.code AND f.run_id = t.run_id AND f.file = t.file AND f.sheet = t.sheet AND f.row_number = t.row_number
  )`,
  value_change: 't.patient_pseudonym',
};

function takeOver(sql: Connection, table: string): void {
  const columns = keptColumns(columnsIn(sql, 'published', table), table);
  const values = columns.map((column) => (column === PSEUDONYM ? PSEUDONYM_OF[table] : `t.${column}`));
  sql.exec(
    `INSERT INTO main.${table} (${columns.join(', ')})
     SELECT ${values.join(', ')}
     FROM published.${table} AS t
     WHERE t.run_id IN (SELECT run_id FROM temp.unknown_night)
     ORDER BY t.rowid`.replace(/ORDER BY t\.rowid/, hasRowid(table) ? 'ORDER BY t.rowid' : ''),
  );
}

function hasRowid(table: string): boolean {
  return table !== 'rejected_row' && table !== 'value_change';
}
