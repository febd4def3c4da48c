/** Counts below this are hidden; 0 hides nothing. A count of 0 says nothing of anybody and is shown. */
export type LeastCount = number;

/** True when a count shows too much about few people. */
export function isSmallCell(n: number, least: LeastCount): boolean {
  return n > 0 && n < least;
}

/** A count, or `<11` in its place. */
export function maskedCount(n: number, least: LeastCount, write: (n: number) => string): string {
  return isSmallCell(n, least) ? `<${write(least)}` : write(n);
}

/**
 * Indexes of the counts to hide in a group whose total is known: the small ones, and then the next smallest, until what
 * is hidden is more than one count and at least `least` together. Otherwise the total would give it away.
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
