import { codeList } from '../../src/define/code-list.ts';

/** Residual tumor after surgery (UICC R). */
export const resectionMargin = codeList('resection_margin', {
  r0: {
    en: 'R0',
    fr: 'R0',
    spellings: ['R0'],
  },
  r1: {
    en: 'R1',
    fr: 'R1',
    spellings: ['R1'],
  },
  r2: {
    en: 'R2',
    fr: 'R2',
    spellings: ['R2'],
  },
  rx: {
    en: 'Rx',
    fr: 'Rx',
    spellings: ['Rx'],
  },
});
