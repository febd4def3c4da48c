import { codeList } from '../../src/define/code-list.ts';

/** R0 is a value, never a missing mark (S-7). */
export const resectionMargin = codeList('resection_margin', {
  r0: {
    en: 'No residual tumor',
    fr: 'R0',
    spellings: ['R0', 'R 0', 'RO', 'Complète', 'Complet', 'Exérèse complète'],
  },
  r1: { en: 'Microscopic residual tumor', fr: 'R1', spellings: ['R1', 'R 1', 'Résidu microscopique'] },
  r2: {
    en: 'Macroscopic residual tumor',
    fr: 'R2',
    spellings: ['R2', 'R 2', 'Résidu macroscopique', 'Incomplète', 'Incomplet'],
  },
  rx: { en: 'Residual tumor cannot be assessed', fr: 'Rx', spellings: ['Rx', 'R x', 'Non évaluable', 'NE'] },
});
