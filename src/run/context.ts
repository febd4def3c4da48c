import { RunError } from '../core/run-error.ts';
import { ImpossibleParameter, type Parameters, withParameters } from '../define/parameters.ts';
import type { Pipeline, Study } from '../define/study.ts';
import type { RunLog } from '../run-log/log.ts';
import type { Settings, Site, Watch } from '../settings.ts';

/** The context of every step of a run. */
export interface RunContext {
  readonly site: Site;
  readonly settings: Settings;
  readonly watch: Watch;
  readonly log: RunLog;
  readonly runId: string;
  readonly startedAt: Date;
  /** The declarations of the site, the study with the parameters of this run. */
  readonly pipeline: Pipeline;
}

/**
 * Returns the declared study with the parameters of a run.
 *
 * @throws RunError when a parameter is impossible
 */
export function studyOf({ study }: Pipeline, parameters: Parameters): Study {
  try {
    return withParameters(study, parameters);
  } catch (thrown) {
    throw thrown instanceof ImpossibleParameter ? new RunError(thrown.message) : thrown;
  }
}
