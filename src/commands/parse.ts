import { EXIT, RunError } from '../core/run-error.ts';

/** Returns the text as it is. */
export function text(given: string): string {
  return given;
}

/** Returns a parser for whole numbers of at most so many digits; it throws `RunError` with exit code 64. */
export function wholeNumber(digits: number): (given: string, variable: string) => number {
  return (given, variable) => {
    if (/^\d+$/.test(given) && given.length <= digits) return Number(given);
    throw new RunError(
      `${variable} is a whole number of at most ${digits} digits, not ${JSON.stringify(given.slice(0, 40))}`,
      EXIT.usage,
    );
  };
}

/** Returns a number of people, of at most six digits. @throws RunError with exit code 64 */
export const peopleCount = wholeNumber(6);
