import { describe, expect, it } from 'vitest';
import { drugWords } from '../../pipelines/code-lists/drug-words.ts';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { NearNames } from '../../src/cell/near-name.ts';
import { type Treatment, treatmentParser } from '../../src/cell/treatment.ts';

const drugs = Object.fromEntries(
  Object.entries(drug.entries).map(([code, { spellings }]) => [code, spellings]),
);
const vocabulary = { drugs, regimens: regimen.entries, ...drugWords };
const parse = treatmentParser(vocabulary);
const ofMolecule = treatmentParser({ ...vocabulary, mustName: true });

/** The drugs that a text proposes, and what is wrong with it. */
function read(text: string, parser = parse): readonly [readonly string[], string | undefined] {
  const { value, problem } = parser(text) as { value: Treatment; problem?: string };
  return [value.proposed, problem];
}

const FOLFOX = ['fluorouracil', 'oxaliplatin'];
const FOLFOX_BEV = ['bevacizumab', ...FOLFOX];

describe('names of products (C-91)', () => {
  it.each([
    ...[
      'Avastin',
      'Mvasi',
      'Zirabev',
      'Aybintio',
      'Vegzelma',
      'Oyavas',
      'Abevmy',
      'Alymsys',
      'Onbevzi',
      'Equidacent',
    ],
    ...[
      'Lextemy',
      'Avzivi',
      'Jobevne',
      'Krabeva',
      'Bryxta',
      'Byvasda',
      'bévacizumab-awwb',
      'BEVACIZUMAB BIOSIMILAIRE',
    ],
  ])('%s is bevacizumab, alone and beside FOLFOX', (name) => {
    expect(read(name)).toEqual([['bevacizumab'], undefined]);
    expect(read(name.toUpperCase(), ofMolecule)).toEqual([['bevacizumab'], undefined]);
    for (const join of [' + ', '-', '/', ' et '])
      expect(read(`FOLFOX${join}${name}`)).toEqual([FOLFOX_BEV, undefined]);
  });

  it.each([
    ['FLUOROURACILE ACCORD', 'fluorouracil'],
    ['OXALIPLATINE TEVA 5MG/ML', 'oxaliplatin'],
    ['GEMCITABINE - HOSPIRA', 'gemcitabine'],
    ['IRINOTECAN CHLORHYDRATE MYLAN 20 mg/mL', 'irinotecan'],
    ['ECANSYA 500 mg cp', 'capecitabine'],
    ['DOXORUBICINE LIPOSOMALE PEGYLEE', 'doxorubicin'],
    ['Onivyde', 'irinotecan'],
    ['TEMODAL', 'temozolomide'],
    ['SOMATULINE LP 120MG SERINGUE', 'lanreotide'],
    ['ROFERON-A', 'interferon'],
    ['ACIDE FOLINIQUE', 'folinic_acid'],
  ])('%j, as a pharmacy writes it, is %s', (text, code) => {
    expect(read(text, ofMolecule)).toEqual([[code], undefined]);
  });

  it.each([
    'DEXAMETHASONE',
    'Zophren 8 mg',
    'POLARAMINE',
    'Solumédrol',
    'NEULASTA',
    'Gluconate de calcium',
    'Kytril',
  ])('%j is a supportive drug, not an unknown one', (text) => {
    const [[code = ''], problem] = read(text, ofMolecule);
    expect([drug.entries[code as keyof typeof drug.entries].drugClass, problem]).toEqual([
      'supportive',
      undefined,
    ]);
  });

  it.each(['Anti-VEGF', 'anti VEGF', 'antiangiogénique', 'Anti-angiogéniques'])(
    '%j is an unknown drug',
    (word) => {
      expect(read(word)).toEqual([[], 'unknown_drug']);
      expect(read(`FOLFOX + ${word}`)).toEqual([FOLFOX, 'unknown_drug']);
      expect(read(`FOLFIRI/${word}`)[1]).toBe('unknown_drug');
    },
  );
});

