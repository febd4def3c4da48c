import { refuseToRepeat } from '../history/published-before.ts';
import { effectiveRun } from '../history/rollback.ts';
import type { History } from '../history/store.ts';
import type { RunFacts } from '../load/input.ts';
import { isSameRun } from '../publish/published-run.ts';
import { hasReportOf } from '../report/report.ts';
import { logAcceptance } from '../run-log/log-run.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import type { RunContext } from './context.ts';
import { exitCodeWith, type Outcome } from './outcome.ts';
import { reportPublished } from './report.ts';

interface Inputs {
  readonly history: History;
  readonly last: EtlRun | null;
  /** How the published file was altered, as a sentence; undefined when it was not. */
  readonly replaced: string | undefined;
  readonly facts: RunFacts;
}

/**
 * Returns the outcome of a run whose inputs, code and parameters equal those of the published one; null when there
 * is work to do. Writes the report again when it is missing.
 *
 * @throws RunError when the published file was altered after a rollback
 */
export function nothingNew(context: RunContext, { history, last, replaced, facts }: Inputs): Outcome | null {
  if (last === null) return null;
  const effective = effectiveRun(history, last);
  if (!isSameRun(effective, facts)) return null;
  if (replaced !== undefined) {
    refuseToRepeat(replaced, last, effective);
    return null;
  }
  const { settings, log } = context;
  const inPlaceOf = effective.run_id === last.run_id ? null : effective.run_id;
  const digest = last.content_digest;
  log.write('run', 'nothing_new', { published_run: last.run_id, in_place_of: inPlaceOf, digest });
  const hasReport = hasReportOf(settings.out, last.run_id, settings.minCell ?? 0);
  const report = hasReport ? null : reportPublished(settings.out, settings.minCell ?? 0, log);
  const unneeded = settings.accept ?? [];
  logAcceptance(log, { accepted: [], unneeded });
  return {
    kind: 'nothing_new',
    exitCode: exitCodeWith(report),
    publishedRun: last.run_id,
    inPlaceOf,
    unneeded,
    report,
    isInvented: facts.isInvented,
  };
}
