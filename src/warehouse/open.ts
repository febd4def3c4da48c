import { existsSync, readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { RunError } from '../core/run-error.ts';
import { isInWalMode, READ_VERSION_AT, readHeader, WRITE_VERSION_AT } from './file-header.ts';
import type { Database } from './tables.ts';

export type Connection = Sqlite.Database;

/** "RNTN": the application id in the header of every warehouse file. */
export const APPLICATION_ID = 0x524e544e;

/** 8 MiB: the tail of every table and of `missing_cell` stay in memory while they grow. */
const CACHE_KIB = 8_192;

/**
 * Opens a new warehouse file for one load. Does not sync, and does not check foreign keys and CHECKs row by row:
 * nothing reads the file before it is checked as a whole, synced and renamed.
 */
export function openNew(path: string): Connection {
  const db = new Sqlite(path);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  return db;
}

/**
 * Opens an existing warehouse file read-only. Reads a file in WAL mode into memory: SQLite would create side files,
 * or could not read it without write permission (C-111).
 * @throws RunError when it is no SQLite file; Error when there is none
 */
export function openReadOnly(path: string): Connection {
  refuseOtherFile(path);
  if (isInWalMode(path)) {
    const bytes = readFileSync(path);
    bytes.fill(1, WRITE_VERSION_AT, READ_VERSION_AT + 1);
    return new Sqlite(bytes, { readonly: true });
  }
  return new Sqlite(path, { readonly: true, fileMustExist: true });
}

/** SQLite's own message would not name the file. */
function refuseOtherFile(path: string): void {
  if (!existsSync(path)) return;
  if (readHeader(path)?.isSqlite === true) return;
  throw new RunError(
    `${path} is no SQLite file, or cannot be read; name a published file, or check the owner and mode`,
  );
}

/** Compiles typed queries into SQL for prepared statements; it is connected to nothing. */
export const compiler = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