describe('a name with one letter wrong (C-91)', () => {
  it.each([
    ['a letter more', 'bevacizzumab', 'bevacizumab'],
    ['a letter less', 'bevacizmab', 'bevacizumab'],
    ['another letter', 'bevacisumab', 'bevacizumab'],
    ['two neighbors swapped', 'bveacizumab', 'bevacizumab'],
    ['the first letter', 'vevacizumab', 'bevacizumab'],
    ['the last letter', 'Zirabew', 'bevacizumab'],
    ['five letters, one less', 'Mvai', 'bevacizumab'],
    ['five letters, one other', 'Mvazi', 'bevacizumab'],
    ['another product', 'Vegzlema', 'bevacizumab'],
    ['capecitabine', 'Capecitabyne', 'capecitabine'],
    ['Xeloda', 'Xelloda', 'capecitabine'],
    ['Afinitor', 'Affinitor', 'everolimus'],
    ['folinic acid', 'acide folonique', 'folinic_acid'],
  ])('%s: %j is %s, and a finding', (_, text, code) => {
    expect(read(text)).toEqual([[code], 'corrected_drug_name']);
  });

  it('a regimen is corrected too', () => {
    for (const text of ['FOLFOKX', 'FOLOX', 'FLOFOX', 'FOLFOX8'])
      expect([text, read(`${text} + bev`)]).toEqual([text, [FOLFOX_BEV, 'corrected_drug_name']]);
  });

  it('two letters wrong, or a name of four, is not corrected', () => {
    for (const text of ['bevasisumab', 'bevacizu', 'capa', 'Oxa-', 'stx']) {
      const [, problem] = read(text);
      expect([text, problem === 'corrected_drug_name']).toEqual([text, false]);
    }
  });

  it('two different drugs one letter away are an unknown drug', () => {
    // FOLFOX or FOLFU
    expect(read('FOLFX')).toEqual([[], 'unknown_drug']);
    const two = treatmentParser({ drugs: { one: ['alphamib'], other: ['alphatib'] }, regimens: {} });
    expect(read('alphabib', two)).toEqual([[], 'unknown_drug']);
    const same = treatmentParser({ drugs: { one: ['alphamib', 'alphatib'] }, regimens: {} });
    expect(read('alphabib', same)).toEqual([['one'], 'corrected_drug_name']);
  });

  it.each([
    ...[
      'stade IV',
      'dose réduite',
      'carbone',
      'platine',
      'pronostic mortel',
      'la lésion capte',
      'par analogie',
    ],
    ...[
      'métastases hépatiques',
      'carcinose',
      'scanner',
      'analyse',
      'surveillance',
      'oxygène',
      'temps',
      'campagne',
    ],
    ...[
      'en vain',
      'elles surent',
      'taxation',
      'gemme',
      'irradier',
      'adresser',
      'étend',
      'capture',
      'interféraient',
    ],
  ])('words of French are no drug: %j', (text) => {
    expect(read(text)).toEqual([[], undefined]);
    expect(read(`FOLFOX + bev, ${text}`)).toEqual([FOLFOX_BEV, undefined]);
  });

  it('an edit is one character more, less or other, or two neighbors swapped', () => {
    const near = new NearNames(['abcde', 'abcd']);
    const isNear = (word: string): boolean => near.of(word).length > 0;
    for (const word of ['abcdef', 'xabcde', 'abcd', 'bcde', 'abxde', 'bacde', 'abced', 'abccde'])
      expect([word, isNear(word)]).toEqual([word, true]);
    for (const word of ['abcde', 'abc', 'abcdefg', 'cbade', 'abxxe', 'badce', 'xbcdx'])
      expect([word, isNear(word)]).toEqual([word, false]);
  });
});

describe('a word that "+", "-" or "/" joins to a drug is a drug or a finding (C-91)', () => {
  it.each([
    ...[
      'FOLFOX + truc',
      'FOLFOX - truc',
      'FOLFOX-truc',
      'FOLFOX / truc',
      'truc + FOLFOX',
      'truc/FOLFOX',
      'FOLFOX/BV',
    ],
    ...['FOLFOX + du machin', 'FOLFOX+machinab', 'FOLFOX – truc', 'FOLFOX+truc+chirurgie'],
  ])('%j', (text) => {
    expect(read(text)).toEqual([FOLFOX, 'unknown_drug']);
  });

  it.each([
    ...[
      'FOLFOX - poursuite 3 mois',
      'FOLFOX + chirurgie',
      'FOLFOX / surveillance',
      'FOLFOX truc',
      'FOLFOX, truc',
    ],
    ...[
      'FOLFOX - 6 cycles',
      'FOLFOX et truc',
      'FOLFOX\n- truc',
      'FOLFOX 85 mg/m2',
      'RCP - FOLFOX',
      'FOLFOX post-opératoire',
    ],
  ])('%j contains no other drug', (text) => {
    expect(read(text)).toEqual([FOLFOX, undefined]);
  });
});

it('a cell of a molecule in which no drug is found names an unknown one (C-91)', () => {
  for (const text of ['ZZZ', 'produit en essai', '12345'])
    expect(read(text, ofMolecule)).toEqual([[], 'unknown_drug']);
  expect(read('ZZZ')).toEqual([[], undefined]);
  expect(ofMolecule('')).toEqual({ missing: 'not_recorded' });
});
