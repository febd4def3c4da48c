import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { stagingPath } from './cache.ts';
import { LINKS_SCHEMA } from './schema.ts';

/** Memory for sorting rows; larger sorts use a temporary file. */
const SORT_KIB = 4_096;
const CACHE_KIB = 2_048;

/** The cache of one source, attached to the database of the links. */
export interface AttachedCache {
  readonly source: string;
  /** Name of the schema, a prefix of its table names. */
  readonly schema: string;
}

/** Where the links of this run are while a run needs them. */
export function linksPath(stateDir: string): string {
  return join(stateDir, 'links.sqlite');
}

/** Creates an empty database for the links of this run, mode 0600. Replaces that of a killed run. */
export function createLinks(stateDir: string): void {
  removeLinks(stateDir);
  closeSync(openSync(linksPath(stateDir), 'wx', 0o600)); // create it first: SQLite would use the mode of the umask
  const sql = new Database(linksPath(stateDir));
  sql.exec(LINKS_SCHEMA);
  sql.close();
}

export function removeLinks(stateDir: string): void {
  for (const suffix of ['', '-journal']) removeIfExists(linksPath(stateDir) + suffix);
}

/**
 * Opens the links with the cache of every source attached. Throws when one is absent: the extraction must run
 * first.
 */
export function openLinks(
  stateDir: string,
  sources: readonly string[],
): { sql: Database.Database; caches: AttachedCache[] } {
  const sql = new Database(linksPath(stateDir), { fileMustExist: true });
  sql.pragma('journal_mode = MEMORY');
  sql.pragma('synchronous = OFF');
  sql.pragma(`cache_size = -${SORT_KIB}`);
  const caches = sources.map((source) => ({ source, schema: `"cache ${source}"` }));
  for (const { source, schema } of caches) {
    sql.prepare(`ATTACH ? AS ${schema}`).run(stagingPath(stateDir, source));
    sql.pragma(`${schema}.cache_size = -${CACHE_KIB}`);
  }
  return { sql, caches };
}
