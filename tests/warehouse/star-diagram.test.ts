import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openNew } from '../../src/warehouse/open.ts';
import { createTables } from '../../src/warehouse/schema.ts';

it('the diagram of the star in docs/architecture.md has its foreign keys', () => {
  const db = openNew(':memory:');
  createTables(db);
  const keys = db
    .prepare(
      `SELECT printf('%s ||--o{ %s : %s', key."table", object.name, key."from")
       FROM sqlite_schema AS object JOIN pragma_foreign_key_list(object.name) AS key
       WHERE (object.name GLOB 'dim_*' OR object.name GLOB 'fact_*' OR object.name GLOB 'bridge_*')
         AND (key."table" GLOB 'dim_*' OR key."table" GLOB 'fact_*')`,
    )
    .pluck()
    .all();
  const text = readFileSync(join(import.meta.dirname, '../../docs/architecture.md'), 'utf8');
  const [, diagram = ''] = /```mermaid\nerDiagram\n([\s\S]*?)\n```/.exec(text) ?? [];
  expect(
    diagram
      .split('\n')
      .map((line) => line.trim())
      .sort(),
  ).toEqual(keys.sort());
});
