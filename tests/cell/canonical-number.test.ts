import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHospitalId, canonicalNumber, readNumber } from '../../src/cell/canonical-number.ts';
import { formOf } from '../../src/cell/number-form.ts';
import { type RawCell, shown } from '../../src/cell/raw.ts';

const read = (cell: RawCell) => readNumber(cell, shown(cell));
const SCIENTIFIC = 'is in scientific notation';
const TOO_LONG = 'has more digits than the 15 that Excel keeps of a number';
const DECIMALS = 'has a decimal part';
const NO_NUMBER = 'is a date or a truth value of Excel';

describe('the canonical form of a number (C-102)', () => {
  it.each([
    [' dcc\u00a01é ', 'DCC1É'],
    ['ＤＣＣ 12a', 'DCC12A'],
    ['DCC\u200b12\ufeffA\u2060', 'DCC12A'],
    ['D\u00adCC 12\u202f345\u2009A', 'DCC12345A'],
    ['004711', '4711'],
    ['4711', '4711'],
    ['4711.0', '4711'],
    ['004711,0', '4711'],
    ['4711.00', '4711'],
    ['４７１１', '4711'],
    ['0', '0'],
    ['000', '0'],
    ['DCC004711', 'DCC004711'],
    ['DCC4711.0', 'DCC4711.0'],
    ['2012-0045', '2012-0045'],
  ])('"%s" is %s', (number, canonical) => expect(canonicalNumber(number)).toBe(canonical));

  it.each(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u2043', '\ufe63', '\uff0d'])(
    'the hyphen "%s" is "-"',
    (hyphen) => expect(canonicalNumber(`2012${hyphen}0045`)).toBe('2012-0045'),
  );

  it('is its own canonical form, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const canonical = canonicalNumber(text);
        expect(canonicalNumber(canonical)).toBe(canonical);
      }),
      { seed: 102, numRuns: 2000 },
    ));
});

describe('a cell of numbers (C-102)', () => {
  it.each<[string, RawCell, string]>([
    ['a number', 4711, '4711'],
    ['a number under a format of percentages', { percent: 4711 }, '4711'],
    ['a number of 12 digits', 201700012345, '201700012345'],
    ['a number of 15 digits', 999_999_999_999_999, '999999999999999'],
    ['a text of 16 digits', '2017000123456781', '2017000123456781'],
    ['letters with an E', '201E4', '201E4'],
    ['an E among letters', 'DCC2E5', 'DCC2E5'],
  ])('%s is %j', (_, cell, canonical) => expect(read(cell)).toEqual({ canonical }));

  it.each<[RawCell, string]>([
    ['2,01700E+11', SCIENTIFIC],
    ['2.017e11', SCIENTIFIC],
    [' 2,01 E+11 ', SCIENTIFIC],
    ['2E+11', SCIENTIFIC],
    ['2e11', SCIENTIFIC],
    ['1.0E-5', SCIENTIFIC],
    [1_000_000_000_000_000, TOO_LONG],
    [201700012345678900, TOO_LONG],
    [2e21, TOO_LONG],
    ['201700012345678000', TOO_LONG],
    [4711.5, DECIMALS],
    ['4711,5', DECIMALS],
    ['4711.000', DECIMALS],
    ['12.345', DECIMALS],
    [{ date: '2012-05-01', shows: 'month' }, NO_NUMBER],
    [true, NO_NUMBER],
  ])('%j is no number: it %s', (cell, fault) => expect(read(cell)).toEqual({ fault }));
});

describe('the number of the hospital', () => {
  it.each([
    ['1', '00000001'],
    ['12345678', '12345678'],
    ['123456789', null],
    [' 12 34\u00a05 ', '00012345'],
    ['１２３', '00000123'],
    ['00000000', null],
    ['', null],
    ['X1', null],
    ['1X', null],
    ['-1', null],
    ['1234567.0', '01234567'],
    ['0001234567', '01234567'],
    ['12345678,0', '12345678'],
    ['1234567\u200b', '01234567'],
  ])('the hospital number "%s" is %s (S-1, C-102)', (number, padded) => {
    expect(canonicalHospitalId(number)).toBe(padded);
  });
});

it('the form of a number shows letters and digits, and nothing of the number', () => {
  expect(['DCC2000001A', '2012-0045', '4711', 'É1'].map(formOf)).toEqual(['AAA9A', '9-9', '9', 'A9']);
});
