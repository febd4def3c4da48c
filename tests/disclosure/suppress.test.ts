import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountList, type Part } from '../../src/disclosure/count-list.ts';
import { isSmallCell } from '../../src/disclosure/small-cell.ts';
import { hiddenCounts } from '../../src/disclosure/suppress.ts';
import { computable, type Equation } from './solver.ts';

const LEAST = 11;
const plus = (keys: readonly string[]): Part[] => keys.map((key) => ({ key, factor: 1 }));

/** Counts by key, and their sums: `{ all: ['a', 'b'] }`. */
function listOf(
  counts: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, readonly string[]>> = {},
): CountList {
  const list = new CountList();
  for (const [key, n] of Object.entries(counts)) list.add(key, n);
  for (const [whole, parts] of Object.entries(sums)) list.sum(whole, plus(parts));
  return list;
}

const hidden = (list: CountList, least = LEAST): string[] => [...hiddenCounts(list, least)].sort();

/** A table with its sums: a row or column named `all` is the sum of the others. */
function tableOf(inner: readonly (readonly number[])[]): CountList {
  const list = new CountList();
  const columns = (inner[0] ?? []).map((_, column) => String(column));
  const rows = inner.map((_, row) => String(row));
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
  for (const [r, row] of inner.entries()) for (const [c, n] of row.entries()) list.add(`${r}.${c}`, n);
  for (const [r, row] of inner.entries()) list.add(`${r}.all`, total(row));
  for (const c of columns.keys()) list.add(`all.${c}`, total(inner.map((row) => row[c] ?? 0)));
  list.add('all.all', total(inner.flat()));
  for (const r of [...rows, 'all']) list.sum(`${r}.all`, plus(columns.map((c) => `${r}.${c}`)));
  for (const c of [...columns, 'all']) list.sum(`all.${c}`, plus(rows.map((r) => `${r}.${c}`)));
  return list;
}

/** What a reader computes who knows the shown counts and every sum. */
function computed(list: CountList, away: ReadonlySet<string>): Map<string, number> {
  const printed = new Map(list.counts.map(({ key, n }) => [key, away.has(key) ? null : n]));
  const equations = list.equations.map(
    (equation): Equation => equation.map(([key, factor]) => [factor, key]),
  );
  return computable(printed, equations, 1000);
}

describe('a small count (MIN_CELL)', () => {
  it.each([
    [0, false],
    [1, true],
    [10, true],
    [11, false],
    [12, false],
  ])('of %i people is hidden: %s', (n, isHidden) => {
    const list = listOf({ a: n, all: 200, b: 200 - n }, { all: ['a', 'b'] });
    expect(hidden(list)).toEqual(isHidden ? ['a', 'b'] : []);
  });

  it('below a least count of 0 is shown', () => {
    expect(hidden(tableOf([[1, 2, 30]]), 0)).toEqual([]);
  });

  it('takes the smallest other count of its sum with it, not an empty one', () => {
    const list = listOf({ a: 3, b: 0, c: 40, d: 20, all: 63 }, { all: ['a', 'b', 'c', 'd'] });
    expect(hidden(list)).toEqual(['a', 'd']);
  });

  it.each([
    [5, 6, ['a', 'b']],
    [5, 5, ['a', 'b', 'c']],
  ])('of %i beside one of %i: %j are hidden, 11 people at least', (a, b, away) => {
    expect(hidden(listOf({ a, b, c: 40, all: a + b + 40 }, { all: ['a', 'b', 'c'] }))).toEqual(away);
  });

  it('alone is hidden without any other', () => {
    expect(hidden(listOf({ a: 3, b: 40 }))).toEqual(['a']);
  });

  it('of 1 beside another of 1 needs a third: a hidden count is no 0', () => {
    const list = listOf({ a: 1, b: 1, c: 5, d: 9, all: 16 }, { all: ['a', 'b', 'c', 'd'] });
    expect(hidden(list, 2)).toEqual(['a', 'b', 'c']);
  });

  it('is hidden wherever it is printed', () => {
    const list = listOf({ a: 3, b: 40, all: 43, again: 3 }, { all: ['a', 'b'], again: ['a'] });
    expect(hidden(list)).toEqual(['a', 'again', 'b']);
  });

  it('hides a denominator that is the count of another row with that count', () => {
    const list = listOf({ yes: 31, no: 10, all: 41, asked: 31 }, { all: ['yes', 'no'], asked: ['yes'] });
    // Every table has the number of all patients.
    list.add('all', 41, 70);
    expect(hidden(list)).toEqual(['asked', 'no', 'yes']);
  });

  it('cannot be computed from a sum of sums', () => {
    const sums = { all: ['cr', 'pr', 'sd', 'pd'], orr: ['cr', 'pr'], dcr: ['cr', 'pr', 'sd'] };
    const list = listOf({ cr: 0, pr: 4, sd: 29, pd: 20, all: 53, orr: 4, dcr: 33 }, sums);
    const away = hiddenCounts(list, LEAST);
    expect([...computed(list, away)].filter(([, n]) => n > 0)).toEqual([]);
    expect(away.has('all')).toBe(false);
  });

  it('in a table hides a ring, not a line', () => {
    const away = hidden(
      tableOf([
        [5, 20, 40],
        [30, 60, 50],
        [70, 80, 90],
      ]),
    );
    expect(away).toEqual(['0.0', '0.2', '1.0', '1.2']);
  });
});

