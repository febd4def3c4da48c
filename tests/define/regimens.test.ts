import { describe, expect, it } from 'vitest';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { drugRegimens } from '../../pipelines/code-lists/regimen-family.ts';
import { isPartOf, regimens } from '../../src/define/regimens.ts';

const { familyOf, backboneOf } = drugRegimens;

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
    expect(familyOf(drugs)).toBe(family);
    expect(familyOf([...drugs, 'bevacizumab'])).toBe(family);
    expect(familyOf([...drugs].reverse())).toBe(family);
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
    expect(familyOf(drugs)).toBe(family);
  });
});

describe('the backbone', () => {
  it('has interchangeable drugs under one name, and no companion', () => {
    expect(backboneOf(['capecitabine', 'bevacizumab', 'oxaliplatin'])).toEqual(
      new Set(['fluoropyrimidine', 'oxaliplatin']),
    );
    expect(backboneOf(['fluorouracil', 's_1'])).toEqual(new Set(['fluoropyrimidine']));
    expect(backboneOf(['everolimus'])).toEqual(new Set());
  });

  it('of fluorouracil is a part of that of FOLFOX, and not the other way round', () => {
    const [part, whole] = [backboneOf(['fluorouracil']), backboneOf(['capecitabine', 'oxaliplatin'])];
    expect([isPartOf(part, whole), isPartOf(whole, part), isPartOf(new Set(), part)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('a declaration is refused', () => {
  const drugs = { a: { drugClass: 'deciding' }, b: { drugClass: 'deciding' }, c: { drugClass: 'companion' } };
  const declare = (families: Record<string, readonly (readonly string[])[]>): unknown =>
    regimens({
      drugs,
      decidingClass: 'deciding',
      families: Object.fromEntries(
        Object.entries(families).map(([code, backbones]) => [code, { backbones }]),
      ),
    });

  it.each([
    [{ one: [['c']], rest: [] }, 'regimen family one: c is in no backbone'],
    [{ one: [['a', 'x']], rest: [] }, 'regimen family one: x is in no backbone'],
    [{ one: [['a', 'b']], two: [['b', 'a']], rest: [] }, 'backbone a+b is in two regimen families: one, two'],
    [{ one: [['a']] }, 'exactly one has to be without backbones'],
    [{ one: [], rest: [] }, 'exactly one has to be without backbones'],
  ])('%j', (families, message) => {
    expect(() => declare(families)).toThrow(message);
  });
});

describe('cytotoxic drugs (C-14)', () => {
  it('are the 17 of the rule', () => {
    const listed = Object.entries(drug.entries).filter(([, { drugClass }]) => drugClass === 'cytotoxic');
    expect(listed.map(([code]) => code).sort()).toEqual([
      'capecitabine',
      'carboplatin',
      'cisplatin',
      'cyclophosphamide',
      'dacarbazine',
      'docetaxel',
      'doxorubicin',
      'epirubicin',
      'etoposide',
      'fluorouracil',
      'gemcitabine',
      'irinotecan',
      'oxaliplatin',
      'paclitaxel',
      's_1',
      'streptozocin',
      'temozolomide',
    ]);
  });
});
