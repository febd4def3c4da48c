import { describe, expect, it } from 'vitest';
import { drugWords } from '../../pipelines/code-lists/drug-words.ts';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { type DrugMention, type Treatment, treatmentParser } from '../../src/cell/treatment.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const spellings = Object.fromEntries(
  Object.entries(drug.entries).map(([code, entry]) => [code, entry.spellings]),
);
const parse = treatmentParser({ drugs: spellings, regimens: regimen.entries, ...drugWords });

const FOLFOX = ['fluorouracil', 'oxaliplatin'];
const FOLFOX_BEV = ['bevacizumab', ...FOLFOX];

/** The drugs of a text by mention, for tables. */
function told(text: string): Pick<Treatment, DrugMention> {
  const { proposed, conditional, negated, past } = valueIn(parse(text));
  return { proposed, conditional, negated, past };
}

const NONE = { proposed: [], conditional: [], negated: [], past: [] };

describe('drugs and regimens are found in every spelling (C-14)', () => {
  it.each([
    ...[
      'bevacizumab',
      'Bévacizumab',
      'BEVACIZUMAB',
      'Avastin',
      'bev',
      'bév',
      'béva',
      'Beva',
      'bev.',
      'BEVACIZUMAB 25MG/ML',
      'Bevacizumab (Avastin)',
    ],
  ])('%j is bevacizumab', (text) => {
    expect(told(text).proposed).toEqual(['bevacizumab']);
  });

  it.each([
    ...[
      'FOLFOX',
      'Folfox',
      'FOLFOX4',
      'FOLFOX 4',
      'FOLFOX-4',
      'FOLFOX6',
      'FOLFOX6m',
      'FOLFOX 6 m',
      'mFOLFOX6',
      'mFOLFOX 6',
      'FOLFOX 7',
      'FOLFOX simplifié',
    ],
  ])('%j is fluorouracil and oxaliplatin', (text) => {
    expect(told(text).proposed).toEqual(FOLFOX);
  });

  it.each([
    ['5FU', 'fluorouracil'],
    ['5-FU', 'fluorouracil'],
    ['5 FU', 'fluorouracil'],
    ['5 fluoro-uracile', 'fluorouracil'],
    ['FLUOROURACILE', 'fluorouracil'],
    ['LV5FU2', 'fluorouracil'],
    ['LV5-FU2', 'fluorouracil'],
    ['LV5FU2 simplifié', 'fluorouracil'],
    ['Xeloda', 'capecitabine'],
    ['capécitabine', 'capecitabine'],
    ['S-1', 's_1'],
    ['TS-1', 's_1'],
    ['Eloxatine', 'oxaliplatin'],
    ['CDDP', 'cisplatin'],
    ['carboplatine', 'carboplatin'],
    ['Campto', 'irinotecan'],
    ['CPT-11', 'irinotecan'],
    ['streptozotocine', 'streptozocin'],
    ['Zanosar', 'streptozocin'],
    ['Déticène', 'dacarbazine'],
    ['DTIC', 'dacarbazine'],
    ['Témodal', 'temozolomide'],
    ['Adriamycine', 'doxorubicin'],
    ['épirubicine', 'epirubicin'],
    ['VP16', 'etoposide'],
    ['VP-16', 'etoposide'],
    ['Gemzar', 'gemcitabine'],
    ['docétaxel', 'docetaxel'],
    ['Taxol', 'paclitaxel'],
    ['Endoxan', 'cyclophosphamide'],
    ['interféron alpha 2b', 'interferon'],
    ['Afinitor', 'everolimus'],
    ['Sutent', 'sunitinib'],
    ['Sandostatine LP', 'octreotide'],
    ['Somatuline LP 120', 'lanreotide'],
    ['ACIDE FOLINIQUE', 'folinic_acid'],
  ])('%j is %s', (text, code) => {
    expect(told(text).proposed).toEqual([code]);
  });

  it.each([
    ['CAPOX', ['capecitabine', 'oxaliplatin']],
    ['XELOX', ['capecitabine', 'oxaliplatin']],
    ['FOLFIRI', ['fluorouracil', 'irinotecan']],
    ['FOLFIRINOX', ['fluorouracil', 'irinotecan', 'oxaliplatin']],
    ['GEMOX', ['gemcitabine', 'oxaliplatin']],
    ['TEMCAP', ['capecitabine', 'temozolomide']],
    ['CAPTEM', ['capecitabine', 'temozolomide']],
    ['STZ-5FU', ['fluorouracil', 'streptozocin']],
    ['VP16-CDDP', ['cisplatin', 'etoposide']],
  ])('%j is %j', (text, codes) => {
    expect(told(text).proposed).toEqual(codes);
  });

  it.each([
    ['FOLFOX + bevacizumab', FOLFOX_BEV],
    ['FOLFOX+bev', FOLFOX_BEV],
    ['FOLFOX-bev', FOLFOX_BEV],
    ['FOLFOX - bev', FOLFOX_BEV],
    ['FOLFOX et Avastin', FOLFOX_BEV],
    ['FOLFOX avec bevacizumab', FOLFOX_BEV],
    ['folfoxbev', FOLFOX_BEV],
    ['FOLFOX\nAvastin', FOLFOX_BEV],
    ['Avastin / Xeloda', ['bevacizumab', 'capecitabine']],
    ['5FU-bév', ['bevacizumab', 'fluorouracil']],
    ['5FU/bév', ['bevacizumab', 'fluorouracil']],
    ['bev. + 5FU', ['bevacizumab', 'fluorouracil']],
    ['Poursuite Sandostatine LP', ['octreotide']],
    ['FOLFOX 85 mg/m2 + bev 7,5 mg/kg', FOLFOX_BEV],
    ['Accord de la RCP pour FOLFOX + bev.', FOLFOX_BEV],
    ['FOLFOX 4,5FU', FOLFOX],
    ['Surveillance', []],
    ['Chirurgie du primitif', []],
    ['J1 S1 et S2', []],
    ['devant ces éléments, bévue', []],
  ])('%j proposes %j', (text, proposed) => {
    expect(told(text)).toEqual({ ...NONE, proposed });
  });
});

