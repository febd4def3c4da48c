import { describe, expect, it } from 'vitest';
import { decimalParser, integerParser, lengthParser } from '../../src/cell/number.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

describe('a decimal', () => {
  const parse = decimalParser();

  it.each([
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['12', 12],
    [' 12,5 ', 12.5],
    ['0,5', 0.5],
    ['0', 0],
    ['-0', 0],
    ['-3,5', -3.5],
    ['−3,5', -3.5],
    ['+3,5', 3.5],
    ['1 234', 1234],
    ['12 345', 12_345],
    ['123 456', 123_456],
    ['123 456 789', 123_456_789],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234\u202f567,25', 1234567.25],
    ['1234,5', 1234.5],
    ['0,125', 0.125],
    ['0,1234', 0.1234],
    ['12,3456', 12.3456],
    [7.25, 7.25],
    [0, 0],
  ])('%j is %d', (cell, value) => {
    expect(valueIn(parse(cell))).toBe(value);
  });

  it.each(['1,234', '12,345', '1.234', '-1,234', '1,234.5', '1.234,5', '1,234,567', '1234,567'])(
    'is never off by a factor of ten: %j is ambiguous',
    (text) => {
      expectUnreadable(parse(text), 'ambiguous_number');
    },
  );

  it.each([
    '1O',
    'environ',
    '1 23',
    '12 34',
    ',5',
    '5,',
    '1e3',
    '0x10',
    '12 mm',
    '1-2',
    '<2',
    '9'.repeat(16),
    true,
    { percent: 0.1 },
  ])('%j is no number', (cell) => {
    expectUnreadable(parse(cell), 'not_a_number');
  });

  it.each([
    ['12345678901234', 12_345_678_901_234],
    ['123456789012345', 123_456_789_012_345],
    ['1234567890123456', null],
    ['1234567890,12345', 1_234_567_890.12345],
    ['1234567890,123456', null],
  ])('of %s: beyond 15 digits floating point cannot separate neighbors', (text, value) => {
    if (value === null) expectUnreadable(parse(text), 'not_a_number');
    else expect(valueIn(parse(text))).toBe(value);
  });

  it.each([
    'x12',
    'x 1 234',
    '1 234 x',
    '12 x',
    '1234567 x',
    'x 1,234,567',
    '1,234,567 x',
    '12,,3',
    '1 2345',
    '1234 567',
  ])('a number beside something else is none: %j', (text) => {
    expectUnreadable(parse(text), 'not_a_number');
  });

  it.each([
    ['+1,234,567', 'ambiguous_number'],
    ['1 234,567,8', 'ambiguous_number'],
    ['123,456,7', 'ambiguous_number'],
    ['1,23,456', 'not_a_number'],
    ['1234,567,8', 'not_a_number'],
    ['*1,234,567', 'not_a_number'],
  ] as const)('of points and commas %s is %s', (text, problem) => {
    expectUnreadable(parse(text), problem);
  });

  it('minus zero is zero', () => {
    for (const text of ['-0', '-0,00', '-0,000']) expect(Object.is(valueIn(parse(text)), 0)).toBe(true);
  });

  it('above a limit is not on it', () => {
    const above = decimalParser({ above: 1.5 });
    expectUnreadable(above('1,4'), 'out_of_range');
    expectUnreadable(above('1,5'), 'out_of_range');
    expect(valueIn(above('1,6'))).toBe(1.6);
  });

  it('infinite and undefined numbers are none', () => {
    for (const cell of [Number.NaN, Number.POSITIVE_INFINITY]) expectUnreadable(parse(cell), 'not_a_number');
  });

  it('a date is a decimal that Excel took for a day ("3.5")', () => {
    expectUnreadable(parse({ date: '2014-05-03', shows: 'day' }), 'mangled_by_excel');
  });

  it.each([
    ['-0,1', false],
    ['0', true],
    ['0,1', true],
    ['9,9', true],
    ['10', true],
    ['10,1', false],
  ])('%s lies in 0 to 10: %s', (text, isInside) => {
    const bounded = decimalParser({ min: 0, max: 10 });
    if (isInside) expect(bounded(text)).toHaveProperty('value');
    else expectUnreadable(bounded(text), 'out_of_range');
  });

  it('missing marks are missing (C-26)', () => {
    expectMissing(parse('NR'), 'not_recorded');
    expectMissing(parse('?'), 'unknown');
  });
});

