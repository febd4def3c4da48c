import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountRow, MASKED_COUNT, maskedTables } from '../../src/disclosure/guarded-table.ts';
import { hideSmallCells, type Mask } from '../../src/disclosure/small-cells.ts';
import { csvRecord } from '../../src/export/csv.ts';
import { differsSomewhere, withSums } from './count-tables.ts';

const LEAST = 11;
const whole = { isHidden: () => false };

/**
 * What somebody can compute who knows the shown cells and that lines add up: the least and the most that each hidden
 * count can be, by closing in on it until nothing moves. Independent of how cells were chosen.
 */
function boundsOf(counts: readonly (readonly number[])[], mask: Mask): [number, number][][] {
  const most = counts.at(-1)?.at(-1) ?? 0;
  const bounds = counts.map((row, r) =>
    row.map((count, c): [number, number] => (mask[r]?.[c] ? [0, most * 2] : [count, count])),
  );
  const lines = [
    ...bounds,
    ...(bounds[0] ?? []).map((_, column) => bounds.map((row) => row[column] as [number, number])),
  ];
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const line of lines) {
      const total = line.at(-1) as [number, number];
      const parts = line.slice(0, -1);
      const low = parts.reduce((sum, [from]) => sum + from, 0);
      const high = parts.reduce((sum, [, to]) => sum + to, 0);
      isMoving = narrow(total, low, high) || isMoving;
      for (const part of parts) {
        isMoving = narrow(part, total[0] - (high - part[1]), total[1] - (low - part[0])) || isMoving;
      }
    }
  }
  return bounds;
}

function narrow(bound: [number, number], low: number, high: number): boolean {
  const before = `${bound}`;
  bound[0] = Math.max(bound[0], low);
  bound[1] = Math.min(bound[1], high);
  return `${bound}` !== before;
}

const isSmall = (count: number): boolean => count > 0 && count < LEAST;

describe('small counts do not leave (MIN_CELL)', () => {
  const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 11, max: 200 }));
  const shape = fc.record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 4 }) });
  const tables = fc.sample(
    shape.chain(({ rows, columns }) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    ),
    { seed: 2021_118, numRuns: 20 },
  );

  it.each(tables.map((one, index) => [index + 1, withSums(one)] as const))(
    'table %i: none is shown, and none can be solved for from the sums',
    (_, counts) => {
      const mask = hideSmallCells({ counts, ...whole }, LEAST);
      const bounds = boundsOf(counts, mask);
      for (const [r, row] of counts.entries()) {
        for (const [c, count] of row.entries()) {
          if (!isSmall(count)) continue;
          expect(mask[r]?.[c]).toBe(true);
          const [low, high] = bounds[r]?.[c] ?? [0, 0];
          expect(high - low).toBeGreaterThan(0);
        }
      }
    },
  );

  it('in small tables an exhaustive search finds another table for every small count', () => {
    const small = fc.array(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(small, (inner) => {
        const counts = withSums(inner);
        const mask = hideSmallCells({ counts, ...whole }, LEAST);
        for (const [r, row] of counts.entries()) {
          for (const [c, count] of row.entries()) {
            if (isSmall(count)) expect(differsSomewhere(counts, mask, r, c)).toBe(true);
          }
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('10 is hidden, 11 is not, 0 is not', () => {
    const hidden = (count: number): boolean | undefined =>
      hideSmallCells({ counts: withSums([[count, 100, 100, 100]]), ...whole }, LEAST)[0]?.[0];
    expect([hidden(10), hidden(11), hidden(0)]).toEqual([true, false, false]);
  });

  it('the remainder of a table that does not print every answer is no way back', () => {
    const row = (item: string, n: number): CountRow => ({
      section: 's',
      item,
      stratum: 'all',
      n,
      denominator: 50,
      percent: n * 2,
    });
    // 50 - 30 - 16 leaves 4 who gave another answer.
    const safe = maskedTables([[row('a', 30), row('b', 16)]], LEAST).flat();
    expect(safe.filter(({ n }) => n === MASKED_COUNT).length).toBeGreaterThan(0);
    for (const { n, percent } of safe) expect(n === MASKED_COUNT).toBe(percent === MASKED_COUNT);
  });

  it('where strata are exhaustive, the number asked of the smallest is no difference of the others', () => {
    const asked = { all: 41, pancreas: 20, gi: 18, other: 3 };
    const rows = Object.entries(asked).map(([stratum, denominator]) => ({
      section: 's',
      item: 'yes',
      stratum,
      n: denominator,
      denominator,
      percent: 100,
    }));
    const safe = maskedTables([rows], LEAST).flat();
    expect(safe.filter(({ denominator }) => denominator === MASKED_COUNT).length).toBeGreaterThanOrEqual(2);
    expect(safe.filter(({ n }) => n === MASKED_COUNT).length).toBeGreaterThanOrEqual(2);
  });

  it('a number asked that is hidden in one table is hidden in all', () => {
    const row = (section: string, stratum: string, n: number, denominator: number): CountRow => ({
      section,
      item: 'yes',
      stratum,
      n,
      denominator,
      percent: 1,
    });
    const small = [
      row('s', 'all', 41, 41),
      row('s', 'a', 20, 20),
      row('s', 'b', 18, 18),
      row('s', 'c', 3, 3),
    ];
    const other = [row('t', 'all', 30, 41), row('t', 'a', 12, 20), row('t', 'b', 18, 18)];
    const masked = (rows: readonly { stratum: string; denominator: unknown }[] | undefined): string[] =>
      (rows ?? []).filter(({ denominator }) => denominator === MASKED_COUNT).map(({ stratum }) => stratum);
    const [one, two] = maskedTables([small, other], LEAST);
    expect(masked(two)).toEqual(masked(one).filter((stratum) => stratum !== 'c'));
  });

  it('counts of things other than patients have no denominator, and a stratum may lack an answer', () => {
    const none = { denominator: null, percent: null };
    const rows: CountRow[] = [
      { section: 'meeting', item: 'all', stratum: 'all', n: 103, ...none },
      { section: 'meeting', item: 'all', stratum: 'a', n: 4, ...none },
      { section: 'meeting', item: 'other', stratum: 'all', n: null, ...none },
    ];
    const safe = maskedTables([rows], LEAST).flat();
    expect(safe.map(({ denominator, percent }) => [denominator, percent])).toEqual(
      rows.map(() => [null, null]),
    );
    expect(safe[1]?.n).toBe(MASKED_COUNT);
  });

  it('where everything is small everything is hidden', () => {
    expect(hideSmallCells({ counts: withSums([[1]]), ...whole }, LEAST).flat()).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('where there is nothing but one count it is hidden, and there is nothing more to hide', () => {
    expect(hideSmallCells({ counts: [[3]], ...whole }, LEAST)).toEqual([[true]]);
  });

  it('a table without small counts is left as it is', () => {
    const rows: CountRow[] = [
      { section: 's', item: 'a', stratum: 'all', n: 30, denominator: 50, percent: 60 },
      { section: 's', item: 'b', stratum: 'all', n: 20, denominator: 50, percent: 40 },
    ];
    expect(maskedTables([rows], LEAST)).toEqual([rows]);
  });
});

describe('cells are no formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '|calc', '%0A'])(
    '%j gets an apostrophe',
    (text) => {
      expect(csvRecord([text])).toBe(`"'${text}"\r\n`);
    },
  );

  it('numbers stay numbers, quotes are doubled, nothing is nothing', () => {
    expect(csvRecord([-1.5, 'say "x"; y', null])).toBe('-1.5;"say ""x""; y";\r\n');
  });
});
