import { describe, expect, it } from 'vitest';
import { drugWords } from '../../pipelines/code-lists/drug-words.ts';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { type DrugMention, MENTIONS, treatmentParser } from '../../src/cell/treatment.ts';
import { valueIn } from './reading.ts';

const vocabulary = {
  drugs: Object.fromEntries(Object.entries(drug.entries).map(([code, entry]) => [code, entry.spellings])),
  regimens: regimen.entries,
  ...drugWords,
};
const ofProposal = treatmentParser(vocabulary);
const ofTreatment = treatmentParser({ ...vocabulary, saysGiven: true });

const FOLFOX = ['fluorouracil', 'oxaliplatin'];
const FOLFOX_BEV = ['bevacizumab', ...FOLFOX];
const FOLFIRI_BEV = ['bevacizumab', 'fluorouracil', 'irinotecan'];
const BEV = ['bevacizumab'];
const EVEROLIMUS = ['everolimus'];
const SUNITINIB = ['sunitinib'];
const OCTREOTIDE = ['octreotide'];

type Mentions = Partial<Record<DrugMention, readonly string[]>>;

/** The drugs of a text by mention; mentions without a drug are left out. */
function read(text: string, parse = ofProposal): Mentions {
  const value = valueIn(parse(text));
  return Object.fromEntries(
    MENTIONS.flatMap((mention) => (value[mention].length > 0 ? [[mention, value[mention]]] : [])),
  );
}

describe('a drug of the past is not proposed (C-90)', () => {
  it.each<[string, Mentions]>([
    ['Surveillance. A reçu 8 FOLFOX-bev', { past: FOLFOX_BEV }],
    ['Avait déjà reçu FOLFOX + Avastin à Montauban', { past: FOLFOX_BEV }],
    ['Patient ayant reçu FOLFOX puis surveillance', { past: FOLFOX }],
    ['FOLFOX-bev déjà reçu', { past: FOLFOX_BEV }],
    ['A reçu FOLFOX, Avastin et Sutent', { past: [...FOLFOX_BEV, 'sunitinib'] }],
    ['A reçu FOLFOX-bev, poursuite Sandostatine', { past: FOLFOX_BEV, proposed: OCTREOTIDE }],
    ['Antécédent de FOLFOX-bev : Sutent', { past: FOLFOX_BEV, proposed: SUNITINIB }],
    ['Résection des métastases après FOLFOX-bev', { past: FOLFOX_BEV }],
    ['Surveillance après FOLFOX, Avastin', { past: FOLFOX_BEV }],
    ['Après 6 cures de FOLFOX-bev : surveillance', { past: FOLFOX_BEV }],
    ['Fin de FOLFOX-Avastin, surveillance', { past: FOLFOX_BEV }],
    ['Suite à FOLFOX-bev, pause', { past: FOLFOX_BEV }],
    ['Pause après FOLFOX-bev', { past: FOLFOX_BEV }],
    ['Stable sous FOLFOX-bev : pause', { past: FOLFOX_BEV }],
    ['Progression sous FOLFOX, Avastin : Sutent', { past: FOLFOX_BEV, proposed: SUNITINIB }],
    ['Échec de FOLFOX-bev, Sutent', { past: FOLFOX_BEV, proposed: SUNITINIB }],
    ['après reprise de FOLFOX-bev', { past: FOLFOX_BEV }],
    ['Traitement par 12 cures (a reçu FOLFOX-bev). Sandostatine', { past: FOLFOX_BEV, proposed: OCTREOTIDE }],
  ])('%j', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });
});

