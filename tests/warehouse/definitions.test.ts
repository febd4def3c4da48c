import { expect, it } from 'vitest';
import { changedDefinitions, definitionRows } from '../../src/warehouse/definitions.ts';
import { type Connection, openNew } from '../../src/warehouse/open.ts';

function recorded(): Connection {
  const db = openNew(':memory:');
  db.exec(`
    CREATE TABLE object_definition (type TEXT, name TEXT PRIMARY KEY, sha256 TEXT);
    CREATE TABLE fact (a INTEGER);
    CREATE INDEX fact_a ON fact (a);
    CREATE VIEW median AS SELECT 59.1 AS months;`);
  const write = db.prepare('INSERT INTO object_definition VALUES (@type, @name, @sha256)');
  for (const row of definitionRows(db)) write.run(row);
  return db;
}

it.each([
  ['', []],
  ['INSERT INTO fact VALUES (1); ANALYZE', []],
  ['DROP VIEW median; CREATE VIEW median AS SELECT 88.7 AS months', ['view median has another definition']],
  ['DROP VIEW median; CREATE TABLE median (months REAL)', ['view median has another definition']],
  ['DROP VIEW median', ['view median is gone']],
  ['DROP INDEX fact_a', ['index fact_a is gone']],
  ['ALTER TABLE fact ADD COLUMN b', ['table fact has another definition']],
  [
    'CREATE VIEW better AS SELECT 1; CREATE TRIGGER t AFTER INSERT ON fact BEGIN SELECT 1; END',
    ['trigger t was added', 'view better was added'],
  ],
])('after "%s" the changed definitions are %j', (sql, expected) => {
  const db = recorded();
  db.exec(sql);
  expect(changedDefinitions(db)).toEqual(expected);
});

it('a file of a version that recorded no definitions has no changed ones', () => {
  const db = openNew(':memory:');
  db.exec('CREATE VIEW median AS SELECT 1');
  expect(changedDefinitions(db)).toEqual([]);
});
