import { codeList } from '../../src/define/code-list.ts';

/** "hépatiques" comes alone and behind these: "métastases hépatiques". */
function lesions(...adjectives: readonly string[]): readonly string[] {
  const nouns = ['Métastase', 'Métastases', 'Méta', 'Métas', 'Lésion', 'Lésions', 'M+'];
  return adjectives.flatMap((adjective) => [adjective, ...nouns.map((noun) => `${noun} ${adjective}`)]);
}

export const metastaticSite = codeList('metastatic_site', {
  liver: {
    en: 'Liver',
    fr: 'Foie',
    spellings: [
      'Foie',
      'Foie bilobaire',
      'MH',
      'HEP',
      'Liver',
      ...lesions('hépatique', 'hépatiques', 'hépatiques bilobaires', 'du foie'),
    ],
  },
  lymph_node: {
    en: 'Lymph node',
    fr: 'Ganglions',
    spellings: [
      'Ganglion',
      'Ganglions',
      'ADP',
      'Adénopathie',
      'Adénopathies',
      'N+',
      'Lymph node',
      'Lymph nodes',
      'Ganglions mésentériques',
      'Ganglions médiastinaux',
      'Ganglions rétropéritonéaux',
      'Adénopathies mésentériques',
      'Mésentère',
      'Mésentérique',
      'Adénopathies médiastinales',
      ...lesions('ganglionnaire', 'ganglionnaires'),
    ],
  },
  bone: {
    en: 'Bone',
    fr: 'Os',
    spellings: [
      'Os',
      'Rachis',
      'Vertèbres',
      'OSS',
      'Squelette',
      'Bone',
      'Bones',
      'Bassin osseux',
      ...lesions('osseuse', 'osseuses', 'osseux', 'vertébrales'),
    ],
  },
  peritoneum: {
    en: 'Peritoneum',
    fr: 'Péritoine',
    spellings: [
      'Péritoine',
      'Carcinose',
      'Carcinose péritonéale',
      'PER',
      'Épiploon',
      'Peritoneum',
      ...lesions('péritonéale', 'péritonéales', 'péritonéal'),
    ],
  },
  lung: {
    en: 'Lung',
    fr: 'Poumon',
    spellings: ['Poumon', 'Poumons', 'PUL', 'Lung', ...lesions('pulmonaire', 'pulmonaires')],
  },
  pleura: {
    en: 'Pleura',
    fr: 'Plèvre',
    spellings: ['Plèvre', 'PLE', ...lesions('pleurale', 'pleurales', 'pleural')],
  },
  brain: {
    en: 'Brain',
    fr: 'Cerveau',
    spellings: [
      'Cerveau',
      'Encéphale',
      'Méninges',
      'BRA',
      'SNC',
      'Brain',
      ...lesions('cérébrale', 'cérébrales', 'cérébral', 'méningées'),
    ],
  },
  adrenal: {
    en: 'Adrenal gland',
    fr: 'Surrénale',
    spellings: ['Surrénale', 'Surrénales', 'ADR', ...lesions('surrénalienne', 'surrénaliennes')],
  },
  ovary: {
    en: 'Ovary',
    fr: 'Ovaire',
    spellings: ['Ovaire', 'Ovaires', ...lesions('ovarienne', 'ovariennes')],
  },
  spleen: { en: 'Spleen', fr: 'Rate', spellings: ['Rate', ...lesions('splénique', 'spléniques')] },
  pancreas: {
    en: 'Pancreas',
    fr: 'Pancréas',
    spellings: ['Pancréas', ...lesions('pancréatique', 'pancréatiques')],
  },
  breast: { en: 'Breast', fr: 'Sein', spellings: ['Sein', 'Seins', ...lesions('mammaire', 'mammaires')] },
  skin: {
    en: 'Skin or soft tissue',
    fr: 'Peau ou tissus mous',
    spellings: [
      'Peau',
      'Peau ou tissus mous',
      'SKI',
      'Tissus mous',
      'Parties molles',
      'Sous-cutané',
      'Muscle',
      ...lesions('cutanée', 'cutanées', 'sous-cutanées', 'musculaires'),
    ],
  },
  heart: {
    en: 'Heart',
    fr: 'Cœur',
    spellings: [
      'Cœur',
      'Coeur',
      'Myocarde',
      'Péricarde',
      ...lesions('cardiaque', 'cardiaques', 'péricardiques'),
    ],
  },
  bone_marrow: {
    en: 'Bone marrow',
    fr: 'Moelle osseuse',
    spellings: ['Moelle', 'Moelle osseuse', 'MAR', ...lesions('médullaire', 'médullaires')],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: [
      'Autre',
      'Autres',
      'Autre site',
      'Autres sites',
      'OTH',
      'Thyroïde',
      'Orbite',
      'Choroïde',
      'Médiastin',
    ],
  },
});
