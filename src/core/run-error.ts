/** Exit codes of the run (C-55). */
export const EXIT = {
  ok: 0,
  checksFailed: 1,
  couldNotRun: 2,
  publishedWithErrors: 3,
  usage: 64,
  locked: 75,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * An error that the operator can act on: what was found, where, what was expected, what to do. The message is shown
 * and logged as it is, so it never contains an identity (S-2).
 */
export class RunError extends Error {
  readonly exitCode: ExitCode;
  /** One line for each problem, when there are several. */
  readonly details: readonly string[];

  constructor(message: string, exitCode: ExitCode = EXIT.couldNotRun, details: readonly string[] = []) {
    super(message);
    this.name = 'RunError';
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** The loggable description of any thrown value. */
export interface ErrorDescription {
  readonly exitCode: ExitCode;
  /** `stop`, or the kind of the error. */
  readonly kind: string;
  readonly message: string;
  readonly details: readonly string[];
}

/**
 * Describes a thrown value without quoting data. The message of an unforeseen error may contain data, so only its
 * kind and our line of code are returned. Messages of SQLite and the operating system name objects and files only.
 */
export function describeError(thrown: unknown): ErrorDescription {
  const unforeseen = { exitCode: EXIT.couldNotRun, details: [] };
  if (thrown instanceof RunError) {
    return { exitCode: thrown.exitCode, kind: 'stop', message: thrown.message, details: thrown.details };
  }
  if (!(thrown instanceof Error)) return { ...unforeseen, kind: typeof thrown, message: 'internal error' };
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (thrown.name === 'SqliteError') {
    return { ...unforeseen, kind: String(code), message: `SQLite: ${thrown.message}${remedyOf(code)}` };
  }
  if (syscall !== undefined) {
    return { ...unforeseen, kind: String(code), message: `${thrown.message}${remedyOf(code)}` };
  }
  return { ...unforeseen, kind: thrown.name, message: `internal error: ${thrown.name} at ${lineOf(thrown)}` };
}

/** The remedy for an error of the system or of SQLite, to append to its message; empty when there is none. */
export function remedyOf(code: string | undefined): string {
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return '; the disk is full: make room and start again';
  if (code === 'EACCES' || code === 'EROFS' || code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') {
    return '; the folder cannot be written: check its owner and mode';
  }
  if (code === 'EIO' || code?.startsWith('SQLITE_IOERR'))
    return '; the disk fails: check it, or its connection, and start again';
  return '';
}

/** `src/load/facts.ts:31`, from the first stack frame in our code. */
function lineOf(error: Error): string {
  return /(?:src|pipelines)\/[\w/.-]+:\d+/.exec(error.stack ?? '')?.[0] ?? 'an unknown place';
}
