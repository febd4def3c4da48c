import { codeList } from '../../src/define/code-list.ts';

/** Differentiation of the tumor. */
export const differentiation = codeList('differentiation', {
  well: {
    en: 'Well differentiated',
    fr: 'Bien différenciée',
    spellings: ['Bien différenciée', 'Bien différencié', 'Bien diff', 'BD', 'TNE bien différenciée'],
  },
  poor: {
    en: 'Poorly differentiated',
    fr: 'Peu différenciée',
    spellings: [
      'Peu différenciée',
      'Peu différencié',
      'Peu diff',
      'PD',
      'CNE peu différencié',
      'Indifférenciée',
    ],
  },
});
