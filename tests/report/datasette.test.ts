import { expect, it } from 'vitest';
import { datasetteMetadata } from '../../src/report/datasette.ts';
import { finishTables } from '../../src/warehouse/finish.ts';
import { openNew } from '../../src/warehouse/open.ts';
import { createTables } from '../../src/warehouse/schema.ts';
import { addRun } from '../publish/bare.ts';

const db = openNew(':memory:');
createTables(db);
addRun(db, 'a', 1);
finishTables(db);
const { title, databases } = datasetteMetadata(db);
const { tables } = databases.warehouse;

it('the metadata for Datasette have every table and view, with every column', () => {
  const objects = db
    .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  expect(Object.keys(tables).sort()).toEqual(objects.sort());
  for (const name of objects) {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];
    expect([name, Object.keys(tables[name]?.columns ?? {}).sort()]).toEqual([name, columns.sort()]);
  }
});

it('they have the study as title, the grain of a view, the unit of a column, and hide what is not public', () => {
  expect(title).toBe('trial');
  expect(tables.time_to_event).toMatchObject({
    description: expect.stringMatching(/One row for each: .*patient_key/),
  });
  expect(tables.time_to_event).not.toHaveProperty('hidden');
  expect(tables.time_to_event?.columns.days).toMatch(/\(days\)$/);
  expect(tables.endpoint_duration?.hidden).toBe(true);
});
