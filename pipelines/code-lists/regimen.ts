import { type CodeOf, codeList } from '../../src/define/code-list.ts';
import type { drug } from './drug.ts';

interface RegimenFacts {
  readonly en: string;
  readonly fr: string;
  readonly spellings: readonly string[];
  readonly drugs: readonly CodeOf<typeof drug>[];
}

/**
 * Named combinations and the anticancer drugs of each (C-14). Two names side by side need no entry: "STZ-5FU",
 * "FOLFOX-bev" and "VP16-CDDP" are read word by word.
 */
export const regimen = codeList('regimen', {
  folfox: {
    en: 'FOLFOX',
    fr: 'FOLFOX',
    drugs: ['fluorouracil', 'oxaliplatin'],
    spellings: [
      'FOLFOX',
      'FOLFOX 4',
      'FOLFOX 5',
      'FOLFOX 6',
      'FOLFOX 7',
      'mFOLFOX',
      'mFOLFOX 6',
      'mFOLFOX 7',
      'FOLFOX 6m',
      'FOLFOX m6',
      'FOLFOX 7m',
      'FOLFOX modifié',
      'FOLFOX 6 modifié',
      'FOLFOX 4 simplifié',
      'FOLFOX simplifié',
      'FOLFOX 4s',
      'FOLFOX s',
      'FOLFOX m',
      'OPTIMOX',
      'OPTIMOX 1',
    ],
  },
  capox: {
    en: 'CAPOX',
    fr: 'CAPOX',
    drugs: ['capecitabine', 'oxaliplatin'],
    spellings: ['CAPOX', 'XELOX', 'CAPEOX', 'CAPELOX', 'XELOX 130'],
  },
  folfiri: {
    en: 'FOLFIRI',
    fr: 'FOLFIRI',
    drugs: ['fluorouracil', 'irinotecan'],
    spellings: [
      'FOLFIRI',
      'FOLFIRI 1',
      'FOLFIRI 2',
      'FOLFIRI 3',
      'mFOLFIRI',
      'FOLFIRI simplifié',
      'FOLFIRI modifié',
      'LV5FU2-irinotécan',
    ],
  },
  xeliri: {
    en: 'XELIRI',
    fr: 'XELIRI',
    drugs: ['capecitabine', 'irinotecan'],
    spellings: ['XELIRI', 'CAPIRI'],
  },
  folfirinox: {
    en: 'FOLFIRINOX',
    fr: 'FOLFIRINOX',
    drugs: ['fluorouracil', 'irinotecan', 'oxaliplatin'],
    spellings: ['FOLFIRINOX', 'mFOLFIRINOX', 'FOLFOXIRI', 'FOLFIRINOX modifié'],
  },
  lv5fu2: {
    en: 'LV5FU2',
    fr: 'LV5FU2',
    drugs: ['fluorouracil'],
    spellings: [
      'LV5FU2',
      'LV 5FU2',
      'LV-5FU-2',
      'LV5FU',
      'LV5FU2 simplifié',
      'LV5FU2s',
      '5FU2',
      'FUFOL',
      '5FU-LV',
      '5FU-AF',
      '5FU acide folinique',
      '5FU-folinate',
      'LVFU2',
      'FOLFU',
      'De Gramont',
      'LV5-FU2 simplifié',
    ],
  },
  gemox: { en: 'GEMOX', fr: 'GEMOX', drugs: ['gemcitabine', 'oxaliplatin'], spellings: ['GEMOX', 'GEM-OX'] },
  captem: {
    en: 'CAPTEM',
    fr: 'CAPTEM',
    drugs: ['capecitabine', 'temozolomide'],
    spellings: [
      'CAPTEM',
      'TEMCAP',
      'CAPE-TEM',
      'TEM-CAPE',
      'TEMOCAP',
      'CAPETEM',
      'XELTEM',
      'CAPTEMO',
      'TEMXEL',
    ],
  },
  streptozocin_fluorouracil: {
    en: 'Streptozocin and fluorouracil',
    fr: 'Streptozotocine et 5-FU',
    drugs: ['fluorouracil', 'streptozocin'],
    spellings: ['Moertel', 'FUSTREP', 'Streptozotocine-5FU', '5FU-streptozotocine', 'STZ-5FU', '5FU-STZ'],
  },
  folfcis: {
    en: 'Fluorouracil and cisplatin',
    fr: '5-FU et cisplatine',
    drugs: ['cisplatin', 'fluorouracil'],
    spellings: ['FOLFCIS', 'LV5FU2-CDDP', 'LV5FU2-P'],
  },
} satisfies Record<string, RegimenFacts>);
