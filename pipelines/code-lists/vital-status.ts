import { codeList } from '../../src/define/code-list.ts';

export const vitalStatus = codeList('vital_status', {
  alive: {
    en: 'Alive',
    fr: 'Vivant',
    spellings: ['Vivant', 'Vivante', 'Vivant(e)', 'En vie', 'V', 'VIV', 'Alive'],
  },
  dead: {
    en: 'Dead',
    fr: 'Décédé',
    spellings: ['Décédé', 'Décédée', 'Décédé(e)', 'Décès', 'DCD', 'D', 'Mort', 'Morte', 'Dead'],
  },
  lost_to_follow_up: {
    en: 'Lost to follow-up',
    fr: 'Perdu de vue',
    spellings: ['Perdu de vue', 'Perdue de vue', 'Perdu(e) de vue', 'PDV', 'P.D.V.', 'Lost to follow-up'],
  },
});
