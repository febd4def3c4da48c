import { isWorthThread, runInWorker } from '../core/worker-thread.ts';
import type { Connection } from '../warehouse/open.ts';
import { qualityChecks } from '../warehouse/quality-check.ts';
import type { CheckCount, CheckDefinition, CheckOffender } from '../warehouse/tracking-tables.ts';
import { columnsOf, writerOf } from '../warehouse/writer.ts';
import type { Draft } from './draft.ts';

/** Rows that are kept of each check that found some; its view has them all. */
const KEPT_OFFENDERS = 1000;

const IS_ANALYSED = '(patient_key IN (SELECT patient_key FROM study_patient))';

interface Count {
  readonly n_checked: number;
  readonly n_failed: number;
  readonly undecided: number;
}

/** A quality check that was made: what it counted, and the first rows that failed it. */
export interface MadeCheck {
  readonly check: CheckDefinition;
  readonly counted: Pick<CheckCount, 'n_checked' | 'n_failed' | 'error'>;
  readonly offenders: readonly CheckOffender[];
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
  writeChecks(db, runId, countChecks(db, checks));
}

/** The same, of a large file with half of the checks made by a thread; nobody may write to the file meanwhile. */
export async function makeQualityChecksOf(
  { db, path }: Pick<Draft, 'db' | 'path'>,
  runId: string,
): Promise<void> {
  if (!isWorthThread(path)) {
    makeQualityChecks(db, runId);
    return;
  }
  const checks = qualityChecks();
  const [here, there] = [0, 1].map((half) => checks.filter((_, index) => index % 2 === half));
  using other = runInWorker<MadeCheck[]>(new URL('./count-worker.ts', import.meta.url), {
    path,
    checks: there,
  });
  const made = [...countChecks(db, here ?? []), ...(await other.answer)];
  writeChecks(
    db,
    runId,
    checks.flatMap(({ check_name }) => made.filter(({ check }) => check.check_name === check_name)),
  );
}

/** Makes checks; nothing is written. */
export function countChecks(db: Connection, checks: readonly CheckDefinition[]): MadeCheck[] {
  return checks.map((check) => {
    const counted = countOf(db, check.check_name);
    return { check, counted, offenders: counted.n_failed ? offendersOf(db, check.check_name) : [] };
  });
}

function writeChecks(db: Connection, runId: string, made: readonly MadeCheck[]): void {
  const define = writerOf(db, 'check_definition');
  const count = writerOf(db, 'check_count');
  const offend = writerOf(db, 'check_offender');
  db.transaction(() => {
    for (const { check, counted, offenders } of made) {
      define(check);
      count({ run_id: runId, check_name: check.check_name, ...counted });
      for (const offender of offenders) offend(offender);
    }
  })();
}

function countOf(db: Connection, check: string): MadeCheck['counted'] {
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

/** The first rows that failed a check, by their key; a check of results names them in `row_name` in place of `row_key`. */
function offendersOf(db: Connection, check: string): CheckOffender[] {
  const named = columnsOf(db, check).includes('row_name')
    ? '0 AS row_key, row_name'
    : "row_key, '' AS row_name";
  // A doubt about an analysed patient is kept before all others: patient_doubt reads it here.
  const first = columnsOf(db, 'study_patient').length === 0 ? '' : `${IS_ANALYSED} DESC, `;
  return db
    .prepare<[], CheckOffender>(
      `SELECT
         '${check}' AS check_name,
         table_name,
         row_key,
         row_name,
         column_name,
         patient_key,
         CASE table_name
           WHEN 'source_row' THEN row_key
           ELSE (
             SELECT fact.source_row_key
             FROM fact_row AS fact
             WHERE fact.table_name = failed.table_name AND fact.row_key = failed.row_key
           )
         END AS source_row_key
       FROM (
         SELECT table_name, ${named}, column_name, patient_key
         FROM ${check}
         WHERE is_failed
         ORDER BY ${first}table_name, row_key, row_name, column_name
         LIMIT ${KEPT_OFFENDERS}
       ) AS failed`,
    )
    .all();
}
