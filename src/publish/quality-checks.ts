import type { Connection } from '../warehouse/open.ts';
import { qualityChecks } from '../warehouse/quality-check.ts';
import type { CheckDefinition } from '../warehouse/tracking-tables.ts';
import { writerOf } from '../warehouse/writer.ts';

/** Rows that are kept of each check that found some; its view has them all. */
const KEPT_OFFENDERS = 1000;

interface Count {
  readonly n_checked: number;
  readonly n_failed: number;
  readonly undecided: number;
}

/**
 * Makes every quality check of the warehouse once and writes what it counted, with the first rows that failed it. A check
 * whose view cannot be read, or leaves a row undecided, is written with its error: it never counts as passed.
 */
export function makeQualityChecks(
  db: Connection,
  runId: string,
  checks: readonly CheckDefinition[] = qualityChecks(),
): void {
  const define = writerOf(db, 'check_definition');
  const count = writerOf(db, 'check_count');
  db.transaction(() => {
    for (const check of checks) {
      define(check);
      const counted = countOf(db, check.check_name);
      count({ run_id: runId, check_name: check.check_name, ...counted });
      if (counted.n_failed) keepOffenders(db, check.check_name);
    }
  })();
}

function countOf(
  db: Connection,
  check: string,
): { n_checked: number | null; n_failed: number | null; error: string | null } {
  try {
    const { undecided, ...counts } = db
      .prepare<[], Count>(
        `SELECT
           COUNT(*) AS n_checked,
           COUNT(*) FILTER (WHERE is_failed = 1) AS n_failed,
           COUNT(*) FILTER (WHERE is_failed IS NULL OR is_failed NOT IN (0, 1)) AS undecided
         FROM ${check}`,
      )
      .get() as Count;
    if (undecided === 0) return { ...counts, error: null };
    return { n_checked: null, n_failed: null, error: `${undecided} rows neither pass nor fail` };
  } catch (thrown) {
    return { n_checked: null, n_failed: null, error: (thrown as Error).message };
  }
}

function keepOffenders(db: Connection, check: string): void {
  db.prepare(
    `INSERT INTO check_offender (check_name, table_name, row_key, column_name, patient_key, source_row_key)
     SELECT
       '${check}',
       table_name,
       row_key,
       column_name,
       patient_key,
       CASE table_name
         WHEN 'source_row' THEN row_key
         ELSE (
           SELECT stated.source_row_key
           FROM stated_row AS stated
           WHERE stated.table_name = failed.table_name AND stated.row_key = failed.row_key
         )
       END
     FROM (
       SELECT table_name, row_key, column_name, patient_key
       FROM ${check}
       WHERE is_failed
       ORDER BY table_name, row_key, column_name
       LIMIT ${KEPT_OFFENDERS}
     ) AS failed`,
  ).run();
}
