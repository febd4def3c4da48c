import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentNumbers } from '../../src/deidentify/document-numbers.ts';

/** The rank of each number, in the order given. */
function ranksOf(numbers: readonly string[]): number[] {
  const documents = new DocumentNumbers();
  for (const [rowId, number] of numbers.entries()) documents.add(rowId + 1, number);
  const ranks = [...documents.ranks()];
  expect(ranks.map(({ rowId }) => rowId)).toEqual(numbers.map((_, index) => index + 1));
  return ranks.map(({ rank }) => rank);
}

describe('the order of documents (C-15)', () => {
  it('is that of their numbers, not of their texts', () => {
    expect(ranksOf(['F10', 'F9', 'F100'])).toEqual([2, 1, 3]);
  });

  it('is one for all versions of a document', () => {
    expect(ranksOf(['F2', 'F1', 'F2', 'F3'])).toEqual([2, 1, 2, 3]);
  });

  it('does not see case, spaces around or full-width digits', () => {
    expect(ranksOf(['f7', ' F7 ', 'F７', 'F8'])).toEqual([1, 1, 1, 2]);
  });

  it('looks at the digits before the last ones too: 2009/12 comes before 2010/3, and 9/5 before both', () => {
    expect(ranksOf(['2010/3', '2009/12', '9/5'])).toEqual([3, 2, 1]);
  });

  it('works for numbers with trailing letters, without digits, and with more digits than a number can represent', () => {
    expect(ranksOf(['F2B', 'F2A', 'F10A'])).toEqual([2, 1, 3]);
    expect(ranksOf(['B', 'A'])).toEqual([2, 1]);
    expect(ranksOf(['9007199254740993', '9007199254740992', '123'])).toEqual([3, 2, 1]);
  });

  it('is that of the texts with every run of digits written equally wide', () => {
    const wide = (text: string): string =>
      text.toUpperCase().replace(/\d+/g, (digits) => digits.padStart(20, '0'));
    const number = fc
      .stringMatching(/^[A-C]?[0-9]{0,4}[-/]?[0-9]{0,17}[A-C]?$/)
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), (numbers) => {
        const sorted = [...new Set(numbers.map(wide))].sort();
        expect(ranksOf(numbers)).toEqual(numbers.map((text) => sorted.indexOf(wide(text)) + 1));
      }),
    );
  });
});
