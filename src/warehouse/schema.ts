import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './open.ts';

const FOLDER = join(import.meta.dirname, '../../migrations/schema');
/** Updating indexes row by row takes a third of the load time, so this file runs after the load. */
const INDEXES = '090-indexes.sql';

/** `user_version` of every warehouse file. Raise it when a program that reads the file has to change. */
export const SCHEMA_VERSION = 5;

/** Creates the tables of `migrations/schema` in a new file, and sets `user_version`. */
export function createTables(db: Connection): void {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql') && file !== INDEXES);
  for (const file of files.sort()) runFile(db, file);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

/** Creates the indexes, after the tables are filled. */
export function createIndexes(db: Connection): void {
  runFile(db, INDEXES);
}

function runFile(db: Connection, file: string): void {
  db.exec(readFileSync(join(FOLDER, file), 'utf8'));
}
