import { codeList } from '../../src/define/code-list.ts';

/** Subgroups of the study (AP-19). */
export const subgroup = codeList('subgroup', {
  pancreas: {
    en: 'Pancreas',
    fr: 'Pancréas',
    spellings: [],
  },
  gi: {
    en: 'Gastro-intestinal tract',
    fr: 'Tube digestif',
    spellings: [],
  },
  other: {
    en: 'Unknown primary',
    fr: 'Primitif inconnu',
    spellings: [],
  },
});
