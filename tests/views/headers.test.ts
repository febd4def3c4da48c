import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseView, readFolder } from '../../src/warehouse/views.ts';

const HEADER = [
  '-- Patients',
  '-- Grain: patient_key, step',
  '-- Rule: AP-1',
  '-- Source: none',
  '-- Missing: never',
];
const folder = mkdtempSync(join(tmpdir(), 'headers-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the header of a view', () => {
  test('gives title, grain and the columns of its index; the SELECT keeps its own comments', () => {
    const text = [
      ...HEADER,
      '-- Materialized: (patient_key, step)',
      'SELECT',
      '-- why',
      '1 AS patient_key',
    ].join('\n');
    expect(parseView('a', '1-evidence', text)).toMatchObject({
      title: 'Patients',
      grain: ['patient_key', 'step'],
      materialized: ['patient_key', 'step'],
      select: 'SELECT\n-- why\n1 AS patient_key',
    });
  });

  test('may have further lines, and need not be materialized', () => {
    const view = parseView('a', '3-estimate', [...HEADER, '-- Formula: none', 'SELECT 1'].join('\n'));
    expect(view.materialized).toBeUndefined();
  });

  test('that lacks a line is refused, with file and line', () => {
    const text = [...HEADER.filter((line) => !line.includes('Grain')), 'SELECT 1'].join('\n');
    expect(() => parseView('a', '1-evidence', text)).toThrow('1-evidence/a.sql: the header lacks Grain');
  });
});

describe('views', () => {
  const write = (name: string, select: string): void => {
    mkdirSync(join(folder, '1-evidence'), { recursive: true });
    writeFileSync(join(folder, '1-evidence', `${name}.sql`), [...HEADER, select, ''].join('\n'));
  };

  test('come after the views that they read, whatever their names', () => {
    write('a', 'SELECT x FROM b');
    write('b', 'SELECT x FROM some_table -- not FROM a');
    expect(readFolder(join(folder, '1-evidence')).map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('that read each other are refused', () => {
    write('b', 'SELECT x FROM a');
    expect(() => readFolder(join(folder, '1-evidence'))).toThrow('reads itself by way of others');
  });
});
