import { join } from 'node:path';
import { RunError } from '../core/run-error.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import type { LastPublished } from '../publish/last-published.ts';
import type { RunLog } from '../run-log/log.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';

/* How a run treats the previously published file. */

/**
 * Refuses to replace the file of another study: its readers would lose it (C-111). A file from before the study was
 * recorded is replaced.
 *
 * @throws RunError
 */
export function refuseOtherStudy(path: string, { study, run_id }: EtlRun, next: string): void {
  if (!study || study === next) return;
  throw new RunError(
    `${path} holds the study "${study}" (run ${run_id}), and this run is of the study "${next}"; nothing was published. ` +
      'Give this study folders of its own: ETL_OUT= and ETL_STATE=. To replace the published study, move the folder away first',
  );
}

/**
 * Logs how the published file was altered, and returns a sentence for the screen; undefined when it was not
 * (C-111).
 */
export function logAltered(
  log: RunLog,
  { run, alteration, path }: LastPublished,
  out: string,
): string | undefined {
  if (alteration === null) return undefined;
  const [altered_run, are_tables_whole] = [run?.run_id ?? null, path !== null];
  log.write('run', 'published_altered', { altered_run, alteration: alteration.code, are_tables_whole });
  const tables = are_tables_whole ? 'its tables are whole' : 'nothing was taken from it';
  return `${join(out, PUBLISHED_NAME)} ${alteration.text}; ${tables}`;
}

/**
 * Refuses a run after a rollback whose inputs would publish the withdrawn file again, in place of the altered one.
 * @throws RunError when a rollback is in force
 */
export function refuseToRepeat(replaced: string, last: EtlRun, rolledBack: EtlRun): void {
  if (rolledBack.run_id === last.run_id) return;
  throw new RunError(
    `${replaced}. It is of run ${last.run_id}, put back by a rollback; a run would publish again what was rolled back (run ${rolledBack.run_id}). Put another kept file back with make rollback RUN=, or remove the file and start again to publish these exports`,
  );
}
