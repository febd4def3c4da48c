import { codeList } from '../../src/define/code-list.ts';

/** Organs with metastases. */
export const metastaticSite = codeList('metastatic_site', {
  liver: {
    en: 'Liver',
    fr: 'Foie',
    spellings: ['foie', 'hépatique', 'hépatiques', 'hépatique diffus'],
  },
  bone: {
    en: 'Bone',
    fr: 'Os',
    spellings: ['os', 'osseux', 'osseuse', 'osseuses'],
  },
  peritoneum: {
    en: 'Peritoneum',
    fr: 'Péritoine',
    spellings: ['péritoine', 'péritonéal', 'péritonéale', 'carcinose', 'carcinose péritonéale'],
  },
  lymph_node: {
    en: 'Lymph nodes',
    fr: 'Ganglions',
    spellings: ['ganglions', 'ganglion', 'ganglionnaire', 'ganglionnaires', 'adénopathies', 'ADP'],
  },
  lung: {
    en: 'Lung',
    fr: 'Poumon',
    spellings: ['poumon', 'poumons', 'pulmonaire', 'pulmonaires'],
  },
  brain: {
    en: 'Brain',
    fr: 'Cerveau',
    spellings: ['cerveau', 'cérébral', 'cérébrale', 'cérébrales'],
  },
  ovary: {
    en: 'Ovary',
    fr: 'Ovaire',
    spellings: ['ovaire', 'ovaires', 'ovarien'],
  },
  skin: {
    en: 'Skin',
    fr: 'Peau',
    spellings: ['peau', 'cutané', 'cutanée', 'sous-cutané'],
  },
  adrenal: {
    en: 'Adrenal gland',
    fr: 'Surrénale',
    spellings: ['surrénale', 'surrénales', 'surrénalien'],
  },
  pleura: {
    en: 'Pleura',
    fr: 'Plèvre',
    spellings: ['plèvre', 'pleural'],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: ['autre', 'autres'],
  },
});
