import { codeList } from '../../src/define/code-list.ts';

/** Organs and lesions that a progression may name: it is a progression all the same (C-87). */
const PROGRESSING = [
  ...['hépatique', 'ganglionnaire', 'osseuse', 'pulmonaire', 'péritonéale', 'pleurale', 'cérébrale'],
  ...['surrénalienne', 'pancréatique', 'médiastinale', 'rétropéritonéale', 'mésentérique', 'cutanée'],
  ...['métastatique', 'tumorale', 'locale', 'locorégionale', 'extra-hépatique', 'ovarienne', 'splénique'],
];

/** RECIST responses (AP-12). "Non évaluable" is an answer, not a missing one (C-20); "non évalué" is missing. */
export const response = codeList(
  'response',
  {
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
        'CPD',
      ],
      beside: [
        ...PROGRESSING,
        ...PROGRESSING.map((word) => `${word}s`),
        ...[
          'et',
          'au niveau',
          'du foie',
          'du primitif',
          'des métastases',
          'des lésions cibles',
          'des cibles',
        ],
        ...[
          'dissociée',
          'dissocié',
          'lésionnelle',
          'morphologique',
          'radiologique',
          'scannographique',
          'RECIST',
        ],
        ...['radio-clinique', 'clinico-radiologique', 'clinique et radiologique', 'radiologique et clinique'],
        ...['clinique et scannographique', 'clinique et morphologique', 'à distance', 'de la maladie'],
      ],
    },
    ne: {
      en: 'Not evaluable',
      fr: 'Non évaluable',
      spellings: ['NE', 'Non évaluable', 'Inévaluable', 'Not evaluable', 'Non éval.', 'Non evaluable'],
    },
  },
  {
    words: [
      ...['confirmé', 'confirmée', 'confirmés', 'confirmé(e)', 'confirmed', 'confirmation'],
      ...['iRECIST', 'RECIST', 'RECIST 1.1', 'RECIST 1.0', 'selon', 'selon les critères', 'critères'],
    ],
    prefix: 'i',
    lookalikes: [
      {
        of: 'pd',
        words: [
          ...[
            'non confirmé',
            'non confirmée',
            'unconfirmed',
            'not confirmed',
            'à confirmer',
            'pas confirmée',
          ],
          ...['à reconfirmer', 'en attente de confirmation', 'non encore confirmée', 'à contrôler'],
        ],
        spellings: ['UPD'],
        missing: 'unknown',
        problem: 'unconfirmed_progression',
      },
      {
        of: 'pd',
        words: [
          ...[
            'clinique',
            'cliniques',
            'cliniquement',
            'clinique seule',
            'clinique sans imagerie',
            'clinical',
          ],
          ...['biologique', 'biochimique', 'symptomatique', 'clinique et biologique', 'sans imagerie'],
        ],
        missing: 'not_recorded',
        problem: 'clinical_progression',
      },
    ],
  },
);
