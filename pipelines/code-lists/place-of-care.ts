import { codeList } from '../../src/define/code-list.ts';

/** Where a line was given. */
export const placeOfCare = codeList('place_of_care', {
  chu: {
    en: 'University hospital',
    fr: 'CHU',
    spellings: ['CHU', 'CHU Toulouse'],
  },
  outside: {
    en: 'Outside the university hospital',
    fr: 'Hors CHU',
    spellings: ['Hors CHU', 'Hors-CHU', 'Extérieur', 'Périphérie'],
  },
});
