import { codeList } from '../../src/define/code-list.ts';

/** Cytotoxic backbones (C-23). Derived from the drugs of a regimen, never read from a cell. */
export const regimenFamilyList = codeList('regimen_family', {
  folfox: { en: 'FOLFOX or CAPOX', fr: 'FOLFOX ou CAPOX', spellings: [] },
  folfiri: { en: 'FOLFIRI', fr: 'FOLFIRI', spellings: [] },
  fluoropyrimidine: { en: 'Fluorouracil or capecitabine', fr: '5-FU ou capécitabine', spellings: [] },
  temozolomide: { en: 'Temozolomide', fr: 'Témozolomide', spellings: [] },
  streptozocin: { en: 'Streptozocin', fr: 'Streptozotocine', spellings: [] },
  other: { en: 'Other cytotoxic', fr: 'Autre cytotoxique', spellings: [] },
});