describe('every spelling of the lists is found in a text, alone and with company', () => {
  const named = [
    ...Object.entries(drug.entries).map(([code, { spellings }]) => [code, [code], spellings] as const),
    ...Object.entries(regimen.entries).map(
      ([code, { drugs, spellings }]) => [code, drugs, spellings] as const,
    ),
  ];

  it.each(named)('%s', (_code, drugs, words) => {
    for (const word of words) {
      expect([word, told(word).proposed]).toEqual([word, [...drugs].sort()]);
      expect(told(`Proposition : ${word}, réévaluation`).proposed).toEqual([...drugs].sort());
      expect(told(`pas de ${word.toUpperCase()}`).negated).toEqual([...drugs].sort());
      expect(valueIn(parse(word)).hasUnknownDrug).toBe(false);
    }
  });
});

describe('a drug after a negation is out up to the next separator (C-14)', () => {
  it.each([
    'arrêt FOLFOX',
    'Arrêt du FOLFOX',
    'stop FOLFOX',
    'pas de FOLFOX',
    "pas d'indication à FOLFOX",
    'pas d’indication de FOLFOX',
    'contre-indication FOLFOX',
    'contre-indication au FOLFOX',
    'Contre-indication : FOLFOX',
    'sans FOLFOX',
    'non retenu FOLFOX',
    'non retenu : FOLFOX',
    'FOLFOX non retenu',
    'FOLFOX contre-indiqué',
    'FOLFOX : non retenu',
    'FOLFOX (contre-indiqué)',
    'FOLFOX : contre-indication',
    'FOLFOX récusé',
    'FOLFOX : non',
    'pas de reprise du FOLFOX',
    'arrêt de la chimiothérapie (FOLFOX)',
  ])('%j', (text) => {
    expect(told(text)).toEqual({ ...NONE, negated: FOLFOX });
  });

  it.each([
    'arrêt FOLFOX, bev',
    'arrêt FOLFOX ; bev',
    'arrêt FOLFOX. Bev',
    'arrêt FOLFOX : bev',
    'arrêt FOLFOX\nbev',
    'arrêt FOLFOX puis bev',
    'arrêt FOLFOX mais bev',
    'arrêt FOLFOX relais bev',
    'arrêt FOLFOX poursuite bev',
    'arrêt FOLFOX reprise bev',
    'arrêt FOLFOX passage à bev',
    'arrêt FOLFOX -> bev',
    'bev, arrêt FOLFOX',
    'bev sans FOLFOX',
    'bev (sans FOLFOX)',
    '(sans FOLFOX) bev',
    'FOLFOX contre-indiqué, bev',
    'bev car FOLFOX contre-indiqué',
    'Bev. Pas de FOLFOX',
  ])('%j leaves bevacizumab standing', (text) => {
    expect(told(text)).toEqual({ ...NONE, proposed: ['bevacizumab'], negated: FOLFOX });
  });

  it.each([
    'arrêt FOLFOX + bev',
    'pas de FOLFOX et bev',
    'sans FOLFOX-bev',
    'stop FOLFOX / bev',
    'FOLFOX + bev non retenu',
  ])('+, -, / and "et" join the drugs of one clause: %j', (text) => {
    expect(told(text)).toEqual({ ...NONE, negated: FOLFOX_BEV });
  });

  it.each([
    "FOLFOX + bev en l'absence de contre-indication",
    'FOLFOX + bev, pas de contre-indication',
    'Sans attendre FOLFOX + bev',
    "pas d'arrêt : FOLFOX + bev",
    'FOLFOX + bev sauf contre-indication',
    'Stop immunothérapie puis FOLFOX + bev',
  ])('%j negates no drug', (text) => {
    expect(told(text)).toEqual({ ...NONE, proposed: FOLFOX_BEV });
  });

  it('a drug that is ruled out withdraws an earlier proposal of the text, a stop does not', () => {
    expect(told('FOLFOX + bev, bev contre-indiqué').proposed).toEqual(FOLFOX);
    expect(told('FOLFOX + bev, arrêt bev avant chirurgie').proposed).toEqual(FOLFOX_BEV);
    expect(told('Arrêt FOLFOX, reprise FOLFOX + bev').proposed).toEqual(FOLFOX_BEV);
  });
});

