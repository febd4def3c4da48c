import { describe, expect, it } from 'vitest';
import { ki67Parser } from '../../src/cell/ki67.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = ki67Parser();

/** Mathematical notation: "[0, 3[" holds 0 and not 3. */
function notation(cell: Parameters<typeof parse>[0]): string {
  const { low, high, isLowExcluded, isHighExcluded } = valueIn(parse(cell));
  return `${isLowExcluded ? ']' : '['}${low}, ${high}${isHighExcluded ? '[' : ']'}`;
}

describe('Ki67 (AP-20, C-24, S-7)', () => {
  it.each([
    ['15', '[15, 15]'],
    [15, '[15, 15]'],
    ['15 %', '[15, 15]'],
    ['15%', '[15, 15]'],
    ['15\u00a0%', '[15, 15]'],
    ['15,5 %', '[15.5, 15.5]'],
    ['15.5', '[15.5, 15.5]'],
    ['0', '[0, 0]'],
    [0, '[0, 0]'],
    ['Ki67 15 %', '[15, 15]'],
    ['Ki-67 : 15%', '[15, 15]'],
    ['MIB1 = 15', '[15, 15]'],
    ['15 % (relecture)', '[15, 15]'],
    ['15 pour cent', '[15, 15]'],
  ])('a value is exact: %j is %s', (cell, interval) => {
    expect(notation(cell)).toBe(interval);
  });

  it.each([
    ['<2 %', '[0, 2['],
    ['< 3', '[0, 3['],
    ['<3', '[0, 3['],
    ['inférieur à 2 %', '[0, 2['],
    ['moins de 2%', '[0, 2['],
    ['<=3', '[0, 3]'],
    ['<= 3 %', '[0, 3]'],
    ['=<3', '[0, 3]'],
    ['≤ 3 %', '[0, 3]'],
    ['inférieur ou égal à 3', '[0, 3]'],
    ['>20', ']20, 100]'],
    ['> 20 %', ']20, 100]'],
    ['supérieur à 20', ']20, 100]'],
    ['plus de 20 %', ']20, 100]'],
    ['>=20', '[20, 100]'],
    ['≥20 %', '[20, 100]'],
    ['au moins 20 %', '[20, 100]'],
    ['>=100', '[100, 100]'],
    ['> 3 et < 20', ']3, 20['],
  ])('a bound keeps whether it is reached (C-24): %j is %s', (cell, interval) => {
    expect(notation(cell)).toBe(interval);
  });

  it.each([
    ['3-5', '[3, 5]'],
    ['3 - 5 %', '[3, 5]'],
    ['3–5', '[3, 5]'],
    ['3% - 5%', '[3, 5]'],
    ['2-10', '[2, 10]'],
    ['20 à 30', '[20, 30]'],
    ['20 à 30 %', '[20, 30]'],
    ['de 20 à 30', '[20, 30]'],
    ['entre 5 et 10', '[5, 10]'],
    ['compris entre 5 et 10 %', '[5, 10]'],
    ['1,5 à 2,5', '[1.5, 2.5]'],
    ['5-5', '[5, 5]'],
  ])('a range has two ends: %j is %s', (cell, interval) => {
    expect(notation(cell)).toBe(interval);
  });

  it.each(['~15', '~ 15 %', '≈15', 'env. 15', 'environ 15 %', 'autour de 15', '15 environ'])(
    'about 15 is 15 (C-24): %j',
    (cell) => {
      expect(notation(cell)).toBe('[15, 15]');
    },
  );

  it('a percent-formatted cell shows its hundredfold', () => {
    expect(notation({ percent: 0.15 })).toBe('[15, 15]');
    expect(notation({ percent: 0.07 })).toBe('[7, 7]');
    expect(notation({ percent: 1 })).toBe('[100, 100]');
    expect(notation({ percent: 0.0015 })).toBe('[0.15, 0.15]');
    expectUnreadable(parse({ percent: 15 }), 'out_of_range');
  });

  it.each([
    ...[0.15, '0.15', '0,15', 0.01, 0.99, '0,99', '~0,2', 'Ki67 = 0,15', '0,15 (relecture)'],
    ...['<0,02', '< 0,5', '> 0,2', '>=0,2', '0,1-0,2', '0,5 à 1', '0-0,5', 'entre 0,1 et 0,2'],
  ])('between 0 and 1 without a percent sign it may be a part of 1: unreadable (C-94): %j', (cell) => {
    expectUnreadable(parse(cell), 'ki67_fraction');
  });

  it.each([
    ...([
      [0, '[0, 0]'],
      ['0', '[0, 0]'],
      ['0,0', '[0, 0]'],
      [1, '[1, 1]'],
      ['1', '[1, 1]'],
    ] as const),
    ...([
      [1.01, '[1.01, 1.01]'],
      ['1,1', '[1.1, 1.1]'],
      ['<1', '[0, 1['],
      ['<=1', '[0, 1]'],
    ] as const),
    ...([
      ['0,5 %', '[0.5, 0.5]'],
      ['0,15%', '[0.15, 0.15]'],
      ['< 0,5 %', '[0, 0.5['],
    ] as const),
    ...([
      ['0,5 pour cent', '[0.5, 0.5]'],
      ['0,5-2', '[0.5, 2]'],
      ['0-1', '[0, 1]'],
      ['0,5 à 1 %', '[0.5, 1]'],
    ] as const),
  ])('0, 1, a percent sign and an end above 1 leave no doubt (C-94): %j is %s', (cell, interval) => {
    expect(notation(cell)).toBe(interval);
  });

  it.each([
    ...[
      '02/10',
      '2/10',
      '02/10/2016',
      '02/10/2016 00:00',
      '2016-10-02',
      '02-oct',
      '02-oct.',
      'oct-02',
      'oct.-10',
      '2-10-2016',
      '2 octobre',
      'mars-05',
    ],
    { date: '2016-10-02', shows: 'day' } as const,
    { date: '2010-02-01', shows: 'month' } as const,
  ])('a range that Excel took for a date is unreadable (S-7): %j', (cell) => {
    expectUnreadable(parse(cell), 'mangled_by_excel');
  });

  it.each([
    [-0.1, false],
    [0, true],
    [1.1, true],
    [99.9, true],
    [100, true],
    [100.1, false],
  ])('%d lies in 0 to 100: %s (C-64)', (cell, isInside) => {
    if (isInside) expect(notation(cell)).toBe(`[${cell}, ${cell}]`);
    else expectUnreadable(parse(cell), 'out_of_range');
  });

  it.each(['120', '90-120', '>100', '<0', '5-3', '>120', '< 101'])(
    '%j is no part of 0 to 100 (C-64)',
    (cell) => {
      expectUnreadable(parse(cell), 'out_of_range');
    },
  );

  it.each(['1O', 'faible', '15+', '10 ou 15', '<2-3', '15 (8-20)', '15 ?', '%', true])(
    '%j is unreadable',
    (cell) => {
      expectUnreadable(parse(cell), 'not_a_number');
    },
  );

  it('1,234 is ambiguous', () => {
    expectUnreadable(parse('1,234'), 'ambiguous_number');
  });

  it.each(['NR', '-', null])('%j is missing (C-26)', (cell) => {
    expectMissing(parse(cell), 'not_recorded');
  });
});
