import { describe, expect, it } from 'vitest';
import { tnmParser } from '../../src/cell/tnm.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = tnmParser();

/** T, N, M, prefix, edition; "." where the cell does not give it. */
function parts(cell: Parameters<typeof parse>[0]): string {
  const { t, n, m, prefix, edition } = valueIn(parse(cell));
  return [t, n, m, prefix, edition].map((part) => part ?? '.').join(' ');
}

describe('a TNM', () => {
  it.each([
    ['pT3N1M1', '3 1 1 p .'],
    ['T2 N0 M0 (ENETS)', '2 0 0 . enets'],
    ['cT4 Nx M1', '4 x 1 c .'],
    ['ypT3N0', '3 0 . yp .'],
    ['T1a(m) N0 Mx', '1a 0 x . .'],
    ['TxN1M1c', 'x 1 1c . .'],
    ['pt3n1m1', '3 1 1 p .'],
    ['  p T 3 ,  N 1 ; M 0 ', '3 1 0 p .'],
    ['pT3 pN1 pM1', '3 1 1 p .'],
    ['pT3pN1cM0', '3 1 0 p/p/c .'],
    ['T3 cN1 M0', '3 1 0 -/c/c .'],
    ['rpT2N0', '2 0 . rp .'],
    ['uT1N0', '1 0 . u .'],
    ['TisN0M0', 'is 0 0 . .'],
    ['T0N1M1', '0 1 1 . .'],
    ['T2NOMO', '2 0 0 . .'],
    ['T4N2M1b', '4 2 1b . .'],
    ['pT3(2)N1(3/12)M0', '3 1 0 p .'],
    ['(y)pT3N0', '3 0 . yp .'],
    ['pTNM : T3N1M0', '3 1 0 p .'],
    ['TNM = T3 N1 M0', '3 1 0 . .'],
    ['stade pT2N0', '2 0 . p .'],
    ['N+ M+', '. + 1 . .'],
    ['M1', '. . 1 . .'],
    ['T3N1M1 (HEP)', '3 1 1 . .'],
    ['T3N1M1 hépatique', '3 1 1 . .'],
    ['pT3N1 L1 V0 Pn1 R0', '3 1 . p .'],
    ['T3/N1/M0', '3 1 0 . .'],
    ['pT3-N1-M0', '3 1 0 p .'],
  ])('%j is %s', (cell, expected) => {
    expect(parts(cell)).toBe(expected);
  });

  it.each([
    ['T2N0M0 (ENETS 2006)', 'enets'],
    ['ENETS : T2N0M0', 'enets'],
    ['T2N0M0 selon ENETS 2006', 'enets'],
    ['T2N0M0 (UICC 7)', 'uicc_7'],
    ['T2N0M0 (UICC 7e édition)', 'uicc_7'],
    ['T2N0M0 UICC 2009', 'uicc_7'],
    ['T2N0M0 (UICC 8ème éd.)', 'uicc_8'],
    ['T2N0M0 (UICC/AJCC 2017)', 'uicc_8'],
    ['T2N0M0 (AJCC 8th edition)', 'ajcc_8'],
    ['AJCC7 pT2N0M0', 'ajcc_7'],
    ['T2N0M0 (TNM 8)', 'uicc_8'],
    ['T2N0M0 (8e édition)', 'uicc_8'],
    ['T2N0M0 (UICC 2002)', 'uicc_6'],
    ['T2N0M0 (UICC)', 'uicc'],
    ['T2N0M0 (ENETS/UICC 7)', '.'],
    ['T2N0M0 (relecture)', '.'],
  ])('of %j has the edition %s', (cell, edition) => {
    expect(parts(cell)).toMatch(new RegExp(`^2 0 0 \\S+ ${edition === '.' ? '\\.' : edition}$`));
  });

  it.each([
    ...[
      'stade IV',
      'T5N0',
      'T3N4',
      'M2',
      'T2 ou T3 N0',
      'T2-3 N0',
      'T2N0M0 ?',
      'T3(?)N1',
      'T2N0 T3N1',
      'pTNM',
    ],
    ...['métastatique', 'R0', 'T', 'TNM', 'T2 N0 M0 à confirmer', 15, true],
    ...[{ date: '2012-01-02', shows: 'day' } as const],
  ])('%j is none and unreadable', (cell) => {
    expectUnreadable(parse(cell), 'not_a_tnm');
  });

  it('NR and blanks are missing (C-26)', () => {
    expectMissing(parse('NR'), 'not_recorded');
    expectMissing(parse(null), 'not_recorded');
    expectMissing(parse('?'), 'unknown');
  });
});
