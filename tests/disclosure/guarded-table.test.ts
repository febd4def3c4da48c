import { describe, expect, it } from 'vitest';
import { type CountRow, type MaskedRow, maskedTables } from '../../src/disclosure/guarded-table.ts';

const LEAST = 11;

/** Rows of one section and answer: stratum, how many gave it, of how many asked. */
function rowsOf(
  section: string,
  item: string,
  ...cells: readonly (readonly [stratum: string, n: number, denominator: number])[]
): CountRow[] {
  return cells.map(([stratum, n, denominator]) => ({
    section,
    item,
    stratum,
    n,
    denominator,
    percent: 50,
  }));
}

/** Stratum and what is shown of it: "a 12/20", or "a x/20" where the count is masked. */
const shown = (rows: readonly MaskedRow[] | undefined): string[] =>
  (rows ?? []).map(
    ({ stratum, n, denominator }) =>
      `${stratum} ${n === 'masked' ? 'x' : n}/${denominator === 'masked' ? 'x' : denominator}`,
  );
const shownAlone = (...rows: readonly CountRow[]): string[] => shown(maskedTables([rows], LEAST)[0]);

describe('a masked row', () => {
  it('writes "masked" in place of hidden counts, and the rest unchanged', () => {
    const [row] = maskedTables([rowsOf('s', 'yes', ['all', 5, 50])], LEAST).flat();
    expect(row).toEqual({
      section: 's',
      item: 'yes',
      stratum: 'all',
      n: 'masked',
      denominator: 50,
      percent: 'masked',
    });
  });

  it('has no percentage where either number is hidden, and one where both are shown', () => {
    const rows = maskedTables(
      [[...rowsOf('s', 'yes', ['all', 41, 41], ['a', 38, 38]), ...rowsOf('t', 'yes', ['all', 60, 90])]],
      LEAST,
    ).flat();
    for (const { n, denominator, percent } of rows)
      expect(percent).toBe(n === 'masked' || denominator === 'masked' ? 'masked' : 50);
    expect(rows.at(-1)).toMatchObject({ n: 60, percent: 50 });
  });
});

describe('the remainder that is not printed (MIN_CELL)', () => {
  it('of the strata: 3 of 41 who are in none of them cannot be computed', () => {
    // 41 - 38 is 3: without 38 nothing is to be computed.
    expect(shownAlone(...rowsOf('s', 'yes', ['all', 41, 41], ['a', 38, 38]))).toEqual(['all 41/41', 'a x/x']);
  });

  it.each([
    [10, ['all 48/48', 'a x/x']],
    [11, ['all 49/49', 'a 38/38']],
  ])('of the strata: of %i people, the rows are %j', (rest, told) => {
    const all = 38 + rest;
    expect(shownAlone(...rowsOf('s', 'yes', ['all', all, all], ['a', 38, 38]))).toEqual(told);
  });

  it('of the answers: 4 of 50 who gave another one cannot be computed', () => {
    const rows = [...rowsOf('s', 'a', ['all', 30, 50]), ...rowsOf('s', 'b', ['all', 16, 50])];
    expect(shownAlone(...rows)).not.toEqual(['all 30/50', 'all 16/50']);
  });

  it('of the answers can take masked patients: one more count hides them', () => {
    const rows = rowsOf('s', 'yes', ['all', 25, 90], ['a', 5, 45], ['b', 20, 45]);
    expect(shownAlone(...rows)).toEqual(['all 25/90', 'a x/45', 'b x/45']);
  });

  it('of 0 patients is none: where answers are exhaustive, the 40 others do not reveal 5 of 45', () => {
    const rows = [
      ...rowsOf('s', 'yes', ['all', 25, 90], ['a', 5, 45], ['b', 20, 45]),
      ...rowsOf('s', 'no', ['all', 65, 90], ['a', 40, 45], ['b', 25, 45]),
    ];
    expect(shownAlone(...rows)).not.toContain('a 40/45');
  });

  it('of 0 patients hides no patient: answers and strata that are exhaustive are shown', () => {
    const rows = [
      ...rowsOf('s', 'yes', ['all', 50, 90], ['a', 20, 45], ['b', 30, 45]),
      ...rowsOf('s', 'no', ['all', 40, 90], ['a', 25, 45], ['b', 15, 45]),
    ];
    expect(maskedTables([rows], LEAST)).toEqual([rows]);
  });
});

describe('sections', () => {
  it('are masked each by itself', () => {
    const small = rowsOf('s', 'yes', ['all', 5, 50]);
    const large = rowsOf('t', 'yes', ['all', 20, 40]);
    expect(shownAlone(...small, ...large)).toEqual(['all x/50', 'all 20/40']);
  });
});

describe('a number asked that is hidden in one section', () => {
  // c is 3, so b, the smallest of the others, is hidden with it, and so is what the two lines need.
  const small = rowsOf('s', 'yes', ['all', 41, 41], ['a', 20, 20], ['b', 18, 18], ['c', 3, 3]);
  const askedOf = (rows: readonly MaskedRow[] | undefined): string[] =>
    (rows ?? []).flatMap(({ stratum, denominator }) => (denominator === 'masked' ? [stratum] : []));

  it('is hidden in all that have it, the ones before included', () => {
    const other = rowsOf('t', 'yes', ['all', 90, 200], ['b', 12, 18]);
    expect(askedOf(maskedTables([other], LEAST)[0])).toEqual([]);
    expect(askedOf(maskedTables([small, other], LEAST)[1])).toContain('b');
    expect(askedOf(maskedTables([other, small], LEAST)[0])).toContain('b');
    expect(shown(maskedTables([other, small], LEAST)[0])).toEqual(
      shown(maskedTables([small, other], LEAST)[1]),
    );
  });

  it.each([
    ['of another stratum', ['d', 12, 18]],
    ['of the stratum, but another number', ['b', 12, 19]],
  ] as const)('is another one %s', (_, cell) => {
    const other = rowsOf('t', 'yes', ['all', 90, 200], cell);
    expect(askedOf(maskedTables([small, other], LEAST)[1])).toEqual([]);
  });

  it('hides no count of its column that nothing else hides', () => {
    const other = [
      ...rowsOf('t', 'yes', ['all', 90, 200], ['b', 18, 40]),
      ...rowsOf('t', 'no', ['all', 60, 200], ['b', 11, 40]),
    ];
    const hiding = rowsOf('s', 'yes', ['all', 43, 43], ['b', 40, 40]);
    const [, rows] = maskedTables([hiding, other], LEAST);
    expect(askedOf(rows)).toEqual(['b', 'b']);
    expect((rows ?? []).map(({ n }) => n)).toEqual([90, 18, 60, 11]);
  });

  it('alone is looked for in the others as well', () => {
    const hiding = rowsOf('s', 'yes', ['all', 43, 43], ['b', 40, 40]);
    const other = rowsOf('t', 'yes', ['all', 90, 200], ['b', 20, 40]);
    expect(askedOf(maskedTables([other, hiding], LEAST)[0])).toEqual(['b']);
  });
});
