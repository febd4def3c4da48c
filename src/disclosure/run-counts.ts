import type { Connection } from '../warehouse/open.ts';
import { type CountList, keyOf } from './count-list.ts';
import { findingKey, rowsKey } from './printed-keys.ts';
import { plus } from './table-counts.ts';

const FINDINGS = `
  SELECT severity, code, COUNT(*) AS n
  FROM finding
  WHERE run_id = ?
  GROUP BY severity, code`;

/** Severities whose total is a key figure of the report. */
const TOTALLED = ['error', 'warning'];

/** Adds the findings of the last run; those of a severity add up to its total. */
export function addFindingCounts(list: CountList, db: Connection, runId: string): void {
  const rows = db.prepare(FINDINGS).all(runId) as { severity: string; code: string; n: number }[];
  for (const [severity, own] of Map.groupBy(rows, (row) => row.severity)) {
    for (const { code, n } of own) list.add(findingKey(severity, code), n);
    const total = own.reduce((sum, { n }) => sum + n, 0);
    list.add(findingKey(severity, null), total, TOTALLED.includes(severity) ? 1 : 0);
    const codes = own.map(({ code }) => findingKey(severity, code));
    list.partition(findingKey(severity, null), plus(codes), keyOf('rest', 'finding', severity));
  }
}

/** What becomes of the rows of a sheet: they add up to those read. */
export const OUTCOMES = [
  'rows_loaded',
  'rows_superseded',
  'rows_duplicate',
  'rows_ignored',
  'rows_rejected',
] as const;

const ROWS = `
  SELECT file, sheet, rows_read, ${OUTCOMES.join(', ')}
  FROM etl_row_count
  WHERE run_id = ? AND stage = 'load'`;

type SheetRows = Readonly<Record<(typeof OUTCOMES)[number] | 'rows_read', number>> & {
  readonly file: string;
  readonly sheet: string;
};

/** Adds the rows of each sheet: some sheets have a row a patient. */
export function addRowCounts(list: CountList, db: Connection, runId: string): void {
  for (const row of db.prepare(ROWS).all(runId) as SheetRows[]) {
    const key = (outcome: string): string => rowsKey(row.file, row.sheet, outcome);
    list.add(key('rows_read'), row.rows_read);
    for (const outcome of OUTCOMES) list.add(key(outcome), row[outcome]);
    list.partition(key('rows_read'), plus(OUTCOMES.map(key)), keyOf('rest', row.file, row.sheet));
  }
}
