import { codeList } from '../../src/define/code-list.ts';
import type { ToxicityAction } from '../../src/define/concepts.ts';

/** What was done for a toxicity. */
export const toxicityAction = codeList<ToxicityAction>('toxicity_action', {
  none: {
    en: 'None',
    fr: 'Aucune',
    spellings: ['Aucune', 'Aucun', 'Rien', '0'],
  },
  dose_concession: {
    en: 'Dose concession',
    fr: 'Concession posologique',
    spellings: ['Concession posologique', 'Diminution de dose', 'Réduction de dose', 'Baisse de dose'],
  },
  stop_bevacizumab: {
    en: 'Bevacizumab stopped',
    fr: 'Arrêt bevacizumab',
    spellings: ['Arrêt bevacizumab', 'Arrêt bévacizumab', 'Arrêt Avastin', 'Arrêt du bevacizumab'],
  },
  stop_chemotherapy: {
    en: 'Chemotherapy stopped',
    fr: 'Arrêt chimiothérapie',
    spellings: ['Arrêt chimiothérapie', 'Arrêt chimio', 'Arrêt de la chimiothérapie'],
  },
});
