import { closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../core/make-folder.ts';
import { removeAny, removeIfExists } from '../core/remove-if-exists.ts';
import type { Finding } from '../findings/finding.ts';
import type { StagedFile } from './row.ts';
import { STAGING_APPLICATION_ID, STAGING_SCHEMA, STAGING_VERSION } from './schema.ts';

/** A cache up to this size is fully checked before use (about 0.1 s). */
const CHECKED_BYTES = 64 * 1024 * 1024;

const CACHE_NAME = /^staging-.*\.sqlite/;
/** The one cache of all sources that version 0.1.0 kept: rows that nothing reads are not kept either. */
const FORMER_CACHE = 'staging.sqlite';

/** Path of the cache of a source. Each source has its own, so that two can be read in parallel. */
export function stagingPath(stateDir: string, source: string): string {
  return join(stateDir, `staging-${source}.sqlite`);
}

/** The cache of one source, open for writing. One process writes at a time. */
export interface StagingCache {
  readonly sql: Database.Database;
  /** True when the content of these bytes under these declarations is already staged. */
  has(fingerprint: string): boolean;
  /** The findings of a staged file. The caller sets `place.file`, because files are renamed. */
  findingsOf(fingerprint: string): Finding[];
  /**
   * Numbers the files and sheets of this run, sheets from `firstSheetId` on, and deletes the rows of files that are
   * no longer in use. Returns the next free sheet number.
   */
  assignFileIds(files: readonly FileOfRun[], sheetOrder: SheetOrder, firstSheetId: number): number;
  close(): void;
}

/** Position of a sheet among those that a source declares. */
export type SheetOrder = (source: string, sheet: string) => number;

/** A file of this run, and its fingerprint; null when it is not in use. */
export interface FileOfRun {
  readonly file: StagedFile;
  readonly fingerprint: string | null;
}

/** True for the errors of SQLite that mean: these bytes are no database, or no whole one. */
export function isCorruption(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** Removes every cache; the next extraction reads every file again. */
export function discardStaging(stateDir: string): void {
  for (const name of cacheNames(stateDir)) removeAny(join(stateDir, name));
}

/** True as well for a database of something else: it has no such table. */
const isUnreadable = (error: unknown): boolean =>
  isCorruption(error) || (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR');

/** The id of the key that hashed the rows of the caches; null when there is no readable cache. */
export function stagedKeyId(stateDir: string): string | null {
  for (const name of cacheNames(stateDir).filter((name) => name.endsWith('.sqlite'))) {
    const keyId = keyIdIn(join(stateDir, name));
    if (keyId !== null) return keyId;
  }
  return null;
}

function cacheNames(stateDir: string): string[] {
  return existsSync(stateDir) ? readdirSync(stateDir).filter((name) => CACHE_NAME.test(name)) : [];
}

function keyIdIn(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  try {
    // Not read-only: the journal of a killed run may need a rollback first.
    const sql = new Database(path, { fileMustExist: true });
    try {
      return sql.prepare<[], string>('SELECT key_id FROM staging_key').pluck().get() ?? null;
    } finally {
      sql.close();
    }
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/**
 * Opens or creates the cache of a source (mode 0600, folder 0700). Discards a cache that is damaged, of another
 * version or key, or not a cache: this costs time only.
 */
export function openCache(stateDir: string, source: string, keyId: string): StagingCache {
  makeFolder(stateDir, 0o700, 'STATE');
  for (const suffix of ['', '-journal']) removeIfExists(join(stateDir, FORMER_CACHE + suffix));
  const path = stagingPath(stateDir, source);
  return cacheOn(usable(path, keyId) ?? created(path, keyId));
}

function usable(path: string, keyId: string): Database.Database | null {
  if (!existsSync(path)) return null;
  let sql: Database.Database | undefined;
  try {
    sql = configured(new Database(path, { fileMustExist: true }));
    if (isOurs(sql, keyId) && isWhole(sql, path)) return sql;
    sql.close();
    return null;
  } catch (error) {
    sql?.close();
    if (!isCorruption(error) && statSync(path).isFile()) throw error;
    return null;
  }
}

function isOurs(sql: Database.Database, keyId: string): boolean {
  const pragma = (name: string) => sql.pragma(name, { simple: true });
  if (pragma('application_id') !== STAGING_APPLICATION_ID || pragma('user_version') !== STAGING_VERSION)
    return false;
  return sql.prepare('SELECT key_id FROM staging_key').pluck().get() === keyId;
}

function isWhole(sql: Database.Database, path: string): boolean {
  return statSync(path).size > CHECKED_BYTES || sql.pragma('quick_check', { simple: true }) === 'ok';
}

function created(path: string, keyId: string): Database.Database {
  for (const suffix of ['', '-journal', '-wal', '-shm']) removeAny(path + suffix);
  closeSync(openSync(path, 'wx', 0o600)); // create it first: SQLite would use the mode of the umask
  const sql = configured(new Database(path));
  sql.transaction(() => {
    sql.exec(STAGING_SCHEMA);
    sql.prepare('INSERT INTO staging_key (key_id) VALUES (?)').run(keyId);
    sql.pragma(`application_id = ${STAGING_APPLICATION_ID}`);
    sql.pragma(`user_version = ${STAGING_VERSION}`);
  })();
  return sql;
}

function configured(sql: Database.Database): Database.Database {
  sql.pragma('busy_timeout = 10000');
  sql.pragma('secure_delete = ON'); // deleted rows are overwritten in the file
  sql.pragma('foreign_keys = ON');
  sql.pragma('synchronous = NORMAL');
  sql.pragma('cache_size = -16384');
  return sql;
}

function cacheOn(sql: Database.Database): StagingCache {
  const find = sql
    .prepare<[string], number>('SELECT file_ref FROM staged_file WHERE fingerprint = ?')
    .pluck();
  const findings = sql
    .prepare<[string], string>(
      'SELECT finding FROM staged_finding JOIN staged_file USING (file_ref) WHERE fingerprint = ? ORDER BY finding_id',
    )
    .pluck();
  return {
    sql,
    has: (fingerprint) => find.get(fingerprint) !== undefined,
    findingsOf: (fingerprint) => findings.all(fingerprint).map((text) => JSON.parse(text) as Finding),
    assignFileIds: (files, sheetOrder, firstSheetId) =>
      sql.transaction(() => assignIds(sql, files, sheetOrder, firstSheetId)).immediate(),
    close: () => sql.close(),
  };
}

function assignIds(
  sql: Database.Database,
  files: readonly FileOfRun[],
  sheetOrder: SheetOrder,
  firstSheetId: number,
): number {
  sql.exec(
    'DELETE FROM run_file; UPDATE staged_file SET file_id = NULL; UPDATE staged_sheet SET sheet_id = NULL',
  );
  const insert = sql.prepare<StagedFile>(
    `INSERT INTO run_file (file_id, source, file, format, sha256, size_bytes, stamp, status)
     VALUES (@fileId, @source, @file, @format, @sha256, @sizeBytes, @stamp, @status)`,
  );
  const use = sql.prepare<[number, string]>('UPDATE staged_file SET file_id = ? WHERE fingerprint = ?');
  const sheetsOf = sql.prepare<[string], { ref: number; sheet: string }>(
    'SELECT sheet_ref AS ref, sheet FROM staged_sheet JOIN staged_file USING (file_ref) WHERE fingerprint = ?',
  );
  const number = sql.prepare<[number, number]>('UPDATE staged_sheet SET sheet_id = ? WHERE sheet_ref = ?');
  let sheetId = firstSheetId;
  for (const { file, fingerprint } of files) {
    insert.run(file);
    if (fingerprint === null) continue;
    use.run(file.fileId, fingerprint);
    const sheets = sheetsOf.all(fingerprint);
    sheets.sort((a, b) => sheetOrder(file.source, a.sheet) - sheetOrder(file.source, b.sheet));
    for (const { ref } of sheets) number.run(sheetId++, ref);
  }
  sql.exec('DELETE FROM staged_file WHERE file_id IS NULL');
  return sheetId;
}
