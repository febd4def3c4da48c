import { codeList } from '../../src/define/code-list.ts';

export const placeOfCare = codeList('place_of_care', {
  chu: {
    en: 'University hospital',
    fr: 'CHU',
    spellings: ['CHU', 'C.H.U.', 'Au CHU', 'CHRU', 'Intra-CHU', 'Centre hospitalier universitaire'],
  },
  outside: {
    en: 'Outside the university hospital',
    fr: 'Hors CHU',
    spellings: ['Hors CHU', 'Hors du CHU', 'Extérieur', 'Ext.', 'Autre établissement', 'Non CHU'],
  },
});
