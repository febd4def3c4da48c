import { codeList } from '../../src/define/code-list.ts';
import { regimens } from '../../src/define/regimens.ts';
import { drug } from './drug.ts';

/**
 * Cytotoxic backbones (C-23). Derived from the drugs of a regimen, never read from a cell. Bevacizumab and all other
 * companion drugs are in no backbone.
 *
 * A fluoropyrimidine is a partner: it joins the family of the one drug it accompanies. Capecitabine in place of
 * fluorouracil therefore changes no family (CAPOX is folfox, CAPTEM temozolomide, 5FU-streptozocin streptozocin).
 * Two partners that each name a family give `other`: a FOLFOX line would otherwise claim a course of FOLFIRINOX.
 */
export const regimenFamilyList = codeList('regimen_family', {
  folfox: {
    en: 'FOLFOX or CAPOX',
    fr: 'FOLFOX ou CAPOX',
    spellings: [],
    backbones: [['fluoropyrimidine', 'oxaliplatin']],
  },
  folfiri: { en: 'FOLFIRI', fr: 'FOLFIRI', spellings: [], backbones: [['fluoropyrimidine', 'irinotecan']] },
  fluoropyrimidine: {
    en: 'Fluorouracil or capecitabine',
    fr: '5-FU ou capécitabine',
    spellings: [],
    backbones: [['fluoropyrimidine']],
  },
  temozolomide: {
    en: 'Temozolomide',
    fr: 'Témozolomide',
    spellings: [],
    backbones: [['temozolomide'], ['fluoropyrimidine', 'temozolomide']],
  },
  streptozocin: {
    en: 'Streptozocin',
    fr: 'Streptozotocine',
    spellings: [],
    // The two classical pairs of pancreatic tumors share streptozocin.
    backbones: [
      ['streptozocin'],
      ['fluoropyrimidine', 'streptozocin'],
      ['doxorubicin', 'streptozocin'],
      ['doxorubicin', 'fluoropyrimidine', 'streptozocin'],
    ],
  },
  other: { en: 'Other cytotoxic', fr: 'Autre cytotoxique', spellings: [], backbones: [] },
});

/** The regimens of the drug list. */
export const drugRegimens = regimens({
  drugs: drug.entries,
  families: regimenFamilyList.entries,
  decidingClass: 'cytotoxic',
});