describe('what a past phrase introduces is proposed (C-90)', () => {
  it.each<[string, Mentions]>([
    ['Progression sous Afinitor : FOLFOX + Avastin', { past: EVEROLIMUS, proposed: FOLFOX_BEV }],
    ['Progression sous Afinitor\nFOLFOX + Avastin', { past: EVEROLIMUS, proposed: FOLFOX_BEV }],
    ['Progression sous Afinitor -> FOLFOX + Avastin', { past: EVEROLIMUS, proposed: FOLFOX_BEV }],
    ['après échec de Sutent, FOLFIRI-bev', { past: SUNITINIB, proposed: FOLFIRI_BEV }],
    ['En progression sous Sutent, débuter FOLFOX-bev', { past: SUNITINIB, proposed: FOLFOX_BEV }],
    ['FOLFOX-bev après échec de Sutent', { past: SUNITINIB, proposed: FOLFOX_BEV }],
    ['FOLFOX-bev (progression sous Afinitor)', { past: EVEROLIMUS, proposed: FOLFOX_BEV }],
    ['FOLFOX-bev car progression sous Afinitor', { past: EVEROLIMUS, proposed: FOLFOX_BEV }],
    ['Suite à progression, FOLFOX-Avastin', { proposed: FOLFOX_BEV }],
    ['Après échec : FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['Après chirurgie, FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['FOLFOX-bev après chirurgie', { proposed: FOLFOX_BEV }],
    ["D'après la RCP, FOLFOX-bev", { proposed: FOLFOX_BEV }],
    ['Mise sous FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['FOLFOX-bev à débuter sous 15 jours', { proposed: FOLFOX_BEV }],
    ['Pause après FOLFOX-bev, reprise FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['FOLFOX-bevacizumab puis réévaluation', { proposed: FOLFOX_BEV }],
  ])('%j', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });
});

describe('a drug under a condition is conditional (C-90)', () => {
  it.each<[string, Mentions]>([
    ['Poursuite FOLFOX bev si bonne tolérance', { conditional: FOLFOX_BEV }],
    ["FOLFOX + bev sous réserve de l'accord du patient", { conditional: FOLFOX_BEV }],
    ["FOLFOX + bev, sous réserve de l'accord du patient", { conditional: FOLFOX_BEV }],
    ['FOLFOX, bev sous réserve de la TA', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX-bev selon la tolérance', { conditional: FOLFOX_BEV }],
    ['FOLFOX (bevacizumab selon protéinurie)', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX-bev selon le protocole habituel', { proposed: FOLFOX_BEV }],
    ['bev en 2e ligne', { conditional: BEV }],
    ['FOLFOX, bev en deuxième ligne', { proposed: FOLFOX, conditional: BEV }],
    ['En 2ème ligne, FOLFOX-bev', { conditional: FOLFOX_BEV }],
    ['Après échec de Sutent en 2e ligne : FOLFOX-bev', { past: SUNITINIB, proposed: FOLFOX_BEV }],
    ['FOLFOX, bev secondairement', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX puis bev après cicatrisation', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX, discuter Avastin', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX-bev à rediscuter', { conditional: FOLFOX_BEV }],
    ['FOLFOX-bev, à rediscuter après 4 cures', { proposed: FOLFOX_BEV }],
    ['FOLFIRI-bev en cas de progression', { conditional: FOLFIRI_BEV }],
    ['FOLFOX + bev, si toxicité réduction de dose', { proposed: FOLFOX_BEV }],
    ['Chirurgie à discuter puis FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['Surveillance après FOLFOX, si progression Avastin', { past: FOLFOX, conditional: BEV }],
  ])('%j', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });
});

describe('a drug that is one of two, or may be left out, is conditional (C-90)', () => {
  const EITHER = { conditional: ['bevacizumab', 'everolimus', 'fluorouracil', 'oxaliplatin'] };

  it.each<[string, Mentions]>([
    ['FOLFOX-bev ou Afinitor', EITHER],
    ['FOLFOX-bev, ou Afinitor', EITHER],
    ['FOLFOX-bev\nou bien Afinitor', EITHER],
    ['FOLFOX-bev (ou Afinitor)', EITHER],
    ['soit FOLFOX-bev soit Afinitor', EITHER],
    ['Soit Afinitor, soit FOLFOX-bev', EITHER],
    ['FOLFOX-bev ou surveillance', { conditional: FOLFOX_BEV }],
    ['Chirurgie ou FOLFOX-bev', { conditional: FOLFOX_BEV }],
    ['FOLFOX ou FOLFOX-bev', { conditional: FOLFOX_BEV }],
    ['Sandostatine, FOLFOX ou FOLFOX-bev', { proposed: OCTREOTIDE, conditional: FOLFOX_BEV }],
    ['FOLFOX avec ou sans Avastin', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX + ou - Avastin', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX + ou – bev', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX plus ou moins bev', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX +/− bev', { proposed: FOLFOX, conditional: BEV }],
    ['FOLFOX ± bev', { proposed: FOLFOX, conditional: BEV }],
    ["FOLFOX-bev jusqu'à progression ou toxicité", { proposed: FOLFOX_BEV }],
    ['FOLFOX-bev 6 ou 8 cures', { proposed: FOLFOX_BEV }],
    ['FOLFOX + Avastin ou Mvasi', { proposed: FOLFOX_BEV }],
    ['Progression sous FOLFOX ou Afinitor : bev', { past: ['everolimus', ...FOLFOX], proposed: BEV }],
  ])('%j', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });
});

describe('a drug that is refused or put off is negated (C-90)', () => {
  it.each<[string, Mentions]>([
    ['FOLFOX, bevacizumab non disponible', { proposed: FOLFOX, negated: BEV }],
    ['FOLFOX, Avastin interdit (AVC)', { proposed: FOLFOX, negated: BEV }],
    ['FOLFOX, bevacizumab différé', { proposed: FOLFOX, negated: BEV }],
    ['FOLFOX-bev reporté', { negated: FOLFOX_BEV }],
    ['FOLFOX-bev refusé par le patient', { negated: FOLFOX_BEV }],
    ['Chirurgie récusée : FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['Chirurgie reportée, FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['arrêt Avastin, poursuite FOLFOX', { negated: BEV, proposed: FOLFOX }],
    ["Pas d'indication chirurgicale. FOLFOX + bev", { proposed: FOLFOX_BEV }],
  ])('%j', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });
});

describe('what a line was given is read without the doubts of a plan (C-90, C-92)', () => {
  it.each<[string, Mentions]>([
    ['FOLFOX + bev (arrêt bev à C4 pour HTA)', { proposed: FOLFOX_BEV }],
    ['FOLFOX puis FOLFOX-bev à partir de C3', { proposed: FOLFOX_BEV }],
    ['FOLFOX-Avastin, arrêt Avastin à C6 si chirurgie', { proposed: FOLFOX_BEV }],
    ['FOLFOX (pas de bev)', { proposed: FOLFOX, negated: BEV }],
    ['FOLFOX-bev en 2e ligne', { proposed: FOLFOX_BEV }],
    ['A reçu FOLFOX-bev', { proposed: FOLFOX_BEV }],
    ['FOLFOX, bev selon tension', { proposed: FOLFOX_BEV }],
    ['5FU ou Xeloda + bev', { proposed: ['bevacizumab', 'capecitabine', 'fluorouracil'] }],
    ['FOLFOX-bev après échec de Sutent', { past: SUNITINIB, proposed: FOLFOX_BEV }],
  ])('%j', (text, mentions) => {
    expect(read(text, ofTreatment)).toEqual(mentions);
  });

  it('a protocol under a condition is a problem of its cell; a proposal is a finding of the study', () => {
    expect(ofTreatment('FOLFOX +/- bev')).toMatchObject({ problem: 'conditional_drug' });
    expect(ofProposal('FOLFOX +/- bev')).not.toHaveProperty('problem');
  });
});
