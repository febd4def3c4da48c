import { codeList } from '../../src/define/code-list.ts';

export const ki67HighestIn = codeList('ki67_highest_in', {
  primary: {
    en: 'Primary',
    fr: 'Primitif',
    spellings: ['Primitif', 'Tumeur primitive', 'Primitive', 'P', 'T'],
  },
  metastasis: {
    en: 'Metastasis',
    fr: 'Métastase',
    spellings: ['Métastase', 'Métastases', 'Méta', 'Métas', 'M', 'Secondaire'],
  },
});
