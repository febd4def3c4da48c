import { codeList } from '../../src/define/code-list.ts';

/** What the analysis has to know of a histological type. */
interface HistologyFacts {
  readonly en: string;
  readonly fr: string;
  readonly spellings: readonly string[];
  readonly deciding?: readonly string[];
  /** The differentiation that the type contradicts (C-93); null where it goes with any. */
  readonly contradicts: 'well' | null;
}

/** Histological types, as coarse as the analysis needs them; the differentiation has a column of its own. */
export const histology = codeList('histology', {
  neuroendocrine_tumor: {
    en: 'Neuroendocrine tumor',
    fr: 'Tumeur neuroendocrine',
    contradicts: null,
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
    contradicts: null,
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
    contradicts: 'well',
    spellings: [
      ...[
        'Carcinome neuroendocrine à petites cellules',
        'Carcinome à petites cellules',
        'CNE à petites cellules',
        'Petites cellules',
      ],
      ...['CPC', 'NEC à petites cellules', 'Small cell carcinoma', 'SCNEC'],
    ],
    deciding: [
      ...['carcinome à petites cellules', 'endocrine à petites cellules', 'différencié à petites cellules'],
      ...['différenciée à petites cellules', 'small cell neuroendocrine', 'small cell NEC'],
    ],
  },
  large_cell_carcinoma: {
    en: 'Large cell neuroendocrine carcinoma',
    fr: 'Carcinome neuroendocrine à grandes cellules',
    contradicts: 'well',
    spellings: [
      ...[
        'Carcinome neuroendocrine à grandes cellules',
        'Carcinome à grandes cellules',
        'CNE à grandes cellules',
        'Grandes cellules',
      ],
      ...['CNEGC', 'NEC à grandes cellules', 'LCNEC', 'Large cell carcinoma'],
    ],
    deciding: [
      ...['carcinome à grandes cellules', 'endocrine à grandes cellules', 'différencié à grandes cellules'],
      ...['différenciée à grandes cellules', 'large cell neuroendocrine', 'large cell NEC'],
    ],
  },
  mixed_neoplasm: {
    en: 'Mixed neuroendocrine-non-neuroendocrine neoplasm',
    fr: 'Carcinome mixte',
    contradicts: 'well',
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
      ...['Néoplasie mixte neuroendocrine', 'Néoplasme mixte neuroendocrine', 'Tumeur mixte neuroendocrine'],
    ],
    deciding: [
      ...['MiNEN', 'MANEC', 'adénoneuroendocrine', 'adéno-neuroendocrine', 'carcinome mixte'],
      ...['néoplasie mixte', 'néoplasme mixte', 'tumeur mixte'],
    ],
  },
  goblet_cell_carcinoma: {
    en: 'Goblet cell carcinoma',
    fr: 'Adénocarcinome à cellules caliciformes',
    contradicts: 'well',
    spellings: [
      ...[
        'Adénocarcinome à cellules caliciformes',
        'Carcinoïde à cellules caliciformes',
        'Adénocarcinoïde',
        'Goblet cell',
      ],
      ...[
        'Cellules caliciformes',
        'Goblet cell carcinoid',
        'Goblet cell carcinoma',
        'Goblet cell adenocarcinoma',
      ],
      ...['Carcinome à cellules caliciformes', 'Tumeur à cellules caliciformes'],
    ],
    deciding: ['cellules caliciformes', 'goblet cell', 'goblet cells'],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    contradicts: null,
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
} satisfies Record<string, HistologyFacts>);
