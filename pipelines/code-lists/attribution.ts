import { codeList } from '../../src/define/code-list.ts';
import type { Attribution } from '../../src/define/concepts.ts';

/** What a toxicity was attributed to; unknown is an answer (C-21). */
export const attribution = codeList<Attribution>('attribution', {
  bevacizumab: {
    en: 'Bevacizumab',
    fr: 'Bevacizumab',
    spellings: ['Bevacizumab', 'Bévacizumab', 'Avastin', 'Bev'],
  },
  chemotherapy: {
    en: 'Chemotherapy',
    fr: 'Chimiothérapie',
    spellings: ['Chimiothérapie', 'Chimio'],
  },
  both: {
    en: 'Both',
    fr: 'Les deux',
    spellings: ['Les deux', 'Les 2', 'Bevacizumab et chimiothérapie'],
  },
  unknown: {
    en: 'Unknown',
    fr: 'Inconnue',
    spellings: ['Inconnue', 'Inconnu', 'Indéterminée'],
  },
});
