import { expect, it } from 'vitest';
import { hasLongNumber, numbersIn } from '../../src/deidentify/number-groups.ts';

it.each([
  ['62107', true],
  ['6210', false],
  ['(62 107 598)', true],
  ['62.107.598', true],
  ['62-107-598', true],
  ['62\u00a0107\u00a0598', true],
  ['62 - 107 - 598', true],
  ['621 075', true],
  ['06 62 10 75 98', true],
  ['2 41 02 31 555 123 45', true],
  ['11/11/1940', true],
  ['1-2', false],
  ['10-20 %', false],
  ['2,5', false],
  ['C25.4', false],
  ['grade 2, 10 %', false],
])('%s has a long number or a day: %s', (text, expected) => {
  expect(hasLongNumber(text)).toBe(expected);
});

it('the numbers of a text are its groups, and each row of groups together', () => {
  expect(numbersIn('RP (62 395 474), 2')).toEqual(['62', '395', '474', '62395474', '2']);
  expect(numbersIn('12')).toEqual(['12']);
  expect(numbersIn('none')).toEqual([]);
});
