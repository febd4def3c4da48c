import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { columnsIn, type History, has } from './store.ts';

/** A file of a delivery. */
export interface DeliveredFile {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  /** `YYYY-MM-DDTHH:MM`; null for a control file. */
  readonly stamp: string | null;
  readonly status: string;
  /** Distinct patients in the extraction that it is, or is a part of; null when not counted. */
  readonly patients: number | null;
}

/** Data rows of a sheet or report in one file. */
export interface DeliveredRows {
  readonly source: string;
  readonly file: string;
  readonly sheet: string;
  readonly rows: number;
}

/** The inputs of a run. */
export interface Delivery {
  readonly files: readonly DeliveredFile[];
  readonly rows: readonly DeliveredRows[];
}

export interface LastDelivery extends Delivery {
  readonly runId: string;
  /** Number of patients in the warehouse of that run; at most as many as in its extraction. */
  readonly patientsLoaded: number;
}

/**
 * Returns the delivery of the last published run, from the history: that of the published file, or, where that file is
 * lost, of the newest run that was not rolled back. Null when nothing was ever published (C-100).
 *
 * @param published the run of the published file
 */
export function lastDelivery({ sql }: History, published: EtlRun | null): LastDelivery | null {
  if (!['etl_run', 'etl_source_file', 'etl_row_count'].every((table) => has(sql, table))) return null;
  const runId = published?.run_id ?? (sql.prepare(LAST_RUN).pluck().get() as string | undefined);
  if (runId === undefined) return null;
  // A history that an older version kept has no such column.
  const patients = columnsIn(sql, 'main', 'etl_source_file').includes('patients') ? 'patients' : 'NULL';
  const files = sql
    .prepare(
      `SELECT source, file, sha256, stamp, status, ${patients} AS patients FROM etl_source_file WHERE run_id = ?`,
    )
    .all(runId) as DeliveredFile[];
  if (files.length === 0) return null;
  const rows = sql
    .prepare(
      `SELECT f.source, c.file, c.sheet, c.rows_loaded AS rows
       FROM etl_row_count AS c
       JOIN etl_source_file AS f ON f.run_id = c.run_id AND f.file_key = c.file_key
       WHERE c.run_id = ? AND c.stage = 'extract'`,
    )
    .all(runId) as DeliveredRows[];
  const loaded = sql.prepare('SELECT patients_loaded FROM etl_run WHERE run_id = ?').pluck().get(runId);
  return { runId, files, rows, patientsLoaded: Number(loaded ?? 0) };
}

const LAST_RUN = `
  WITH last_rollback AS (SELECT * FROM rollback WHERE rowid = (SELECT max(rowid) FROM rollback))
  SELECT coalesce(
    (SELECT b.to_run FROM last_rollback AS b WHERE b.from_run = r.run_id),
    r.run_id
  )
  FROM etl_run AS r
  ORDER BY r.night DESC
  LIMIT 1`;
