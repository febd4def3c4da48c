import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountTable, hideSmallCells, type Mask } from '../../src/disclosure/small-cells.ts';
import { differsSomewhere, withSums } from './count-tables.ts';

const LEAST = 11;
const whole = { isHidden: () => false };
const isSmall = (count: number): boolean => count > 0 && count < LEAST;

/** Hidden cells as "x", shown ones as ".", a line each: to be read beside the counts. */
const drawn = (mask: Mask): string[] =>
  mask.map((line) => line.map((isHidden) => (isHidden ? 'x' : '.')).join(''));
const maskOf = (inner: readonly (readonly number[])[]): string[] =>
  drawn(hideSmallCells({ counts: withSums(inner), ...whole }, LEAST));

/** The rule by itself: small counts in their order, each with as many others as it takes, and no more. */
function byTheRule({ counts, isHidden }: CountTable): Mask {
  const cells = counts.flatMap((line, r) => line.map((count, c) => ({ r, c, count })));
  const mask = counts.map((line, r) => line.map((count, c) => isSmall(count) || isHidden(r, c)));
  for (const { r, c } of cells.filter(({ count }) => isSmall(count))) {
    while (!differsSomewhere(counts, mask, r, c)) {
      let shown = cells.filter((cell) => !mask[cell.r]?.[cell.c]);
      for (const isBetter of [
        (cell: (typeof cells)[number]) => cell.r === r || cell.c === c,
        (cell: (typeof cells)[number]) => cell.count > 0,
      ])
        if (shown.some(isBetter)) shown = shown.filter(isBetter);
      const least = Math.min(...shown.map(({ count }) => count));
      const next = shown.find(({ count }) => count === least);
      if (next === undefined) break;
      (mask[next.r] as boolean[])[next.c] = true;
    }
  }
  return mask;
}

describe('the counts hidden with a small count (MIN_CELL)', () => {
  it('its row and its column first, then the smallest count beyond them: the ring is closed', () => {
    const inner = [
      [5, 20, 40],
      [30, 60, 50],
      [70, 80, 90],
    ];
    expect(maskOf(inner)).toEqual(['xxxx', 'x.x.', 'x...', 'x...']);
  });

  it('sums as well, where there is no other way', () => {
    expect(maskOf([[5, 20]])).toEqual(['xxx', 'xx.']);
    expect(maskOf([[5], [20]])).toEqual(['xx', 'xx', 'x.']);
  });

  it('a 0 only after all others of its kind', () => {
    expect(maskOf([[5, 0, 30]])).toEqual(['xxxx', 'x.x.']);
  });

  it('nothing, where small counts close a ring by themselves', () => {
    const inner = [
      [5, 4, 40],
      [3, 2, 50],
      [70, 80, 90],
    ];
    expect(maskOf(inner)).toEqual(['xx..', 'xx..', '....', '....']);
  });

  it('as few as possible, given the counts hidden from the start', () => {
    const counts = withSums([
      [5, 20, 40],
      [30, 60, 50],
    ]);
    const isHidden = (row: number, column: number): boolean => row < 2 && column === 2;
    // 20 is the smallest of its lines and closes nothing, 30 does.
    expect(drawn(hideSmallCells({ counts, isHidden }, LEAST))).toEqual(['xxx.', 'x.x.', '....']);
  });

  it('a table is masked as the rule requires, cell by cell', () => {
    const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 11, max: 40 }));
    const tables = fc
      .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }) })
      .chain(({ rows, columns }) =>
        fc.record({
          inner: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
            minLength: rows,
            maxLength: rows,
          }),
          hidden: fc.constantFrom<number[]>([], [], [0], [rows], [rows - 1]),
        }),
      );
    fc.assert(
      fc.property(tables, ({ inner, hidden }) => {
        const table: CountTable = { counts: withSums(inner), isHidden: (row) => hidden.includes(row) };
        expect(drawn(hideSmallCells(table, LEAST))).toEqual(drawn(byTheRule(table)));
      }),
      { seed: 2017, numRuns: 60 },
    );
  });

  it('a hidden 0 never falls below 0, and a sum moves with its line', () => {
    const counts = withSums([
      [5, 20],
      [0, 0],
      [30, 40],
    ]);
    // 5 may be 4 when the 0 below it is 1: its line has a hidden sum to take it up.
    const hidden = ['..x', 'x.x'];
    const isHidden = (row: number, column: number): boolean => hidden[row]?.[column] === 'x';
    expect(drawn(hideSmallCells({ counts, isHidden }, LEAST))).toEqual(['x.x', 'x.x', '...', '...']);
  });

  it('a table of many zeros is masked as the rule requires, whatever is hidden from the start', () => {
    const cell = fc.constantFrom(0, 0, 0, 3, 12, 20);
    const tables = fc.record({
      inner: fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      hidden: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(tables, ({ inner, hidden }) => {
        const isHidden = (row: number, column: number): boolean => hidden[3 * row + column] === true;
        const table: CountTable = { counts: withSums(inner), isHidden };
        expect(drawn(hideSmallCells(table, LEAST))).toEqual(drawn(byTheRule(table)));
      }),
      { seed: 2018, numRuns: 300 },
    );
  });
});
