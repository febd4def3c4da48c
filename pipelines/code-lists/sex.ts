import { codeList } from '../../src/define/code-list.ts';

/** C-27. */
export const sex = codeList('sex', {
  male: {
    en: 'Male',
    fr: 'Masculin',
    spellings: ['M', 'H', '1', 'Homme', 'Masculin', 'Mâle', 'Male', 'Masc.'],
  },
  female: { en: 'Female', fr: 'Féminin', spellings: ['F', '2', 'Femme', 'Féminin', 'Female', 'Fém.'] },
});
