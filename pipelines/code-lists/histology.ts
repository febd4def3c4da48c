import { codeList } from '../../src/define/code-list.ts';

/** Histological type, coarsely. */
export const histology = codeList('histology', {
  neuroendocrine_tumor: {
    en: 'Neuroendocrine tumor',
    fr: 'Tumeur neuroendocrine',
    spellings: [
      'TNE',
      'Tumeur neuroendocrine',
      'Tumeur endocrine',
      'Carcinoïde',
      'Tumeur carcinoïde',
      'Carcinoïde typique',
      'Carcinoïde atypique',
      'Tumeur neuro-endocrine',
      'TNE bien différenciée',
      'Insulinome',
      'Gastrinome',
      'Glucagonome',
      'VIPome',
      'Somatostatinome',
    ],
  },
  neuroendocrine_carcinoma: {
    en: 'Neuroendocrine carcinoma',
    fr: 'Carcinome neuroendocrine',
    spellings: [
      'CNE',
      'Carcinome neuroendocrine',
      'Carcinome neuro-endocrine',
      'Carcinome endocrine',
      'CNE à petites cellules',
      'CNE à grandes cellules',
      'Carcinome à petites cellules',
    ],
  },
  mixed: {
    en: 'Mixed neuroendocrine and exocrine tumor',
    fr: 'Tumeur mixte',
    spellings: ['MANEC', 'MiNEN', 'Mixte', 'Tumeur mixte'],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: ['Autre', 'Adénocarcinome'],
  },
});
