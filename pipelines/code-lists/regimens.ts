import type { Regimens } from '../../src/define/columns.ts';

/** Named combinations and the drugs that they are made of (C-14); folinic acid is understood. */
export const regimens: Regimens = {
  folfox: {
    drugs: ['fluorouracil', 'oxaliplatin'],
    spellings: [
      'FOLFOX',
      'FOLFOX4',
      'FOLFOX 4',
      'FOLFOX-4',
      'FOLFOX6',
      'FOLFOX 6',
      'FOLFOX6m',
      'FOLFOX 6m',
      'mFOLFOX6',
      'mFOLFOX 6',
      'mFOLFOX',
      'FOLFOX7',
      'FOLFOX simplifié',
      'OXALIPLATINE-5FU',
    ],
  },
  capox: { drugs: ['capecitabine', 'oxaliplatin'], spellings: ['CAPOX', 'XELOX', 'CAPEOX'] },
  folfiri: {
    drugs: ['fluorouracil', 'irinotecan'],
    spellings: ['FOLFIRI', 'FOLFIRI 1', 'FOLFIRI simplifié'],
  },
  xeliri: { drugs: ['capecitabine', 'irinotecan'], spellings: ['XELIRI', 'CAPIRI'] },
  folfirinox: {
    drugs: ['fluorouracil', 'irinotecan', 'oxaliplatin'],
    spellings: ['FOLFIRINOX', 'FOLFOXIRI'],
  },
  lv5fu2: {
    drugs: ['fluorouracil'],
    spellings: ['LV5FU2', 'LV5FU2 simplifié', 'LV5 FU2', 'LV5-FU2', 'LV5FU2s'],
  },
  gemox: { drugs: ['gemcitabine', 'oxaliplatin'], spellings: ['GEMOX'] },
  captem: { drugs: ['capecitabine', 'temozolomide'], spellings: ['CAPTEM', 'TEMCAP', 'XELTEM'] },
  fufol: { drugs: ['fluorouracil'], spellings: ['FUFOL'] },
};
