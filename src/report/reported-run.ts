import type { Connection } from '../warehouse/open.ts';
import { columnsOf } from '../warehouse/writer.ts';

/** The run that published the warehouse: its last one. */
export interface Run {
  readonly run_id: string;
  readonly started_at: string;
  readonly study: string;
  readonly code_version: string;
  readonly key_id: string;
  readonly inputs_sha256: string;
  readonly parameters_sha256: string;
  readonly extracted_on: string;
  /** 1: of invented patients (O-8); absent in warehouses that do not have the column. */
  readonly is_invented_data?: 0 | 1 | null;
  readonly patients_loaded: number;
  readonly patients_opposed: number;
  /** Hash of the last log line at publication; null in warehouses that do not record it. */
  readonly log_head: string | null;
}

export interface SourceFile {
  readonly source: string;
  readonly file: string;
  readonly status: string;
  readonly size_bytes: number | null;
  readonly sha256: string;
}

export interface RowCount {
  readonly file: string;
  readonly sheet: string;
  readonly rows_read: number;
  readonly rows_loaded: number;
  readonly rows_superseded: number;
  readonly rows_duplicate: number;
  readonly rows_ignored: number;
  readonly rows_rejected: number;
}

export interface FindingCount {
  readonly severity: string;
  readonly code: string;
  readonly rule: string;
  readonly n: number;
  readonly message: string;
  readonly message_fr: string;
}

export interface CheckResult {
  readonly check_name: string;
  readonly category: string;
  readonly severity: string;
  readonly state: string;
  readonly n_failed: number | null;
  readonly n_checked: number | null;
}

/** A difference from the previous run. */
interface Move {
  readonly what: 'patients' | 'opposed' | 'file' | 'finding';
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export interface ReportedRun {
  readonly run: Run;
  /** The previous run, or null when the warehouse has one run only. */
  readonly previous: { readonly run_id: string; readonly started_at: string } | null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly files: readonly SourceFile[];
  readonly rows: readonly RowCount[];
  readonly findings: readonly FindingCount[];
  /** Null when the warehouse has no table of checks. */
  readonly checks: readonly CheckResult[] | null;
  readonly moves: readonly Move[];
}

const RUNS = 'SELECT run_id, started_at FROM etl_run ORDER BY night DESC LIMIT 2';

const FILES = `
  SELECT source, file, status, size_bytes, sha256
  FROM etl_source_file
  WHERE run_id = ?
  ORDER BY source, stamp, file`;

const ROWS = `
  SELECT file, sheet, rows_read, rows_loaded, rows_superseded, rows_duplicate, rows_ignored, rows_rejected
  FROM etl_row_count
  WHERE run_id = ? AND stage = 'load'
  ORDER BY file, sheet`;

const FINDINGS = `
  SELECT severity, code, rule, COUNT(*) AS n, MIN(message) AS message,
    MIN(COALESCE(message_fr, message)) AS message_fr
  FROM finding
  WHERE run_id = ?
  GROUP BY severity, code, rule
  ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, code`;

/**
 * Counts that differ between two runs; a file is identified by its content. Counts that are no longer stored for
 * the previous run are not compared.
 */
const MOVES = `
  WITH
  compared_run AS (SELECT :before AS run_id, 0 AS is_after UNION ALL SELECT :after, 1),
  counted AS (
    SELECT is_after, 'patients' AS what, '' AS name, patients_loaded AS n FROM compared_run JOIN etl_run USING (run_id)
    UNION ALL
    SELECT is_after, 'opposed', '', patients_opposed FROM compared_run JOIN etl_run USING (run_id)
    UNION ALL
    SELECT is_after, 'file', file || ' (' || substr(sha256, 1, 8) || ')', 1
    FROM compared_run
    JOIN etl_source_file USING (run_id)
    WHERE status IN ('used', 'control') AND :before IN (SELECT run_id FROM etl_source_file)
    UNION ALL
    SELECT is_after, 'finding', severity || ': ' || code, COUNT(*)
    FROM compared_run
    JOIN finding USING (run_id)
    WHERE :before IN (SELECT run_id FROM etl_row_count) OR :before IN (SELECT run_id FROM finding)
    GROUP BY is_after, severity, code
  )
  SELECT what, name,
    COALESCE(SUM(n) FILTER (WHERE NOT is_after), 0) AS before,
    COALESCE(SUM(n) FILTER (WHERE is_after), 0) AS after
  FROM counted
  GROUP BY what, name
  HAVING before <> after
  ORDER BY CASE what WHEN 'patients' THEN 0 WHEN 'opposed' THEN 1 WHEN 'file' THEN 2 ELSE 3 END, name`;

const CHECKS = `
  SELECT check_name, category, severity, state, n_failed, n_checked
  FROM check_result
  ORDER BY CASE state WHEN 'error' THEN 0 WHEN 'fail' THEN 1 WHEN 'pass' THEN 2 ELSE 3 END,
    CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, category, check_name`;
const CHECK_COLUMNS = ['check_name', 'category', 'severity', 'state', 'n_failed', 'n_checked'];

/** The last run of the warehouse, and its differences from the previous run. Throws when there is none. */
export function readRun(db: Connection): ReportedRun {
  const [last, previous = null] = db.prepare(RUNS).all() as { run_id: string; started_at: string }[];
  if (last === undefined) throw new Error('the warehouse has no run: etl_run is empty');
  const hasHead = columnsOf(db, 'etl_run').includes('log_head');
  const hasChecks = CHECK_COLUMNS.every((column) => columnsOf(db, 'check_result').includes(column));
  return {
    run: db
      .prepare(`SELECT etl_run.*, ${hasHead ? 'log_head' : 'NULL AS log_head'} FROM etl_run WHERE run_id = ?`)
      .get(last.run_id) as Run,
    previous,
    parameters: db
      .prepare("SELECT name, value FROM study_parameter WHERE name IN ('window_from', 'window_to', 'cutoff')")
      .all() as ReportedRun['parameters'],
    files: db.prepare(FILES).all(last.run_id) as SourceFile[],
    rows: db.prepare(ROWS).all(last.run_id) as RowCount[],
    findings: db.prepare(FINDINGS).all(last.run_id) as FindingCount[],
    checks: hasChecks ? (db.prepare(CHECKS).all() as CheckResult[]) : null,
    moves:
      previous === null
        ? []
        : (db.prepare(MOVES).all({ before: previous.run_id, after: last.run_id }) as Move[]),
  };
}

/** `2026-11-24 23:09`, in UTC as the run has it. */
export function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
