import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { RunError } from '../core/run-error.ts';
import { type CountRow, MASKED_COUNT, type MaskedRow, maskedTables } from '../disclosure/guarded-table.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { csvRecord } from './csv.ts';

/** Tables of counts: nothing that has a row a patient ever leaves. */
const TABLES = [
  'table_flow',
  'table_05',
  'table_06',
  'table_07',
  'table_08',
  'table_09',
  'table_10',
  'table_retreatment',
  'table_survival',
];
const COLUMNS = ['section', 'item', 'stratum', 'n', 'denominator', 'percent'] as const;

export interface Exported {
  readonly folder: string;
  readonly files: number;
  readonly maskedCells: number;
}

/**
 * Writes the printed tables of the published warehouse as CSV into `<out>/export`. Masks counts of fewer than
 * `least` people and the counts that would reveal them.
 * @throws RunError when there is no published file
 */
export function exportTables(out: string, least: number): Exported {
  const path = join(out, 'warehouse.sqlite');
  if (!existsSync(path))
    throw new RunError(
      `nothing was ever published here: ${path} is not there; set ETL_OUT= to the folder of the runs, or run make etl first`,
    );
  const folder = join(out, 'export');
  makeFolder(folder, 0o750);
  const db = openReadOnly(path);
  try {
    const query = (table: string): string => `SELECT ${COLUMNS.join(', ')} FROM ${table}`;
    const safe = maskedTables(
      TABLES.map((table) => db.prepare<[], CountRow>(query(table)).all()),
      least,
    );
    for (const [index, table] of TABLES.entries()) write(join(folder, `${table}.csv`), safe[index] ?? []);
    const maskedCells = safe.flat().filter(({ n }) => n === MASKED_COUNT).length;
    return { folder, files: TABLES.length, maskedCells };
  } finally {
    db.close();
  }
}

/** Writes one table under its name in one step. */
function write(path: string, rows: readonly MaskedRow[]): void {
  const text = [csvRecord(COLUMNS), ...rows.map((row) => csvRecord(COLUMNS.map((name) => row[name])))].join(
    '',
  );
  removeIfExists(`${path}.tmp`);
  writeFileSync(`${path}.tmp`, `\ufeff${text}`, { mode: 0o640 });
  renameSync(`${path}.tmp`, path);
}
