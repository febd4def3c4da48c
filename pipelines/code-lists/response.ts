import { codeList } from '../../src/define/code-list.ts';
import type { ResponseCode } from '../../src/define/concepts.ts';

/** Best response by RECIST; NE is an answer, not a missing mark (S-7, C-20). */
export const response = codeList<ResponseCode>('response', {
  cr: {
    en: 'Complete response',
    fr: 'Réponse complète',
    spellings: ['RC', 'CR', 'Réponse complète', 'Complète'],
  },
  pr: {
    en: 'Partial response',
    fr: 'Réponse partielle',
    spellings: ['RP', 'PR', 'Réponse partielle', 'Partielle'],
  },
  sd: {
    en: 'Stable disease',
    fr: 'Maladie stable',
    spellings: ['SD', 'MS', 'ST', 'Stabilité', 'Stable', 'Maladie stable', 'Stabilisation'],
  },
  pd: {
    en: 'Progressive disease',
    fr: 'Maladie en progression',
    spellings: [
      'PD',
      'MP',
      'PROG',
      'Progression',
      'Maladie progressive',
      'Progression tumorale',
      'Maladie en progression',
    ],
  },
  ne: {
    en: 'Not evaluable',
    fr: 'Non évaluable',
    spellings: ['NE', 'Non évaluable', 'Non évaluables', 'N.E.'],
  },
});
