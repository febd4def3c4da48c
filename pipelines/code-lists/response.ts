import { codeList } from '../../src/define/code-list.ts';

/** RECIST responses (AP-12). "Non évaluable" is an answer, not a missing one (C-20); "non évalué" is missing. */
export const response = codeList('response', {
  cr: {
    en: 'Complete response',
    fr: 'Réponse complète',
    spellings: [
      'RC',
      'CR',
      'Réponse complète',
      'Rémission complète',
      'Rép. complète',
      'Réponse complète (RC)',
      'Complete response',
      'Complète',
    ],
  },
  pr: {
    en: 'Partial response',
    fr: 'Réponse partielle',
    spellings: [
      'RP',
      'PR',
      'Réponse partielle',
      'Rémission partielle',
      'Rép. partielle',
      'Partial response',
      'Partielle',
    ],
  },
  sd: {
    en: 'Stable disease',
    fr: 'Maladie stable',
    spellings: [
      'SD',
      'ST',
      'Stable',
      'Stabilité',
      'Stabilisation',
      'Maladie stable',
      'Stabilité tumorale',
      'Stable disease',
      'Stab.',
      'Maladie stabilisée',
    ],
  },
  pd: {
    en: 'Progressive disease',
    fr: 'Progression',
    spellings: [
      'PD',
      'PROG',
      'Progression',
      'Maladie progressive',
      'Progressif',
      'Progressive',
      'Progression tumorale',
      'Maladie en progression',
      'Progressive disease',
    ],
  },
  ne: {
    en: 'Not evaluable',
    fr: 'Non évaluable',
    spellings: ['NE', 'Non évaluable', 'Inévaluable', 'Not evaluable', 'Non éval.', 'Non evaluable'],
  },
});
