import { describe, expect, it } from 'vitest';
import { icd10Sites } from '../../pipelines/code-lists/primary-site.ts';
import { icd10Parser } from '../../src/cell/icd.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = icd10Parser();

describe('a CIM-10 code', () => {
  it.each([
    ['C25.4', 'C25.4'],
    ['C254', 'C25.4'],
    ['c25.4', 'C25.4'],
    ['C25.4+0', 'C25.4'],
    ['C254+0', 'C25.4'],
    ['C25.4 +0', 'C25.4'],
    ['C25 4', 'C25.4'],
    [' C25.4 ', 'C25.4'],
    ['C25', 'C25'],
    ['C25.4 : Pancréas endocrine', 'C25.4'],
    ['C25.4 - Pancréas endocrine', 'C25.4'],
    ['C25.4 (pancréas endocrine)', 'C25.4'],
    ['C80.0', 'C80.0'],
  ])('%j is %s', (cell, code) => {
    expect(valueIn(parse(cell))).toBe(code);
  });

  it.each(['C25.4, C78.7', 'C25.4 C78.7', 'C25.4/C78.7', 'C2', '25.4', 'C25.O', 'pancréas', 254, true])(
    '%j is unreadable',
    (cell) => {
      expectUnreadable(parse(cell), 'unknown_code');
    },
  );

  it('NR is missing (C-26)', () => {
    expectMissing(parse('NR'), 'not_recorded');
  });
});

describe('the site of a CIM-10 code (C-12)', () => {
  it.each([
    ['C25', 'pancreas'],
    ['C17', 'small_bowel'],
    ['C17.0', 'duodenum'],
    ['C17.1', 'jejunum'],
    ['C17.2', 'ileum'],
    ['C18', 'colon'],
    ['C18.0', 'caecum'],
    ['C18.1', 'appendix'],
    ['C20', 'rectum'],
    ['C21', 'anus'],
    ['C16', 'stomach'],
    ['C15', 'esophagus'],
    ['C22', 'other_digestive'],
    ['C34', 'bronchus'],
    ['C37', 'thymus'],
    ['C80', 'unknown'],
  ])('beginning with %s is %s', (beginning, site) => {
    expect(icd10Sites[beginning]).toBe(site);
  });

  it.each(['C77', 'C78', 'C79', 'D37.7'])('beginning with %s has none', (beginning) => {
    for (let length = beginning.length; length > 0; length--)
      expect(icd10Sites[beginning.slice(0, length)]).toBeUndefined();
  });
});
