import { EXIT, RunError } from '../core/run-error.ts';

/** Something of the last published run that a delivery lacks; it stops the run unless a person accepts it (C-100). */
export interface Loss {
  /** Names exactly this loss on the command line: no spaces, no commas. */
  readonly token: string;
  /** Where, what was found, what was expected. */
  readonly text: string;
}

/** The losses of a run that the operator accepted, and the tokens that were not needed. */
export interface Acceptance {
  readonly accepted: readonly Loss[];
  readonly unneeded: readonly string[];
}

const TOKEN = /^(?:missing-files?|fewer-patients|fewer-rows):[\w.:~-]+$/;

/**
 * Reads the tokens of `ETL_ACCEPT=`, separated by commas.
 *
 * @throws RunError with the exit code of a usage error when one of them has not the form of a token
 */
export function tokensIn(text: string): string[] {
  const given = text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const wrong = given.findIndex((token) => !TOKEN.test(token));
  if (wrong >= 0) {
    throw new RunError(
      `ETL_ACCEPT: part ${wrong + 1} is no token of a stopped run, such as fewer-patients:NAME.xlsx; copy the line that the stopped run printed`,
      EXIT.usage,
    );
  }
  return [...new Set(given)];
}
