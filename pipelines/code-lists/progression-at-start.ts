import { codeList } from '../../src/define/code-list.ts';

/** Whether the tumor was progressing when the line began; "non évaluable" is an answer of its own (AP-16). */
export const progressionAtStart = codeList('progression_at_start', {
  yes: { en: 'Yes', fr: 'Oui', spellings: ['Oui', 'O', '1', 'Vrai', 'Progression', 'En progression'] },
  no: { en: 'No', fr: 'Non', spellings: ['Non', 'N', '0', 'Faux', 'Stable'] },
  not_evaluable: {
    en: 'Not evaluable',
    fr: 'Non évaluable',
    spellings: ['Non évaluable', 'NE', 'Inévaluable', 'Non éval.'],
  },
});
