/**
 * What a careful reader computes from printed numbers: elimination over fractions, and bounds that are narrowed until
 * nothing moves. Written for the tests alone: it shares nothing with `src/disclosure`.
 */
export type Equation = readonly (readonly [factor: number, name: string])[];

/** Printed numbers; null for a hidden one. */
export type Printed = ReadonlyMap<string, number | null>;

interface Row {
  readonly terms: Map<string, number>;
  constant: number;
}

/** The hidden counts that only one whole number of 0 to `most` fits, with that number. */
export function computable(
  printed: Printed,
  equations: readonly Equation[],
  most: number,
): Map<string, number> {
  const rows = equations.map((equation) => rowOf(equation, printed)).filter(({ terms }) => terms.size > 0);
  const all = [...rows, ...reduced(rows)];
  const bounds = new Map<string, [number, number]>();
  for (const [name, n] of printed) if (n === null) bounds.set(name, [0, most]);
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const row of all) isMoving = narrow(row, bounds) || isMoving;
  }
  return new Map([...bounds].filter(([, [low, high]]) => low === high).map(([name, [low]]) => [name, low]));
}

/** An equation with its known numbers in the constant: all terms and the constant add up to 0. */
function rowOf(equation: Equation, printed: Printed): Row {
  const row: Row = { terms: new Map(), constant: 0 };
  for (const [factor, name] of equation) {
    const n = printed.get(name);
    if (n === undefined) throw new Error(`${name} is not printed`);
    if (n === null) row.terms.set(name, (row.terms.get(name) ?? 0) + factor);
    else row.constant += factor * n;
  }
  for (const [name, factor] of row.terms) if (factor === 0) row.terms.delete(name);
  return row;
}

/** Gauss-Jordan elimination: a hidden count that is determined is alone in a row. */
function reduced(rows: readonly Row[]): Row[] {
  const done: { pivot: string; row: Row }[] = [];
  for (const { terms, constant } of rows) {
    const row: Row = { terms: new Map(terms), constant };
    for (const { pivot, row: other } of done) subtract(row, other, row.terms.get(pivot) ?? 0);
    const [first] = row.terms;
    if (first === undefined) continue;
    const [pivot, lead] = first;
    for (const [name, factor] of row.terms) row.terms.set(name, factor / lead);
    row.constant /= lead;
    for (const { row: other } of done) subtract(other, row, other.terms.get(pivot) ?? 0);
    done.push({ pivot, row });
  }
  return done.map(({ row }) => row);
}

/** Takes `times` the other row from a row. Factors are small fractions: what is next to 0 is 0. */
function subtract(row: Row, other: Row, times: number): void {
  if (times === 0) return;
  for (const [name, factor] of other.terms) {
    const left = (row.terms.get(name) ?? 0) - times * factor;
    if (Math.abs(left) < 1e-9) row.terms.delete(name);
    else row.terms.set(name, left);
  }
  row.constant -= times * other.constant;
}

/** Narrows the bounds of every term of a row; returns whether any moved. */
function narrow({ terms, constant }: Row, bounds: Map<string, [number, number]>): boolean {
  let isMoving = false;
  const ends = (name: string, factor: number): [number, number] => {
    const [low, high] = bounds.get(name) as [number, number];
    return factor > 0 ? [factor * low, factor * high] : [factor * high, factor * low];
  };
  for (const [name, factor] of terms) {
    const others = [...terms].filter(([other]) => other !== name).map(([other, f]) => ends(other, f));
    const least = others.reduce((sum, [low]) => sum + low, constant);
    const most = others.reduce((sum, [, high]) => sum + high, constant);
    const [a, b] = [-most / factor, -least / factor].sort((x, y) => x - y) as [number, number];
    const bound = bounds.get(name) as [number, number];
    const next = [Math.max(bound[0], Math.ceil(a - 1e-9)), Math.min(bound[1], Math.floor(b + 1e-9))];
    if (next[0] === bound[0] && next[1] === bound[1]) continue;
    [bound[0], bound[1]] = next as [number, number];
    isMoving = true;
  }
  return isMoving;
}
