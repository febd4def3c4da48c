import { codeList } from '../../src/define/code-list.ts';

/** Primary sites, the study's subgroup of each, and whether it is digestive (C-12, AP-19). "Inconnu" alone is a missing mark. */
export const primarySite = codeList<
  PrimarySite,
  { readonly subgroup: string | null; readonly isDigestive: boolean }
>('primary_site', {
  pancreas: {
    en: 'Pancreas',
    fr: 'Pancréas',
    subgroup: 'pancreas',
    isDigestive: true,
    spellings: ['Pancréas', 'Pancréatique', 'Tête du pancréas', 'Corps du pancréas', 'Queue du pancréas'],
  },
  duodenum: {
    en: 'Duodenum',
    fr: 'Duodénum',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Duodénum', 'Duodénal'],
  },
  jejunum: {
    en: 'Jejunum',
    fr: 'Jéjunum',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Jéjunum'],
  },
  ileum: {
    en: 'Ileum',
    fr: 'Iléon',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Iléon', 'Iléal', 'Iléon terminal'],
  },
  small_bowel: {
    en: 'Small bowel',
    fr: 'Intestin grêle',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Grêle', 'Intestin grêle'],
  },
  appendix: {
    en: 'Appendix',
    fr: 'Appendice',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Appendice'],
  },
  colon: {
    en: 'Colon',
    fr: 'Côlon',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Côlon', 'Colon', 'Colique'],
  },
  rectum: {
    en: 'Rectum',
    fr: 'Rectum',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Rectum', 'Rectal'],
  },
  stomach: {
    en: 'Stomach',
    fr: 'Estomac',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Estomac', 'Gastrique'],
  },
  caecum: {
    en: 'Caecum',
    fr: 'Cæcum',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Caecum', 'Cæcum'],
  },
  esophagus: {
    en: 'Esophagus',
    fr: 'Œsophage',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Œsophage', 'Oesophage'],
  },
  anus: {
    en: 'Anus',
    fr: 'Anus',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Anus', 'Canal anal'],
  },
  other_digestive: {
    en: 'Other digestive site',
    fr: 'Autre site digestif',
    subgroup: 'gi',
    isDigestive: true,
    spellings: ['Autre digestif', 'Digestif autre', 'Foie', 'Vésicule biliaire', 'Voies biliaires'],
  },
  unknown: {
    en: 'Unknown primary',
    fr: 'Primitif inconnu',
    subgroup: 'other',
    isDigestive: true,
    spellings: ['Primitif inconnu', 'Primitif non retrouvé', 'Primitif indéterminé'],
  },
  bronchus: {
    en: 'Bronchus',
    fr: 'Bronche',
    subgroup: null,
    isDigestive: false,
    spellings: ['Bronche', 'Bronches', 'Bronchique', 'Poumon'],
  },
  thymus: {
    en: 'Thymus',
    fr: 'Thymus',
    subgroup: null,
    isDigestive: false,
    spellings: ['Thymus'],
  },
  other_not_digestive: {
    en: 'Other site outside the digestive tract',
    fr: 'Autre site non digestif',
    subgroup: null,
    isDigestive: false,
    spellings: ['Autre', 'Autre non digestif', 'ORL', 'Sein', 'Rein', 'Ovaire', 'Utérus', 'Peau'],
  },
});

type PrimarySite =
  | 'pancreas'
  | 'duodenum'
  | 'jejunum'
  | 'ileum'
  | 'small_bowel'
  | 'appendix'
  | 'colon'
  | 'rectum'
  | 'stomach'
  | 'caecum'
  | 'esophagus'
  | 'anus'
  | 'other_digestive'
  | 'unknown'
  | 'bronchus'
  | 'thymus'
  | 'other_not_digestive';
