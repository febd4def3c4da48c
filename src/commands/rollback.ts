import { join } from 'node:path';
import { takeLock } from '../core/lock.ts';
import { describeError, EXIT, RunError } from '../core/run-error.ts';
import { appendRollback } from '../history/rollback.ts';
import { importRuns, openHistory, opposedPatients } from '../history/store.ts';
import { alterationOf } from '../publish/alteration.ts';
import { PUBLISHED_NAME, refuseSideFiles, removeIdleSideFiles } from '../publish/draft.ts';
import { dropOpposed, KEPT, type KeptFile, keptFiles, restore } from '../publish/kept.ts';
import { publishedRun } from '../publish/published-run.ts';
import { leastCountIn } from '../report/report.ts';
import { reportPublished } from '../run/report.ts';
import { anchorUnsealedRuns } from '../run-log/anchor-unsealed-runs.ts';
import { type ReportFacts, reportLine } from '../run-log/closing-screen.ts';
import { openLog, type RunLog } from '../run-log/log.ts';
import { publishedCounter } from '../run-log/published-runs.ts';
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
  const folders = { logs: join(out, 'logs'), state };
  const log = openLog(folders, started.runId);
  try {
    const now = started.startedAt.toISOString();
    using _state = takeLock(join(state, 'state.lock'), now);
    using _out = takeLock(join(out, '.warehouse.lock'), now);
    anchorUnsealedRuns(log, folders);
    using history = openHistory(state);
    importRuns(history, join(out, PUBLISHED_NAME));
    dropOpposed(out, opposedPatients(history));
    const kept = keptFiles(out).find((file) => file.run === run);
    if (kept === undefined) {
      throw new RunError(`${join(out, KEPT)} has no file of run ${run}; it holds: ${known(keptFiles(out))}`);
    }
    const altered = alterationOf(kept.path, publishedCounter(state, run));
    if (altered !== null) throw new RunError(`${kept.path} ${altered.text}; it is not put back`);
    refuseSideFiles(join(out, PUBLISHED_NAME));
    const from = publishedRun(out)?.run_id ?? '';
    appendRollback(history, started.runId, from, run);
    removeIdleSideFiles(join(out, PUBLISHED_NAME));
    restore(out, kept);
    const digest = publishedRun(out)?.content_digest ?? '';
    log.write('publish', 'rolled_back', { from_run: from, to_run: run, digest });
    const report = reportAnew(out, log);
    log.close();
    return {
      exitCode: report !== null && 'reason' in report ? EXIT.publishedWithErrors : EXIT.ok,
      lines: [
        `Published again  run ${run}, content digest ${digest}`,
        `Taken back       run ${from}, kept: make rollback RUN=${from}`,
        ...(report === null ? [] : [reportLine(report)]),
        'The next run publishes again when an export, the code or a parameter differs from the run that was rolled back.',
      ],
    };
  } catch (thrown) {
    const { exitCode, kind, message } = describeError(thrown);
    log.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
    log.close();
    throw thrown;
  }
}

/** The report of the file that is published again, with counts hidden as in the report that it replaces; null: there was none. */
function reportAnew(out: string, log: RunLog): ReportFacts | null {
  const least = leastCountIn(out);
  return least === null ? null : reportPublished(out, least, log);
}

function known(kept: readonly KeptFile[]): string {
  return kept.map(({ run }) => run).join(', ') || 'none';
}
