import { codeList } from '../../src/define/code-list.ts';

/** Whether the disease was progressing when a line began. */
export const progressionAtStart = codeList('progression_at_start', {
  yes: {
    en: 'Yes',
    fr: 'Oui',
    spellings: ['O', 'Oui', '1', 'Vrai'],
  },
  no: {
    en: 'No',
    fr: 'Non',
    spellings: ['N', 'Non', '0', 'Faux'],
  },
  not_evaluable: {
    en: 'Not evaluable',
    fr: 'Non évaluable',
    spellings: ['NE', 'Non évaluable', 'N.E.'],
  },
});