describe('a rest that is not printed', () => {
  const withRest = (whole: number, part: number): CountList => {
    const list = listOf({ whole, part });
    list.partition('whole', plus(['part']), 'rest');
    return list;
  };

  it.each([
    [48, 38, true],
    [49, 38, false],
    [38, 38, false],
  ])('of %i without %i hides a count: %s', (whole, part, isHiding) => {
    expect(hidden(withRest(whole, part)).some((key) => key !== 'rest')).toBe(isHiding);
  });

  it('of parts that exceed the whole states nothing', () => {
    expect(withRest(10, 20).equations).toEqual([]);
  });
});

describe('a sum that the counts do not fulfil', () => {
  it('is left out, as is one of an unknown count', () => {
    expect(listOf({ a: 3, b: 40, all: 60 }, { all: ['a', 'b'] }).equations).toEqual([]);
    expect(listOf({ a: 3, all: 60 }, { all: ['a', 'unknown'] }).equations).toEqual([]);
  });

  it('a key with two numbers is refused', () => {
    const list = listOf({ a: 3 });
    list.add('a', 3);
    expect(() => list.add('a', 4)).toThrow(/two numbers for one count: a is 3 and 4/);
  });
});

describe('random tables', () => {
  const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 11, max: 200 }));
  const table = fc
    .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) })
    .chain(({ rows, columns }) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  const least = fc.constantFrom(2, 5, 11);

  it('reveal no hidden count to elimination with bounds', () => {
    fc.assert(
      fc.property(table, least, (inner, smallest) => {
        const list = tableOf(inner);
        const away = hiddenCounts(list, smallest);
        for (const { key, n } of list.counts) {
          if (isSmallCell(n, smallest)) expect(away.has(key)).toBe(true);
          if (n === 0) expect(away.has(key)).toBe(false);
        }
        expect([...computed(list, away)].filter(([, n]) => n > 0)).toEqual([]);
      }),
      { seed: 2026, numRuns: 200 },
    );
  });

  it('without a small count are shown whole', () => {
    const large = fc.array(fc.array(fc.integer({ min: 11, max: 99 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(large, (inner) => {
        expect(hidden(tableOf(inner))).toEqual([]);
      }),
      { seed: 3 },
    );
  });

  it('are masked alike in any order of their rows', () => {
    fc.assert(
      fc.property(table, fc.integer(), (inner, seed) => {
        const list = tableOf(inner);
        const turned = {
          counts: shuffled(list.counts, seed),
          equations: shuffled(list.equations, seed).map((equation) => shuffled(equation, seed)),
        };
        expect([...hiddenCounts(turned, LEAST)].sort()).toEqual(hidden(list));
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

/** The elements in another order, which the seed decides. */
function shuffled<T>(elements: readonly T[], seed: number): T[] {
  const rank = (index: number): number => Math.abs(Math.sin(seed + 12.9898 * index)) % 1;
  return elements
    .map((element, index) => ({ element, rank: rank(index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);
}
