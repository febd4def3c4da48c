import { EXIT, RunError } from '../core/run-error.ts';
import { type CheckTally, stopsPublication } from '../findings/check-tally.ts';
import type { LoadResult } from '../load/load.ts';
import { checkTallies, rejectionLines, stoppingLines } from '../publish/check-results.ts';
import { failedChecks } from '../publish/checks.ts';
import type { Draft } from '../publish/draft.ts';
import { makeQualityChecksOf } from '../publish/quality-checks.ts';
import type { RunLog } from '../run-log/log.ts';
import { logChecks } from '../run-log/log-run.ts';
import type { Connection } from '../warehouse/open.ts';

/** Runs the quality checks on the draft, and logs them. */
export async function makeChecks(draft: Draft, log: RunLog, runId: string): Promise<CheckTally[]> {
  await makeQualityChecksOf(draft, runId);
  const checks = checkTallies(draft.db);
  logChecks(log, checks);
  return checks;
}

/**
 * Stops the run when the file is inconsistent, or a quality check forbids its publication.
 *
 * @throws RunError with the failed checks and the rows that failed them
 */
export function refuseFailed(
  db: Connection,
  sheets: LoadResult['sheets'],
  checks: readonly CheckTally[],
): void {
  const failed = failedChecks(db, sheets);
  const stopping = checks.filter(stopsPublication).length;
  if (failed.length + stopping === 0) return;
  const lines = [
    ...failed.map(({ check, detail }) => `${check}: ${detail}`),
    ...stoppingLines(db, checks),
    ...rejectionLines(db),
  ];
  throw new RunError(
    `${failed.length + stopping} checks failed; nothing was published`,
    EXIT.checksFailed,
    lines,
  );
}
