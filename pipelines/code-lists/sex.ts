import { codeList } from '../../src/define/code-list.ts';
import type { Sex } from '../../src/define/concepts.ts';

/** Sex (C-27). */
export const sex = codeList<Sex>('sex', {
  male: {
    en: 'Male',
    fr: 'Homme',
    spellings: ['M', 'H', '1', 'Homme', 'Masculin'],
  },
  female: {
    en: 'Female',
    fr: 'Femme',
    spellings: ['F', '2', 'Femme', 'Féminin'],
  },
});
