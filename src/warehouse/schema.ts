import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from './dictionary-tables.ts';
import type { Connection } from './open.ts';

const FOLDER = join(import.meta.dirname, '../../migrations/schema');
/** Updating indexes row by row takes a third of the load time, so this file runs after the load. */
const INDEXES = '090-indexes.sql';

/** `user_version` of every warehouse file. Raise it when a program that reads the file has to change. */
export const SCHEMA_VERSION = 5;

/** Layer of the tables of each file. */
const LAYERS: Readonly<Record<string, Layer>> = {
  '010-codes.sql': 'code',
  '020-study.sql': 'study',
  '030-runs.sql': 'tracking',
  '040-dimensions.sql': 'star',
  '050-facts.sql': 'star',
  '060-values.sql': 'evidence',
  '070-findings.sql': 'tracking',
  '080-checks.sql': 'check',
  '085-dictionary.sql': 'tracking',
};

/** A declared table: its name, and the first comment line above its `CREATE TABLE`. */
export interface Table {
  readonly name: string;
  readonly layer: Layer;
  readonly title: string;
}

/** Creates the tables of `migrations/schema` in a new file, and sets `user_version`. */
export function createTables(db: Connection): void {
  for (const file of tableFiles()) runFile(db, file);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

/** Creates the indexes, after the tables are filled. */
export function createIndexes(db: Connection): void {
  runFile(db, INDEXES);
}

/**
 * Returns the tables of `migrations/schema` with their titles.
 * @throws when a table has no comment above it, or its file has no layer
 */
export function declaredTables(): Table[] {
  return tableFiles().flatMap((file) => {
    const layer = LAYERS[file];
    if (layer === undefined)
      throw new Error(`migrations/schema/${file} has no layer in src/warehouse/schema.ts`);
    const tables = readFileSync(join(FOLDER, file), 'utf8').matchAll(/((?:^--.*\n)*)^CREATE TABLE (\w+)/gm);
    return [...tables].map(([, comment = '', name = '']) => {
      const title = comment.split('\n')[0]?.slice(3);
      if (!title) throw new Error(`migrations/schema/${file}: table ${name} has no title above it`);
      return { name, layer, title };
    });
  });
}

function tableFiles(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql') && file !== INDEXES);
  return files.sort();
}

function runFile(db: Connection, file: string): void {
  db.exec(readFileSync(join(FOLDER, file), 'utf8'));
}
