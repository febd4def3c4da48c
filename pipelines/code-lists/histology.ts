import { codeList } from '../../src/define/code-list.ts';

/** Histological types, as coarse as the analysis needs them; the differentiation has a column of its own. */
export const histology = codeList('histology', {
  neuroendocrine_tumor: {
    en: 'Neuroendocrine tumor',
    fr: 'Tumeur neuroendocrine',
    spellings: [
      ...[
        'Tumeur neuroendocrine',
        'Tumeur neuro-endocrine',
        'TNE',
        'NET',
        'Tumeur endocrine',
        'Tumeur endocrine bien différenciée',
      ],
      ...[
        'Tumeur neuroendocrine bien différenciée',
        'TNE bien différenciée',
        'TNE BD',
        'Carcinome endocrine bien différencié',
      ],
      ...[
        'Carcinome neuroendocrine bien différencié',
        'Carcinoïde',
        'Tumeur carcinoïde',
        'Carcinoïde typique',
        'Carcinoïde atypique',
      ],
      ...[
        'TNE G1',
        'TNE G2',
        'TNE G3',
        'NET G1',
        'NET G2',
        'NET G3',
        'Insulinome',
        'Gastrinome',
        'Glucagonome',
        'VIPome',
      ],
      ...[
        'Somatostatinome',
        'Neuroendocrine tumor',
        'Tumeur neuroendocrine G1',
        'Tumeur neuroendocrine G2',
        'Tumeur neuroendocrine G3',
      ],
    ],
  },
  neuroendocrine_carcinoma: {
    en: 'Neuroendocrine carcinoma',
    fr: 'Carcinome neuroendocrine',
    spellings: [
      ...[
        'Carcinome neuroendocrine',
        'Carcinome neuro-endocrine',
        'CNE',
        'NEC',
        'Carcinome endocrine',
        'NEC G3',
        'CNE G3',
      ],
      ...[
        'Carcinome neuroendocrine peu différencié',
        'Carcinome endocrine peu différencié',
        'CNE peu différencié',
      ],
      ...['Neuroendocrine carcinoma'],
    ],
  },
  small_cell_carcinoma: {
    en: 'Small cell neuroendocrine carcinoma',
    fr: 'Carcinome neuroendocrine à petites cellules',
    spellings: [
      ...[
        'Carcinome neuroendocrine à petites cellules',
        'Carcinome à petites cellules',
        'CNE à petites cellules',
        'Petites cellules',
      ],
      ...['CPC', 'NEC à petites cellules', 'Small cell carcinoma'],
    ],
  },
  large_cell_carcinoma: {
    en: 'Large cell neuroendocrine carcinoma',
    fr: 'Carcinome neuroendocrine à grandes cellules',
    spellings: [
      ...[
        'Carcinome neuroendocrine à grandes cellules',
        'Carcinome à grandes cellules',
        'CNE à grandes cellules',
        'Grandes cellules',
      ],
      ...['CNEGC', 'NEC à grandes cellules', 'LCNEC', 'Large cell carcinoma'],
    ],
  },
  mixed_neoplasm: {
    en: 'Mixed neuroendocrine-non-neuroendocrine neoplasm',
    fr: 'Carcinome mixte',
    spellings: [
      ...[
        'Carcinome mixte',
        'MiNEN',
        'MANEC',
        'Mixte',
        'Tumeur mixte',
        'Carcinome mixte adéno-neuroendocrine',
      ],
      ...[
        'Adénocarcinome et carcinome neuroendocrine',
        'Carcinome adénoneuroendocrine mixte',
        'Carcinome mixte adénoneuroendocrine',
      ],
    ],
  },
  goblet_cell_carcinoma: {
    en: 'Goblet cell carcinoma',
    fr: 'Adénocarcinome à cellules caliciformes',
    spellings: [
      ...[
        'Adénocarcinome à cellules caliciformes',
        'Carcinoïde à cellules caliciformes',
        'Adénocarcinoïde',
        'Goblet cell',
      ],
      ...['Cellules caliciformes', 'Goblet cell carcinoid', 'Goblet cell carcinoma'],
    ],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: [
      'Autre',
      'Autres',
      'Adénocarcinome',
      'Paragangliome',
      'Phéochromocytome',
      'Carcinome médullaire',
      'Carcinome de Merkel',
      'Other',
    ],
  },
});
