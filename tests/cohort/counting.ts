import type { Analysed } from './reading.ts';

/** Figures by the identifiers of the print. */
export type Counted = Map<string, number>;

export type Answer = string | number | boolean | undefined;

/** Counts the answers of a column under the names that the print gives them. */
export function tally(
  figures: Counted,
  id: string,
  cases: readonly Analysed[],
  of: (a: Analysed) => Answer,
  names: readonly Answer[],
): void {
  for (const name of names) {
    const label =
      name === undefined ? 'missing' : name === true ? 'yes' : name === false ? 'no' : String(name);
    figures.set(`${id}.${label}`, cases.filter((a) => of(a) === name).length);
  }
}

export const YES_NO = [true, false];
export const YES_NO_MISSING = [true, false, undefined];

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** R's type 7. */
export function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? Number.NaN) - low);
}
