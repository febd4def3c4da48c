/**
 * Returns the name that is closest to a misspelt one: the fewest letters to add, drop, replace or swap with the next,
 * in capitals or not.
 */
export function closest(wrong: string, names: readonly string[]): string {
  const distances = names.map((name) => ({
    name,
    steps: stepsBetween(wrong.toLowerCase(), name.toLowerCase()),
  }));
  return distances.sort((a, b) => a.steps - b.steps)[0]?.name ?? '';
}

/** Returns how many letters differ: the optimal string alignment distance (Damerau, Levenshtein). */
export function stepsBetween(a: string, b: string): number {
  const steps = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => steps[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const differ = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + differ);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (steps[i] as number[])[j] = isSwap ? Math.min(least, at(i - 2, j - 2) + differ) : least;
    }
  }
  return at(a.length, b.length);
}
