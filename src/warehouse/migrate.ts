import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './open.ts';

const FOLDER = join(import.meta.dirname, '../../migrations');
/** Indexes are a third of the time when they are kept up row by row; files of this name wait for the load. */
const AFTER_LOAD = /_indexes\.sql$/;

interface Migration {
  readonly number: number;
  readonly file: string;
}

/** Creates the tables of `migrations/`, in the order of their numbers, and notes the last one as `user_version`. */
export function createTables(db: Connection): void {
  const all = migrations();
  for (const { file } of all.filter(({ file }) => !AFTER_LOAD.test(file))) apply(db, file);
  db.pragma(`user_version = ${all.at(-1)?.number ?? 0}`);
}

/** Creates the indexes, once the tables are full. */
export function createIndexes(db: Connection): void {
  for (const { file } of migrations().filter(({ file }) => AFTER_LOAD.test(file))) apply(db, file);
}

/** The number that `user_version` holds in a file made by this code. */
export function schemaVersion(): number {
  return migrations().at(-1)?.number ?? 0;
}

function migrations(): Migration[] {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return files.sort().map((file) => ({ number: Number(file.slice(0, 4)), file }));
}

function apply(db: Connection, file: string): void {
  db.exec(readFileSync(join(FOLDER, file), 'utf8'));
}