describe('a drug named under a condition is not proposed (C-14)', () => {
  it.each([
    'FOLFOX + bev si progression',
    'Si progression, FOLFOX + bev',
    'Si progression : FOLFOX + bev',
    "S'il progresse, FOLFOX + bev",
    'FOLFOX + bev à discuter',
    'A discuter : FOLFOX + bev',
    'à discuter FOLFOX + bev après TEP',
    'Discuter FOLFOX + bev',
    'FOLFOX + bev ?',
    'FOLFOX + bev (si progression)',
    'FOLFOX + bev. si progression'.replace('.', ''),
    'En cas de progression, FOLFOX + bev',
    'FOLFOX + bév. si besoin',
  ])('%j', (text) => {
    expect(parse(text)).toEqual({
      value: { ...NONE, conditional: FOLFOX_BEV, hasUnknownDrug: false },
    });
  });

  it.each([
    ['FOLFOX + bevacizumab, si HTA arrêt', FOLFOX_BEV, [], []],
    ['FOLFOX + bev, arrêt bev si HTA', FOLFOX_BEV, [], []],
    ['Sandostatine LP. Si progression, FOLFOX + bev', ['octreotide'], FOLFOX_BEV, []],
    ['Si progression, Sutent. FOLFOX + bev', FOLFOX_BEV, ['sunitinib'], []],
    ['Si progression : Sutent ; FOLFOX + bev', FOLFOX_BEV, ['sunitinib'], []],
    ['FOLFOX + bév. Si progression, Sutent', FOLFOX_BEV, ['sunitinib'], []],
    ['FOLFOX, bev à discuter', FOLFOX, ['bevacizumab'], []],
    ['FOLFOX +/- bev', FOLFOX, ['bevacizumab'], []],
    ['FOLFOX ± bev', FOLFOX, ['bevacizumab'], []],
    [
      'FOLFOX (+ bev si PS 0), Sandostatine',
      ['fluorouracil', 'octreotide', 'oxaliplatin'],
      ['bevacizumab'],
      [],
    ],
    ['Arrêt Sutent, FOLFOX + bev si progression', [], FOLFOX_BEV, ['sunitinib']],
  ])('%j', (text, proposed, conditional, negated) => {
    expect(told(text)).toEqual({ proposed, conditional, negated, past: [] });
  });
});

