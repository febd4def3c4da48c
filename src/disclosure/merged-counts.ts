import type { Count, CountList, Equation } from './count-list.ts';
import type { Row } from './null-space.ts';

/** Counts that are known to be one number: shown in all places, or hidden in all. */
export interface Group {
  readonly keys: readonly string[];
  readonly n: number;
  /** Printed places. */
  readonly places: number;
}

/** The counts as unknowns of equations: an unknown is the index of its group. */
export interface System {
  readonly groups: readonly Group[];
  readonly equations: readonly Row[];
  /** The equations that have each group. */
  readonly equationsOf: readonly (readonly number[])[];
  readonly groupOf: ReadonlyMap<string, number>;
}

/**
 * Merges counts that equations make one number, and leaves counts of 0 out of the equations, for they are always shown
 * or known. Groups and equations are sorted: the order of the rows has no influence.
 */
export function systemOf({ counts, equations }: Pick<CountList, 'counts' | 'equations'>): System {
  const numbers = new Map(counts.map(({ key, n }) => [key, n]));
  const rows = equations.map((equation) => equation.filter(([key]) => numbers.get(key) !== 0));
  const first = mergedKeys(rows);
  const groups = groupsOf(counts, first);
  const groupOf = new Map(groups.flatMap(({ keys }, index) => keys.map((key) => [key, index] as const)));
  const distinct = new Map<string, Row>();
  for (const row of rows.map((equation) => rowOf(equation, groupOf))) {
    if (row.size > 0) distinct.set(JSON.stringify([...row]), row);
  }
  const sorted = [...distinct].sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
  const equationsOf = groups.map((): number[] => []);
  for (const [index, row] of sorted.entries())
    for (const group of row.keys()) equationsOf[group]?.push(index);
  return { groups, equations: sorted, equationsOf, groupOf };
}

/** Returns the representative of each key: the least key of all that equations of two terms make equal. */
function mergedKeys(rows: readonly Equation[]): (key: string) => string {
  const parents = new Map<string, string>();
  const first = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined ? key : first(parent);
  };
  for (const [one, other, ...rest] of rows) {
    if (one === undefined || other === undefined || rest.length > 0 || one[1] !== -other[1]) continue;
    const [low = '', high = ''] = [first(one[0]), first(other[0])].sort(compare);
    if (low !== high) parents.set(high, low);
  }
  return first;
}

function groupsOf(counts: readonly Count[], first: (key: string) => string): Group[] {
  const merged = Map.groupBy(counts, ({ key }) => first(key));
  return [...merged]
    .sort(([a], [b]) => compare(a, b))
    .map(([, own]) => ({
      keys: own.map(({ key }) => key).sort(compare),
      n: own[0]?.n ?? 0,
      places: own.reduce((sum, { places }) => sum + places, 0),
    }));
}

/** An equation over groups, in their order; the first factor is positive. */
function rowOf(equation: Equation, groupOf: ReadonlyMap<string, number>): Row {
  const factors = new Map<number, number>();
  for (const [key, factor] of equation) {
    const group = groupOf.get(key) ?? -1;
    factors.set(group, (factors.get(group) ?? 0) + factor);
  }
  const terms = [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
  const sign = Math.sign(terms[0]?.[1] ?? 1);
  return new Map(terms.map(([group, factor]) => [group, sign * factor]));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
