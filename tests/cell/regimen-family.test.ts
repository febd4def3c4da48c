import { describe, expect, it } from 'vitest';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { CYTOTOXIC_DRUGS, regimenFamily } from '../../src/cell/regimen-family.ts';

describe('the family of a regimen (C-23)', () => {
  it.each([
    ['folfox', 'folfox'],
    ['capox', 'folfox'],
    ['folfiri', 'folfiri'],
    ['xeliri', 'folfiri'],
    ['lv5fu2', 'fluoropyrimidine'],
    ['captem', 'temozolomide'],
    ['streptozocin_fluorouracil', 'streptozocin'],
    ['folfirinox', 'other'],
    ['gemox', 'other'],
    ['folfcis', 'other'],
  ] as const)('of %s is %s, with bevacizumab and without', (name, family) => {
    const { drugs } = regimen.entries[name];
    expect(regimenFamily(drugs)).toBe(family);
    expect(regimenFamily([...drugs, 'bevacizumab'])).toBe(family);
    expect(regimenFamily([...drugs].reverse())).toBe(family);
  });

  it.each([
    [['fluorouracil'], 'fluoropyrimidine'],
    [['capecitabine'], 'fluoropyrimidine'],
    [['s_1'], 'fluoropyrimidine'],
    [['temozolomide'], 'temozolomide'],
    [['streptozocin'], 'streptozocin'],
    [['doxorubicin', 'streptozocin'], 'streptozocin'],
    [['dacarbazine'], 'other'],
    [['cisplatin', 'etoposide'], 'other'],
    [['oxaliplatin'], 'other'],
    [['irinotecan'], 'other'],
    [['temozolomide', 'streptozocin'], 'other'],
    [['fluorouracil', 'oxaliplatin', 'docetaxel'], 'other'],
    [[], null],
    [['bevacizumab'], null],
    [['everolimus', 'octreotide', 'interferon', 'radionuclide'], null],
  ])('of %j is %s', (drugs, family) => {
    expect(regimenFamily(drugs)).toBe(family);
  });
});

describe('cytotoxic drugs (C-14)', () => {
  it('are the same in the drug list and in the rule', () => {
    const listed = Object.entries(drug.entries).filter(([, { drugClass }]) => drugClass === 'cytotoxic');
    expect(new Set(listed.map(([code]) => code))).toEqual(CYTOTOXIC_DRUGS);
  });

  it('are 17', () => {
    expect(CYTOTOXIC_DRUGS.size).toBe(17);
  });
});
