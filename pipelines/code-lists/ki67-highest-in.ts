import { codeList } from '../../src/define/code-list.ts';

/** Where the highest Ki67 was found. */
export const ki67HighestIn = codeList('ki67_highest_in', {
  primary: {
    en: 'Primary',
    fr: 'Primitif',
    spellings: ['Primitif'],
  },
  metastasis: {
    en: 'Metastasis',
    fr: 'Métastase',
    spellings: ['Métastase', 'Métastases'],
  },
});
