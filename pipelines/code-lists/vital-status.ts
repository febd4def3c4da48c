import { codeList } from '../../src/define/code-list.ts';
import type { VitalStatus } from '../../src/define/concepts.ts';

/** State at the last news. */
export const vitalStatus = codeList<VitalStatus>('vital_status', {
  alive: {
    en: 'Alive',
    fr: 'Vivant',
    spellings: ['Vivant', 'Vivante', 'V', 'En vie'],
  },
  dead: {
    en: 'Dead',
    fr: 'Décédé',
    spellings: ['Décédé', 'Décédée', 'Décès', 'DCD', 'DC'],
  },
  lost_to_follow_up: {
    en: 'Lost to follow-up',
    fr: 'Perdu de vue',
    spellings: ['Perdu de vue', 'Perdue de vue', 'PDV'],
  },
});
