/** Counts below this are hidden; 0 hides nothing. A count of 0 reveals nothing and is shown. */
export type LeastCount = number;

/** True when a count is small enough to reveal individuals. */
export function isSmallCell(n: number, least: LeastCount): boolean {
  return n > 0 && n < least;
}

/** A count, or `<11` in its place. */
export function maskedCount(n: number, least: LeastCount, write: (n: number) => string): string {
  return isSmallCell(n, least) ? `<${write(least)}` : write(n);
}

/**
 * Returns the indexes of the counts to hide in a group with a known total. Hides the small ones, then the next
 * smallest, until at least two counts and at least `least` people are hidden. Otherwise the total would reveal
 * them.
 */
export function hiddenCells(counts: readonly number[], least: LeastCount): ReadonlySet<number> {
  const rising = counts.map((n, index) => ({ n, index })).sort((a, b) => a.n - b.n || a.index - b.index);
  const small = rising.filter(({ n }) => isSmallCell(n, least));
  const larger = rising.filter(({ n }) => n >= least);
  const hidden = [...small];
  const isTold = (): boolean => hidden.length === 1 || hidden.reduce((sum, { n }) => sum + n, 0) < least;
  while (hidden.length > 0 && isTold()) {
    const next = larger.shift();
    if (next === undefined) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ index }) => index));
}
