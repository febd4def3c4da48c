import { join } from 'node:path';
import { publishedCounter } from '../audit/history.ts';
import { takeLock } from '../audit/lock.ts';
import { openLog } from '../audit/log.ts';
import { EXIT, explain, Stop } from '../audit/stop.ts';
import { witnessUnsealed } from '../audit/witness.ts';
import { rememberRollback } from '../history/rollback.ts';
import { openHistory, opposedPatients, rememberNights } from '../history/store.ts';
import { alterationOf } from '../publish/alteration.ts';
import { PUBLISHED_NAME, refuseSideFiles, removeIdleSideFiles } from '../publish/draft.ts';
import { dropOpposed, type KeptFile, keptFiles, restore } from '../publish/kept.ts';
import { publishedRun } from '../publish/published-run.ts';
import type { Places, Told } from './command.ts';

/** When the command was started, and what its log is called. */
export interface Started {
  readonly runId: string;
  readonly startedAt: Date;
}

/**
 * Puts the kept file of an earlier run in place of the published one, by one rename, and logs it. Stops with exit code 2
 * when there is no such file, and 75 when a night is at work.
 */
export async function rollback(
  run: string | undefined,
  { out, state }: Places,
  started: Started,
): Promise<Told> {
  if (run === undefined) throw new Stop(`which run? RUN= one of: ${known(keptFiles(out))}`, EXIT.usage);
  const folders = { logs: join(out, 'logs'), state };
  const log = openLog(folders, started.runId);
  try {
    const now = started.startedAt.toISOString();
    using _state = takeLock(join(state, 'state.lock'), now);
    using _out = takeLock(join(out, '.warehouse.lock'), now);
    witnessUnsealed(log, folders);
    using history = openHistory(state);
    rememberNights(history, join(out, PUBLISHED_NAME));
    dropOpposed(out, opposedPatients(history));
    const kept = keptFiles(out).find((file) => file.run === run);
    if (kept === undefined) {
      throw new Stop(`no published file of run ${run} is kept; there are: ${known(keptFiles(out))}`);
    }
    const altered = alterationOf(kept.path, publishedCounter(state, run));
    if (altered !== null) throw new Stop(`${kept.path} ${altered.text}; it is not put back`);
    refuseSideFiles(join(out, PUBLISHED_NAME));
    const from = publishedRun(out)?.run_id ?? '';
    rememberRollback(history, started.runId, from, run);
    removeIdleSideFiles(join(out, PUBLISHED_NAME));
    restore(out, kept);
    const digest = publishedRun(out)?.content_digest ?? '';
    log.write('publish', 'rolled_back', { from_run: from, to_run: run, digest });
    log.close();
    return {
      exitCode: EXIT.ok,
      lines: [
        `Published again  run ${run}, content digest ${digest}`,
        `Taken back       run ${from}, kept: make rollback RUN=${from}`,
        'The next night publishes again as soon as an export, the code or a parameter is another than in the run taken back.',
      ],
    };
  } catch (thrown) {
    const { exitCode, kind, message } = explain(thrown);
    log.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
    log.close();
    throw thrown;
  }
}

function known(kept: readonly KeptFile[]): string {
  return kept.map(({ run }) => run).join(', ') || 'none';
}
