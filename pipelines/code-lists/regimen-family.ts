import { codeList } from '../../src/define/code-list.ts';

/** Cytotoxic backbones of regimens (C-23). */
export const regimenFamily = codeList('regimen_family', {
  folfox: {
    en: 'FOLFOX or CAPOX',
    fr: 'FOLFOX ou CAPOX',
    spellings: [],
  },
  folfiri: {
    en: 'FOLFIRI',
    fr: 'FOLFIRI',
    spellings: [],
  },
  fluoropyrimidine: {
    en: '5FU or capecitabine',
    fr: '5FU ou capécitabine',
    spellings: [],
  },
  temozolomide: {
    en: 'Temozolomide',
    fr: 'Témozolomide',
    spellings: [],
  },
  streptozocin: {
    en: 'Streptozocin',
    fr: 'Streptozotocine',
    spellings: [],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: [],
  },
});
