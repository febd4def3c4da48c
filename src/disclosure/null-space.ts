/** A sparse row of whole numbers: the factor of each unknown, never 0. */
export type Row = ReadonlyMap<number, number>;

/**
 * Returns a basis of the changes that keep every equation: of each vector, the factor of each unknown. Its entries are
 * whole numbers without a common divisor.
 *
 * Gauss-Jordan elimination over whole numbers. Each unknown without a pivot gives one vector.
 */
export function nullSpace(equations: readonly Row[], unknowns: readonly number[]): Row[] {
  const pivots = new Map<number, Row>();
  for (const equation of equations) {
    let row = equation;
    for (const [pivot, done] of pivots) row = without(pivot, row, done);
    const pivot = pivotOf(row);
    if (pivot === null) continue;
    for (const [other, done] of pivots) pivots.set(other, without(pivot, done, row));
    pivots.set(pivot, row);
  }
  return unknowns.filter((unknown) => !pivots.has(unknown)).map((free) => vectorOf(free, pivots));
}

/** The vector in which one free unknown moves and no other free one does. */
function vectorOf(free: number, pivots: ReadonlyMap<number, Row>): Row {
  const moved = [...pivots].filter(([, row]) => row.has(free));
  const scale = moved.reduce((least, [pivot, row]) => {
    const divisor = greatestDivisor(factorOf(row, pivot), factorOf(row, free));
    return leastMultiple(least, Math.abs(factorOf(row, pivot) / divisor));
  }, 1);
  const vector = new Map([[free, scale]]);
  for (const [pivot, row] of moved) vector.set(pivot, (-scale * factorOf(row, free)) / factorOf(row, pivot));
  return vector;
}

/** A row with one unknown taken out by another row that has it. */
function without(unknown: number, row: Row, by: Row): Row {
  const factor = row.get(unknown);
  if (factor === undefined) return row;
  const lead = factorOf(by, unknown);
  const result = new Map<number, number>();
  for (const [key, value] of row) result.set(key, value * lead);
  for (const [key, value] of by) {
    const left = (result.get(key) ?? 0) - value * factor;
    if (left === 0) result.delete(key);
    else result.set(key, left);
  }
  return reduced(result);
}

/** A row divided by the greatest divisor of its factors. */
function reduced(row: Row): Row {
  const divisor = [...row.values()].reduce(greatestDivisor, 0);
  return divisor <= 1 ? row : new Map([...row].map(([key, value]) => [key, value / divisor]));
}

/** The unknown with the smallest factor: it keeps the others small. Null for an empty row. */
function pivotOf(row: Row): number | null {
  let [pivot, least]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const [unknown, factor] of row) {
    if (Math.abs(factor) < least) [pivot, least] = [unknown, Math.abs(factor)];
  }
  return pivot;
}

function factorOf(row: Row, unknown: number): number {
  return row.get(unknown) ?? 0;
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function leastMultiple(a: number, b: number): number {
  return (a / greatestDivisor(a, b)) * b;
}
