import { codeList } from '../../src/define/code-list.ts';

export const surgeryTarget = codeList('surgery_target', {
  primary: {
    en: 'Primary',
    fr: 'Primitif',
    spellings: ['Primitif', 'Tumeur primitive', 'Primitif seul', 'P', 'T'],
  },
  metastases: {
    en: 'Metastases',
    fr: 'Métastases',
    spellings: [
      'Métastases',
      'Métastase',
      'Métas',
      'Méta',
      'M',
      'Métastases seules',
      'Métastases hépatiques',
      'Foie',
    ],
  },
  both: {
    en: 'Primary and metastases',
    fr: 'Primitif et métastases',
    spellings: [
      'Primitif et métastases',
      'Primitif et métastase',
      'Primitif + métastases',
      'Primitif+métastases',
      'Primitif/métastases',
      'P+M',
      'Métastases et primitif',
      'Primitif, métastases',
      'Primitif ; métastases',
      'Les deux',
      'Primitif & métastases',
      'T+M',
    ],
  },
});
