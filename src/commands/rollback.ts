import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../core/lock.ts';
import { describeError, EXIT, RunError } from '../core/run-error.ts';
import { importRuns } from '../history/import-runs.ts';
import { publishedCounter } from '../history/published-files.ts';
import { openRecorded } from '../history/recorded-history.ts';
import { appendRollback } from '../history/rollback.ts';
import { opposedPatients } from '../history/store.ts';
import { PUBLISHED_NAME, refuseSideFiles, removeIdleSideFiles } from '../publish/draft.ts';
import { dropOpposed, KEPT, type KeptFile, keptFiles, keptPath, restore } from '../publish/kept.ts';
import { publishedRun } from '../publish/published-run.ts';
import { type PublicationRecord, verifyFile } from '../publish/verify-published.ts';
import { leastCountIn } from '../report/report.ts';
import { reportPublished } from '../run/report.ts';
import { readAnchors } from '../run-log/anchor.ts';
import { anchorUnsealedRuns } from '../run-log/anchor-unsealed-runs.ts';
import { type ReportFacts, reportLine } from '../run-log/closing-screen.ts';
import { openLog, type RunLog } from '../run-log/log.ts';
import type { CommandResult, Folders } from './command.ts';
import { requireRun } from './require-record.ts';

/** When the command was started, and what its log is called. */
export interface Started {
  readonly runId: string;
  readonly startedAt: Date;
}

/**
 * Puts the kept file of an earlier run in place of the published one, by one rename, and logs it. Stops with exit code 2
 * when there is no such file, 64 without a run, and 75 when another run holds the lock.
 */
export async function rollback(
  run: string | undefined,
  { out, state }: Folders,
  started: Started,
): Promise<CommandResult> {
  requireRun({ out, state });
  if (run === undefined) {
    throw new RunError(
      `ETL_RUN is not set; ${join(out, KEPT)} holds the runs: ${known(keptFiles(out))}`,
      EXIT.usage,
    );
  }
  const log = openLog({ logs: join(out, 'logs'), state }, started.runId);
  try {
    const result = await putBack(run, { out, state }, started, log);
    log.close();
    return result;
  } catch (thrown) {
    const { exitCode, kind, message } = describeError(thrown);
    log.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
    log.close();
    throw thrown;
  }
}

async function putBack(
  run: string,
  { out, state }: Folders,
  started: Started,
  log: RunLog,
): Promise<CommandResult> {
  const now = started.startedAt.toISOString();
  using _state = takeLock(join(state, 'state.lock'), now);
  using _out = takeLock(join(out, '.warehouse.lock'), now);
  anchorUnsealedRuns(log, { logs: join(out, 'logs'), state });
  using history = openRecorded(state, log, started.runId);
  importRuns(history, join(out, PUBLISHED_NAME));
  dropOpposed(out, opposedPatients(history));
  const kept = await wholeKeptFile(out, run, {
    logs: join(out, 'logs'),
    anchors: readAnchors(state).anchors,
    counterOf: (id) => publishedCounter(history.sql, id),
  });
  refuseSideFiles(join(out, PUBLISHED_NAME));
  const from = publishedRun(out)?.run_id ?? '';
  appendRollback(history, started.runId, from, run);
  removeIdleSideFiles(join(out, PUBLISHED_NAME));
  restore(out, kept);
  const digest = publishedRun(out)?.content_digest ?? '';
  log.write('publish', 'rolled_back', { from_run: from, to_run: run, digest });
  const report = reportAnew(out, log);
  return {
    exitCode: report !== null && 'reason' in report ? EXIT.publishedWithErrors : EXIT.ok,
    lines: [
      `Published again  run ${run}, content digest ${digest}`,
      `Taken back       run ${from}, kept: make rollback RUN=${from}`,
      ...(report === null ? [] : [reportLine(report)]),
      'The next run publishes again when an export, the code or a parameter differs from the run that was rolled back.',
    ],
  };
}

/**
 * Returns the kept file of a run.
 * @throws RunError when there is none, or it is not as it was published
 */
async function wholeKeptFile(out: string, run: string, record: PublicationRecord): Promise<KeptFile> {
  const path = keptPath(out, run);
  if (!existsSync(path)) {
    throw new RunError(`${join(out, KEPT)} has no file of run ${run}; it holds: ${known(keptFiles(out))}`);
  }
  const { run: found, faults } = await verifyFile(path, record);
  if (found !== null && found.run_id !== run) faults.push(`${path} holds run ${found.run_id}`);
  if (found === null || faults.length > 0)
    throw new RunError(`${faults[0]}; it is not put back`, EXIT.couldNotRun, faults.slice(1));
  return { run, night: found.night, path };
}

/** The report of the file that is published again, with counts hidden as in the report that it replaces; null: there was none. */
function reportAnew(out: string, log: RunLog): ReportFacts | null {
  const least = leastCountIn(out);
  return least === null ? null : reportPublished(out, least, log);
}

function known(kept: readonly KeptFile[]): string {
  return kept.map(({ run }) => run).join(', ') || 'none';
}
