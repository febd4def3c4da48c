import type { ExitCode } from '../core/run-error.ts';

/** What a command has to say when it has ended. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** Lines for the screen. */
  readonly lines: readonly string[];
  /** Lines for stderr: what somebody has to act on. */
  readonly faults?: readonly string[];
}

/** An option of the command line or the variable beside it; undefined when neither is set. */
export type Given<Option extends string> = (option: Option) => string | undefined;

/** Where a run published and keeps its state. */
export interface Folders {
  readonly out: string;
  readonly state: string;
}
