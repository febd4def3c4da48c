import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readViews, type View, viewsReadBy } from '../../src/warehouse/views.ts';
import { COHORT } from './cohort.ts';
import { warehouse } from './warehouse.ts';

const views = readViews();
const full = warehouse(COHORT);
const own = views.filter(({ folder }) => folder !== '3-estimate');

describe.each(views)('$folder/$name', (view: View) => {
  test('is one SELECT that reads no later folder', () => {
    const body = view.select.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''");
    expect(body.trimStart()).toMatch(/^(?:SELECT|WITH|VALUES)\b/);
    expect(body).not.toMatch(/;|CREATE|^SELECT \*$/m);
    for (const read of viewsReadBy(view, views)) expect(read.folder <= view.folder).toBe(true);
  });

  test('is unique by its grain', () => {
    const columns = view.grain.join(', ');
    const doubled = full.rows(`SELECT ${columns} FROM ${view.name} GROUP BY ${columns} HAVING COUNT(*) > 1`);
    expect(doubled).toEqual([]);
  });
});

test.each(own)('$folder/$name names as its source what it reads, and only that', ({ select, source }) => {
  const body = select.replace(/--.*$/gm, '');
  const named = source === 'none' ? [] : source.split(', ');
  const read = [...body.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map((match) => match[1] ?? '');
  const rowsOfItsOwn = new Set(['json_each', ...[...body.matchAll(/(\w+) AS \(/g)].map((match) => match[1])]);
  expect([...new Set(read.filter((name) => !rowsOfItsOwn.has(name)))].sort()).toEqual([...named].sort());
});

test('no view of folders 1, 2 and 4 is longer than 100 lines', () => {
  for (const { name, select } of own)
    expect(`${name} ${select.split('\n').length <= 100}`).toBe(`${name} true`);
});

test('codes, thresholds and dates of the study are in no view: they come from study_parameter', () => {
  for (const { name, select } of own)
    expect(`${name} ${/'\d{4}-\d\d-\d\d'/.test(select)}`).toBe(`${name} false`);
});

const shell = spawnSync('sqlite3', ['--version']);

test.skipIf(shell.status !== 0)('every view works in the sqlite3 shell, alike', () => {
  for (const { name } of views) {
    const told = spawnSync('sqlite3', [
      '-readonly',
      full.path,
      `SELECT COUNT(*) FROM (SELECT * FROM ${name})`,
    ]);
    expect(`${name}: ${told.stdout}${told.stderr}`).toBe(
      `${name}: ${full.value(`SELECT COUNT(*) FROM ${name}`)}\n`,
    );
  }
});