describe('an integer', () => {
  const cycles = integerParser({ min: 0, max: 200 });

  it.each([
    ['12', 12],
    ['012', 12],
    ['12,0', 12],
    ['12.0', 12],
    [' 12 ', 12],
    [12, 12],
    [11.999999999999998, 12],
    ['0', 0],
    ['1 0', null],
  ])('%j is %j', (cell, value) => {
    if (value === null) expectUnreadable(cycles(cell), 'not_a_number');
    else expect(valueIn(cycles(cell))).toBe(value);
  });

  it('missing marks are missing (C-26)', () => {
    expectMissing(cycles('NR'), 'not_recorded');
    expectMissing(cycles(null), 'not_recorded');
    expectMissing(cycles('?'), 'unknown');
  });

  it.each([
    ['1234567', 1_234_567],
    ['999999', 999_999],
    ['1 234 567', 1_234_567],
    ['-3', -3],
    ['+3', 3],
  ])('%s is %i, however long', (text, value) => {
    expect(valueIn(integerParser({ min: -10, max: 9_999_999 })(text))).toBe(value);
  });

  it.each(['x12', '12 x', '1234567 x'])('beside something else is none: %j', (text) => {
    expectUnreadable(cycles(text), 'not_a_number');
  });

  it.each(['12,5', 12.5, 'douze', '12-13', '6 à 8'])('%j is no integer', (cell) => {
    expectUnreadable(cycles(cell), 'not_a_number');
  });

  it.each([
    [-1, false],
    [0, true],
    [1, true],
    [199, true],
    [200, true],
    [201, false],
  ])('%i is a number of cycles: %s (C-64)', (cell, isInside) => {
    for (const form of [cell, String(cell)]) {
      if (isInside) expect(valueIn(cycles(form))).toBe(cell);
      else expectUnreadable(cycles(form), 'out_of_range');
    }
  });
});

describe('a length', () => {
  const parse = lengthParser();

  it.each([
    ['35', 35],
    [35, 35],
    ['35 mm', 35],
    ['35mm', 35],
    ['35,5 mm', 35.5],
    ['3,5 cm', 35],
    ['3.5cm', 35],
    ['3,5 CM', 35],
    ['2,01 cm', 20.1],
    ['0,4 cm', 4],
    ['3\u00a0cm', 30],
  ])('%j is %d mm', (cell, value) => {
    expect(valueIn(parse(cell))).toBe(value);
  });

  it.each([
    ['-1', false],
    ['0', false],
    ['0 cm', false],
    ['0,1', true],
    ['0,1 mm', true],
    ['1999,9', true],
    ['2000', true],
    ['2000,1', false],
    ['199,9 cm', true],
    ['200 cm', true],
    ['200,1 cm', false],
  ])('%s is a size: %s (C-64)', (text, isSize) => {
    if (isSize) expect(parse(text)).toHaveProperty('value');
    else expectUnreadable(parse(text), 'out_of_range');
  });

  it.each(['volumineuse', '3 m', '35 x 20 mm', '3-4 cm', 'cm', '3 cm x', '3  x cm', 'x3 cm'])(
    '%j is unreadable',
    (text) => {
      expectUnreadable(parse(text), 'not_a_number');
    },
  );

  it('noise of the conversion is none of the length', () => {
    expect(valueIn(parse('1,13 cm'))).toBe(11.3);
    expect(valueIn(parse('2,3 cm'))).toBe(23);
  });

  it('1,234 cm is ambiguous', () => {
    expectUnreadable(parse('1,234 cm'), 'ambiguous_number');
  });
});
