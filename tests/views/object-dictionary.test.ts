import { expect, test } from 'vitest';
import { frenchTitles, objectRows } from '../../src/warehouse/object-dictionary.ts';
import { publicNames } from '../../src/warehouse/public-names.ts';
import { declaredTables } from '../../src/warehouse/schema.ts';
import { insert } from './insert.ts';
import { warehouse } from './warehouse.ts';

const { db } = warehouse([]);
const rows = objectRows(db);
const rowOf = (object: string): unknown => rows.find((row) => row.object === object);

test('every table and view has one row with a title and a grain', () => {
  const objects = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  expect(rows.map(({ object }) => object)).toEqual(objects);
  expect(rows.filter(({ title_en, grain }) => title_en === '' || grain === '')).toEqual([]);
});

test('a table has the title above it and the grain of its key', () => {
  expect(rowOf('dim_tumor')).toEqual({
    object: 'dim_tumor',
    layer: 'star',
    is_public: 1,
    is_stored: 1,
    title_en: 'Tumors of the patients',
    title_fr: 'Tumeurs des patients',
    grain: 'tumor_key',
    rule: null,
    source: null,
    missing: null,
  });
});

test('a view has its header; it is stored when it is materialized', () => {
  expect(rowOf('inapplicable_cell')).toMatchObject({
    layer: 'evidence',
    is_public: 0,
    is_stored: 0,
    grain: 'table_name, row_key, column_name',
    rule: 'C-26',
    source: 'answer_column, missing_cell, missing_reason',
  });
  expect(rowOf('missing_data_summary')).toMatchObject({ is_public: 1, is_stored: 1 });
  expect(rowOf('check_size_implausible')).toMatchObject({ layer: 'check', is_stored: 0 });
});

test('every object has a French title of its own, and no title is without an object', () => {
  const titles = frenchTitles();
  expect([...titles.keys()].filter((object) => rowOf(object) === undefined)).toEqual([]);
  expect([...titles.keys()]).toEqual([...titles.keys()].sort());
  expect(new Set(rows.map(({ title_fr }) => title_fr)).size).toBe(rows.length);
  const odd = rows.filter(
    ({ title_en, title_fr }) =>
      title_en === title_fr || !/^\p{Lu}/u.test(title_fr) || /['.]$|'/.test(title_fr),
  );
  expect(odd).toEqual([]);
});

test('every public name is an object of the file', () => {
  const named = rows.filter(({ is_public }) => is_public === 1).map(({ object }) => object);
  expect(named).toEqual([...publicNames().keys()].sort());
});

test('titles of tables are one line without a full stop', () => {
  const titles = declaredTables().map(({ title }) => title);
  expect(titles.filter((title) => title.endsWith('.'))).toEqual([]);
});

test('an object without a header stops the run by its name', () => {
  const { db: other } = warehouse([], (file) => file.exec('CREATE TABLE new_table (x TEXT)'));
  expect(() => objectRows(other)).toThrow('new_table has no header in migrations/');
});

test('the rows fit their table', () => {
  for (const row of rows) insert(db, 'object_dictionary', { ...row });
  expect(db.prepare('SELECT COUNT(*) FROM object_dictionary').pluck().get()).toBe(rows.length);
});
