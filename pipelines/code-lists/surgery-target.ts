import { codeList } from '../../src/define/code-list.ts';

/** What was operated on. */
export const surgeryTarget = codeList('surgery_target', {
  primary: {
    en: 'Primary',
    fr: 'Primitif',
    spellings: ['Primitif', 'Tumeur primitive'],
  },
  metastases: {
    en: 'Metastases',
    fr: 'Métastases',
    spellings: ['Métastases', 'Métastase'],
  },
  both: {
    en: 'Primary and metastases',
    fr: 'Primitif et métastases',
    spellings: ['Primitif et métastases', 'Primitif et métastase', 'Les deux', 'Primitif + métastases'],
  },
});
