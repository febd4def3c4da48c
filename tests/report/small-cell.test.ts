import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, isSmallCell, maskedCount } from '../../src/disclosure/small-cell.ts';
import { type Group, hiddenGroups } from '../../src/report/flow.ts';

const LEAST = 11;
const hidden = (...counts: number[]): number[] => [...hiddenCells(counts, LEAST)].sort((a, b) => a - b);

describe('a small cell', () => {
  it.each([
    [0, false],
    [1, true],
    [10, true],
    [11, false],
    [12, false],
  ])('%i is small below 11: %s', (n, isSmall) => {
    expect(isSmallCell(n, LEAST)).toBe(isSmall);
    expect(maskedCount(n, LEAST, String)).toBe(isSmall ? '<11' : String(n));
  });

  it('nothing is small without a guard', () => {
    expect(isSmallCell(1, 0)).toBe(false);
    expect(hiddenCells([1, 2, 30], 0).size).toBe(0);
  });
});

describe('a group whose total is known', () => {
  it('shows everything where nothing is small', () => expect(hidden(11, 30, 0)).toEqual([]));

  it('a lone small count takes the next smallest with it, not an empty one', () =>
    expect(hidden(3, 0, 40, 20)).toEqual([0, 3]));

  it('two small counts hide each other when they are 11 together', () =>
    expect(hidden(5, 6, 40)).toEqual([0, 1]));

  it('two small counts that are 10 together take a third with them', () =>
    expect(hidden(5, 5, 40)).toEqual([0, 1, 2]));

  it('what the total gives away is never one count nor less than 11, unless all is hidden', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (group) => {
        const away = hiddenCells(group, LEAST);
        const sum = group.reduce((total, n, index) => (away.has(index) ? total + n : total), 0);
        const rest = group.filter((n, index) => !away.has(index) && n > 0);
        for (const n of rest) expect(n).toBeGreaterThanOrEqual(LEAST);
        if (away.size > 0 && rest.length > 0) expect(away.size > 1 && sum >= LEAST).toBe(true);
      }),
      { seed: 8 },
    );
  });
});

describe('the flow', () => {
  const group = (n: number, over: Partial<Group> = {}): Group => ({
    id: String(n),
    label_en: '',
    label_fr: '',
    n,
    pseudonyms: [],
    parts: [],
    isLeaving: false,
    ...over,
  });
  const leaving = (n: number): Group => group(n, { isLeaving: true });
  const numbers = (root: Group): number[] =>
    [...hiddenGroups(root, LEAST)].map(({ n }) => n).sort((a, b) => a - b);

  it('hides the box before a small leaving when no other group leaves it', () => {
    const analysed = group(41, { parts: [group(20), group(21)] });
    expect(
      numbers(group(60, { parts: [leaving(16), group(44, { parts: [leaving(3), analysed] })] })),
    ).toEqual([3, 16, 44]);
  });

  it('hides nothing more once enough is hidden', () => {
    const analysed = group(41, { parts: [group(20), group(21)] });
    const proposed = group(57, { parts: [leaving(2), leaving(0), leaving(14), analysed] });
    expect(numbers(group(752, { parts: [leaving(695), proposed] }))).toEqual([2, 14]);
  });

  it('hides a small subgroup with the next smallest; the last box shows', () => {
    expect(
      numbers(group(60, { parts: [leaving(19), group(41, { parts: [group(20), group(18), group(3)] })] })),
    ).toEqual([3, 18]);
  });
});
