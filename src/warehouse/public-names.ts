import { join } from 'node:path';
import { readCsvTable } from '../core/csv-table.ts';

const FILE = join(import.meta.dirname, '../../migrations/public-names.csv');

/**
 * Returns the names that analysts use in their scripts: tables and views, each with its main columns. Changing one is a
 * breaking change, which CHANGELOG.md announces.
 */
export function publicNames(): ReadonlyMap<string, readonly string[]> {
  const rows = readCsvTable<{ object: string; columns: string }>(FILE);
  return new Map(rows.map(({ object, columns }) => [object, columns.split(' ')]));
}
