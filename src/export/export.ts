import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { RunError } from '../core/run-error.ts';
import { type Mask, readMask } from '../disclosure/mask.ts';
import { askedKey, countKey } from '../disclosure/printed-keys.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import { csvRecord } from './csv.ts';
import { recordRelease, releaseOf } from './releases.ts';

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

/** Written in place of a hidden number, without the reason. */
const MASKED = 'masked';

/** A row of a printed table: how many of the `denominator` patients of a stratum gave an answer. */
interface CountRow {
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  readonly n: number;
  readonly denominator: number | null;
  readonly percent: number | null;
}

/** A row as written. */
type MaskedRow = Omit<CountRow, 'n' | 'denominator' | 'percent'> &
  Readonly<Record<'n' | 'denominator' | 'percent', string | number | null>>;

export interface ExportFolders {
  readonly out: string;
  readonly state: string;
}

export interface Exported {
  readonly folder: string;
  readonly files: number;
  readonly maskedCells: number;
}

/**
 * Writes the printed tables of the published warehouse as CSV into `<out>/export`. Masks counts of fewer than
 * `least` people and the counts that would reveal them, and records the export in the state folder.
 * @throws RunError when there is no published file, or when too few patients differ from an earlier export
 */
export function exportTables({ out, state }: ExportFolders, least: LeastCount): Exported {
  const path = join(out, 'warehouse.sqlite');
  if (!existsSync(path))
    throw new RunError(
      `nothing was ever published here: ${path} is not there; set ETL_OUT= to the folder of the runs, or run make etl first`,
    );
  const folder = join(out, 'export');
  const db = openReadOnly(path);
  try {
    const mask = readMask(db, least);
    const tables = TABLES.map((table) => readTable(db, table).map((row) => maskedRow(row, mask)));
    if (least > 0) recordRelease(releaseOf(lastRun(db), tables.flat()), state, least);
    makeFolder(folder, 0o750);
    for (const [index, table] of TABLES.entries()) write(join(folder, `${table}.csv`), tables[index] ?? []);
    const maskedCells = tables.flat().filter(({ n }) => n === MASKED).length;
    return { folder, files: TABLES.length, maskedCells };
  } finally {
    db.close();
  }
}

/** The run that published the file; empty where the file does not say. */
function lastRun(db: Connection): string {
  const id = db.prepare('SELECT run_id FROM etl_run ORDER BY night DESC LIMIT 1').pluck().get();
  return typeof id === 'string' ? id : '';
}

function readTable(db: Connection, table: string): CountRow[] {
  return db.prepare(`SELECT ${COLUMNS.join(', ')} FROM ${table}`).all() as CountRow[];
}

/** A percentage is hidden with either of its numbers: it would give the other. */
function maskedRow(row: CountRow, { isHidden }: Mask): MaskedRow {
  const isCount = isHidden(countKey(row.section, row.item, row.stratum));
  const isAsked = row.denominator !== null && isHidden(askedKey(row.section, row.stratum));
  return {
    ...row,
    n: isCount ? MASKED : row.n,
    denominator: isAsked ? MASKED : row.denominator,
    percent: (isCount || isAsked) && row.percent !== null ? MASKED : row.percent,
  };
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
