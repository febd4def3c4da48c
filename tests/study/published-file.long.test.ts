import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readViews } from '../../src/warehouse/views.ts';
import { etl, temporaryFolder } from '../run/inbox.ts';
import { isInstalled } from '../statistics/reference.ts';

/** The published file of the sample exports, as clients of any language read it. */

const ROOT = join(import.meta.dirname, '../..');
let folder: string;
let file: string;
let db: Database.Database;

beforeAll(() => {
  folder = temporaryFolder();
  file = join(folder, 'warehouse.sqlite');
  const { exitCode, stderr } = etl({ EXPORTS: join(ROOT, 'sample-exports/inbox'), OUT: folder });
  expect([exitCode, stderr]).toEqual([0, '']);
  db = new Database(file, { readonly: true });
}, 300_000);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const values = <Value>(sql: string): Value[] => db.prepare<[], Value>(sql).pluck().all() as Value[];

/** Columns of every table and view, with the type that the dictionary gives. */
interface Column {
  readonly object: string;
  readonly column: string;
  readonly type: string;
}
const columns = (): Column[] =>
  db.prepare('SELECT object, "column", type FROM data_dictionary ORDER BY object').all() as Column[];

/** The storage classes that the values of each column of an object have, NULL aside, upper case: `{ days: 'INTEGER' }`. */
function classesIn(object: string, named: readonly Column[]): Record<string, string> {
  const classes = named.map(
    ({ column }) => `group_concat(DISTINCT upper(nullif(typeof("${column}"), 'null'))) AS "${column}"`,
  );
  return db.prepare(`SELECT ${classes.join(', ')} FROM ${object}`).get() as Record<string, string>;
}

describe('the published file (C-111)', () => {
  it('has one storage class in each column of each table and view: that of the dictionary', () => {
    const found = [...Map.groupBy(columns(), ({ object }) => object)].flatMap(([object, named]) => {
      const classes = classesIn(object, named);
      return named
        .filter(({ column, type }) => (classes[column] ?? type) !== type)
        .map(({ column, type }) => `${object}.${column}: ${classes[column]}, not ${type}`);
    });
    expect(found).toEqual([]);
  }, 300_000);

  it('declares a type for every column of a stored view: that of the dictionary', () => {
    const stored = new Set(readViews().flatMap(({ name, materialized }) => (materialized ? [name] : [])));
    expect(stored.size).toBeGreaterThan(30);
    const declared = db.prepare<[string, string], string>(
      'SELECT type FROM pragma_table_info(?) WHERE name = ?',
    );
    const untyped = columns()
      .filter(({ object }) => stored.has(object))
      .filter(({ object, column, type }) => declared.pluck().get(object, column) !== type);
    expect(untyped).toEqual([]);
  });

  it('has answers as text in every view', () => {
    const answers = columns().filter(({ column }) => column === 'answer');
    expect(answers.length).toBeGreaterThan(8);
    expect(answers.filter(({ type }) => type !== 'TEXT')).toEqual([]);
    expect(
      values("SELECT DISTINCT typeof(answer) FROM history_answer WHERE question = 'prior_lines'"),
    ).toEqual(['text']);
  });

  it('has integers as row_key, everywhere', () => {
    expect(columns().filter(({ column, type }) => column === 'row_key' && type !== 'INTEGER')).toEqual([]);
    expect(values('SELECT DISTINCT typeof(row_key) FROM check_offender')).toEqual(['integer']);
  });

  it('has the key columns first, in their order, in every table WITHOUT ROWID', () => {
    const wrong = `
      SELECT list.name || '.' || field.name
      FROM pragma_table_list AS list
      JOIN pragma_table_info(list.name) AS field
      WHERE list.schema = 'main' AND list.wr = 1 AND field.pk > 0 AND field.pk <> field.cid + 1`;
    expect(values("SELECT count(*) > 10 FROM pragma_table_list WHERE schema = 'main' AND wr = 1")).toEqual([
      1,
    ]);
    expect(values(wrong)).toEqual([]);
  });

  it.runIf(isInstalled('sqlite3', ['--version']))(
    'is whole by the integrity check of the sqlite3 shell',
    () => {
      const query = 'PRAGMA integrity_check; PRAGMA foreign_key_check';
      const { stdout, stderr } = spawnSync('sqlite3', ['-readonly', file, query], { encoding: 'utf8' });
      expect([stdout, stderr]).toEqual(['ok\n', '']);
    },
  );
});
