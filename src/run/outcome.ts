import { describeError, EXIT, type ExitCode } from '../core/run-error.ts';
import type { ClosingFacts, ReportFacts } from '../run-log/closing-screen.ts';
import type { RunLog } from '../run-log/log.ts';

/** The end of a run, with all that the command line shows of it. */
export type Outcome =
  | { readonly kind: 'published'; readonly exitCode: ExitCode; readonly facts: ClosingFacts }
  | {
      readonly kind: 'nothing_new';
      readonly exitCode: ExitCode;
      readonly publishedRun: string;
      /** The run that was rolled back and that this one would only repeat. */
      readonly inPlaceOf: string | null;
      /** Tokens of `ETL_ACCEPT=` that were not needed. */
      readonly unneeded: readonly string[];
      /** Set when the report of the published run was missing and is written again. */
      readonly report: ReportFacts | null;
      readonly isInvented: boolean;
    }
  | { readonly kind: 'stopped'; readonly exitCode: ExitCode; readonly lines: readonly string[] };

/** Returns the exit code of a run that ended well but for its report. */
export function exitCodeWith(report: ReportFacts | null): ExitCode {
  return report !== null && 'reason' in report ? EXIT.publishedWithErrors : EXIT.ok;
}

/** Returns the outcome of a run that stopped, and logs it unless the log itself cannot be written. */
export function stopped(thrown: unknown, log: RunLog | undefined, isInPlace: boolean): Outcome {
  const { exitCode, kind, details, ...explained } = describeError(thrown);
  const message = isInPlace
    ? `the new file is in place and whole, but the run did not end well: ${explained.message}`
    : explained.message;
  const lines = [message, ...details];
  try {
    for (const detail of details) log?.write('run', 'stop_reason', { message: detail });
    log?.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
    log?.close();
  } catch {
    lines.push('the log could not be written either');
  }
  return { kind: 'stopped', exitCode, lines };
}
