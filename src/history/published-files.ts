import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { readHeader } from '../warehouse/file-header.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';

/* The files that runs published, as they were when they got their name: a later change is found by the difference. */

/** Name of the history in the state folder. */
export const HISTORY_NAME = 'history.sqlite';
/** File of earlier versions with a JSON line for each published run. */
const LINES = 'history.jsonl';

/** Creates the table of published files in the history, and imports the lines of earlier versions into it. */
export function prepareFiles(sql: Connection, stateFolder: string): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS published_file (
       run_id TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, change_counter INTEGER
     ) STRICT`,
  );
  const path = join(stateFolder, LINES);
  if (!existsSync(path)) return;
  const insert = sql.prepare('INSERT OR REPLACE INTO published_file VALUES (?, ?, ?)');
  sql.transaction(() => {
    for (const { run_id, size_bytes, change_counter } of linesOf(path)) {
      if (typeof run_id !== 'string') continue;
      insert.run(run_id, integerOf(size_bytes) ?? 0, integerOf(change_counter));
    }
  })();
  removeIfExists(path);
}

/** Records the published file at `path`, unless the history has that of the run already. */
export function recordFile(sql: Connection, runId: string, path: string): void {
  const counter = readHeader(path)?.changeCounter ?? null;
  sql
    .prepare('INSERT OR IGNORE INTO published_file VALUES (?, ?, ?)')
    .run(runId, statSync(path).size, counter);
}

/** Returns the change counter that the file of a run was published with; null when the history lacks it. */
export function publishedCounter(sql: Connection, runId: string): number | null {
  const counter = sql
    .prepare('SELECT change_counter FROM published_file WHERE run_id = ?')
    .pluck()
    .get(runId);
  return (counter as number | null | undefined) ?? null;
}

type Line = Readonly<Partial<Record<'run_id' | 'size_bytes' | 'change_counter', unknown>>>;

/** The lines that are whole: a killed run may have left half of one. */
function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      try {
        return (JSON.parse(line) ?? {}) as Line;
      } catch {
        return {};
      }
    });
}

function integerOf(value: unknown): number | null {
  return Number.isInteger(value) ? (value as number) : null;
}

/**
 * Returns the change counters of all published files by run, read without writing; empty when there is no history,
 * or one of an earlier version.
 */
export function countersIn(stateFolder: string): ReadonlyMap<string, number | null> {
  const path = join(stateFolder, HISTORY_NAME);
  if (!existsSync(path)) return new Map();
  const sql = openReadOnly(path);
  try {
    const rows = sql.prepare('SELECT run_id, change_counter FROM published_file').raw().all();
    return new Map(rows as [string, number | null][]);
  } catch {
    return new Map();
  } finally {
    sql.close();
  }
}
