import type { ExitCode } from '../core/run-error.ts';
import type { Site, Watch } from '../settings.ts';

/** An option of a command. Its environment variable sets it too. */
export interface Option<Value = unknown> {
  /** What the help shows for the value: `DIR`. */
  readonly placeholder: string;
  readonly variable: `ETL_${string}`;
  readonly help: string;
  /** What holds when the option is not given, for the help. */
  readonly otherwise?: string;
  /** Returns the value of a text that is not empty. @throws RunError with exit code 64 that names the variable */
  readonly parse: (text: string, variable: string) => Value;
}

export type Options = Readonly<Record<string, Option>>;

/** The values of options; undefined where one is not given. */
export type Values<Of extends Options> = {
  readonly [Name in keyof Of]: ReturnType<Of[Name]['parse']> | undefined;
};

/** What a command gets besides its options. */
export interface CommandContext {
  readonly site: Site;
  readonly runId: string;
  readonly startedAt: Date;
  /** From now on a signal to the process stops the run, and progress is shown. */
  readonly watch: () => Watch;
  /** Writes a line to stderr at once. */
  readonly warn: (line: string) => void;
}

/** A command of the command line. */
export interface Command {
  /** One line: what the command does. */
  readonly summary: string;
  /** More lines for its own help. */
  readonly details: readonly string[];
  /** Its own options, beside those of every command. */
  readonly options: Options;
  /** The options that may not be set without `exports` (O-2). */
  readonly needExports: readonly string[];
  readonly run: (values: Values<Options>, context: CommandContext) => Promise<CommandResult>;
}

/** What a command returns when it ends. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** Lines for the screen. */
  readonly lines: readonly string[];
  /** Lines for stderr: what somebody has to act on. */
  readonly faults?: readonly string[];
}

/** Where a run published and keeps its state. */
export interface Folders {
  readonly out: string;
  readonly state: string;
}
