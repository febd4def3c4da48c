import { describe, expect, it } from 'vitest';
import { boundedParser } from '../../src/cell/bounded.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = boundedParser({ min: 0, max: 1000 });

/** Mathematical notation: "[0, 2[" holds 0 and not 2; without an upper end "]20, ...". */
function notation(cell: Parameters<typeof parse>[0]): string {
  const { low, high, isLowExcluded, isHighExcluded } = valueIn(parse(cell));
  return `${isLowExcluded ? ']' : '['}${low}, ${high ?? '...'}${isHighExcluded ? '[' : ']'}`;
}

describe('mitoses (C-92)', () => {
  it.each([
    ['2', '[2, 2]'],
    [2, '[2, 2]'],
    ['1,5', '[1.5, 1.5]'],
    ['0', '[0, 0]'],
    ['< 2', '[0, 2['],
    ['<2', '[0, 2['],
    ['≤ 2', '[0, 2]'],
    ['moins de 2', '[0, 2['],
    ['>20', ']20, ...]'],
    ['>= 20', '[20, ...]'],
    ['plus de 20', ']20, ...]'],
    ['2 ou 3', '[2, 3]'],
    ['2-10', '[2, 10]'],
    ['2 à 3', '[2, 3]'],
    ['entre 2 et 20', '[2, 20]'],
    ['< 2 / 10 champs', '[0, 2['],
    ['2/10 HPF', '[2, 2]'],
    ['3 mitoses pour 10 champs', '[3, 3]'],
    ['~5', '[5, 5]'],
    [1000, '[1000, 1000]'],
  ])('%j is %s', (cell, interval) => {
    expect(notation(cell)).toBe(interval);
  });

  it.each([-1, 1000.1, '3-2', '<0', '1001'])('%j leaves the scale or has no number (C-64)', (cell) => {
    expectUnreadable(parse(cell), 'out_of_range');
  });

  it.each(['rares', '2 mitoses/mm2', 'quelques', true])('%j is no number', (cell) => {
    expectUnreadable(parse(cell), 'not_a_number');
  });

  it.each(['02/10', '2/10', { date: '2016-10-02', shows: 'day' } as const])(
    'what Excel may have taken for a date is unreadable (S-7): %j',
    (cell) => {
      expectUnreadable(parse(cell), 'mangled_by_excel');
    },
  );

  it('1,234 is ambiguous, NR is missing', () => {
    expectUnreadable(parse('1,234'), 'ambiguous_number');
    expectMissing(parse('NR'), 'not_recorded');
  });
});
