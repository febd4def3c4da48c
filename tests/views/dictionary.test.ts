import { expect, test } from 'vitest';
import { dictionaryRows } from '../../src/warehouse/dictionary.ts';
import { readEntries } from '../../src/warehouse/dictionary-entries.ts';
import { insert } from './insert.ts';
import { warehouse } from './warehouse.ts';

test('every column of every table and view has a type and a label in English and in French', () => {
  const { db } = warehouse([]);
  const rows = dictionaryRows(db);
  const columns = db
    .prepare(
      `SELECT COUNT(*) FROM sqlite_schema AS o JOIN pragma_table_info(o.name)
       WHERE o.type IN ('table', 'view') AND o.name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .get();
  expect(rows.length).toBe(columns);
  expect(rows.filter(({ type, label_en, label_fr }) => !type || !label_en || !label_fr)).toEqual([]);
});

test('no entry explains a column that nothing has', () => {
  const rows = dictionaryRows(warehouse([]).db);
  const known = new Set(rows.flatMap(({ object, column }) => [`.${column}`, `${object}.${column}`]));
  expect([...readEntries().keys()].filter((key) => !known.has(key))).toEqual([]);
});

test('a column without an entry stops the run, by its name', () => {
  const { db } = warehouse([], (file) => file.exec('CREATE TABLE new_table (unexplained TEXT)'));
  expect(() => dictionaryRows(db)).toThrow('column new_table.unexplained has no entry');
});

test('an answer column names the headers that answer it, a view what it reads', () => {
  const { db } = warehouse([], (file) => {
    insert(file, 'answer_column', { column_id: 1, table_name: 'dim_tumor', column_name: 'grade' });
    insert(file, 'answer_source', { column_id: 1, sheet: 'Fiches RCP', field: 'grade' });
    insert(file, 'etl_source_column', {
      file_key: 1,
      sheet: 'Fiches RCP',
      field: 'grade',
      source_column: 'Grade OMS',
    });
  });
  const rows = dictionaryRows(db);
  const source = (object: string, column: string): unknown =>
    rows.find((row) => row.object === object && row.column === column)?.source;
  expect(source('dim_tumor', 'grade')).toBe('Fiches RCP: Grade OMS');
  expect(source('index_line', 'started_on')).toBe('combination_line');
});

test('the rows fit their table', () => {
  const { db } = warehouse([]);
  for (const row of dictionaryRows(db)) insert(db, 'data_dictionary', { ...row });
  expect(db.prepare("SELECT COUNT(*) FROM data_dictionary WHERE object = 'cohort_flow'").pluck().get()).toBe(
    5,
  );
});