describe('an unknown drug is a finding and no drug (C-14)', () => {
  it.each([
    'xyzomab',
    'fosbidabuline',
    'BZX-4471 (essai)',
    'zorifertinib',
    'lobaplatine',
    'topotécan',
    'pémétrexed',
    'vinorelbine',
  ])('%j', (word) => {
    expect(parse(`FOLFOX + ${word}`)).toEqual({
      value: { ...NONE, proposed: FOLFOX, hasUnknownDrug: true },
      problem: 'unknown_drug',
    });
  });

  it.each(['Réévaluation mars-2014', 'RCP 2015', 'bilirubine', 'immunoglobulines', 'hémoglobine'])(
    '%j is none',
    (text) => {
      expect(valueIn(parse(text)).hasUnknownDrug).toBe(false);
    },
  );

  it('both are recognized next to a condition', () => {
    const { value, problem } = parse('FOLFOX + xyzomab si progression') as {
      value: Treatment;
      problem: string;
    };
    expect(problem).toBe('unknown_drug');
    expect(value).toMatchObject({ conditional: FOLFOX, hasUnknownDrug: true });
  });
});

describe('chemoembolization is not cytotoxic (C-62)', () => {
  it.each([
    ['Chimioembolisation à la doxorubicine', [], ['doxorubicin']],
    ['Chimio-embolisation (adriamycine)', [], ['doxorubicin']],
    ['CEIA streptozotocine + bev', ['bevacizumab'], ['streptozocin']],
    ['Chimioembolisation + FOLFOX', FOLFOX, []],
    ['Chimioembolisation puis FOLFOX', FOLFOX, []],
  ])('%j', (text, proposed, negated) => {
    expect(told(text)).toEqual({ ...NONE, proposed, negated });
  });
});

describe('a proposal that is no text', () => {
  it('is missing or unreadable (C-26)', () => {
    expectMissing(parse('NR'), 'not_recorded');
    expectMissing(parse(null), 'not_recorded');
    expectMissing(parse('?'), 'unknown');
    expectUnreadable(parse(5), 'unknown_code');
    expectUnreadable(parse({ error: '#REF!' }), 'formula_error');
  });

  it('has brackets that do not close', () => {
    expect(told('FOLFOX (bev').proposed).toEqual(FOLFOX_BEV);
    expect(told('FOLFOX ) bev').proposed).toEqual(FOLFOX_BEV);
    expect(told('((((FOLFOX').proposed).toEqual(FOLFOX);
  });
});

it('a spelling with two meanings fails at start, not during the run', () => {
  expect(() => treatmentParser({ drugs: { a: ['5-FU'], b: ['5FU'] }, regimens: {} })).toThrow(
    '"5FU" is a spelling of both a and b',
  );
});
