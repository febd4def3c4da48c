import { codeList } from '../../src/define/code-list.ts';

/** What was done. Only a concession on the dose makes a toxicity of any grade count; a stop is none (C-21). */
export const toxicityAction = codeList('toxicity_action', {
  none: {
    en: 'None',
    fr: 'Aucune',
    spellings: [
      'Aucune',
      'Aucun',
      'Rien',
      'Poursuite',
      'Sans modification',
      'Pas de modification',
      'Non',
      'Inchangé',
      'Inchangée',
    ],
  },
  dose_concession: {
    en: 'Dose concession',
    fr: 'Concession posologique',
    spellings: [
      'Concession posologique',
      'Concession',
      'Concession de dose',
      'Réduction de dose',
      'Réduction de doses',
      'Diminution de dose',
      'Diminution de doses',
      'Baisse de dose',
      'Diminution posologique',
      'Réduction posologique',
      'Adaptation posologique',
      'Adaptation de dose',
    ],
  },
  stop_bevacizumab: {
    en: 'Bevacizumab stopped',
    fr: 'Arrêt bevacizumab',
    spellings: [
      'Arrêt bevacizumab',
      'Arrêt du bevacizumab',
      'Arrêt bévacizumab',
      'Arrêt du bévacizumab',
      'Arrêt Avastin',
      'Arrêt bev',
      'Arrêt du bev',
      'Stop bevacizumab',
      'Stop bev',
    ],
  },
  stop_chemotherapy: {
    en: 'Chemotherapy stopped',
    fr: 'Arrêt chimiothérapie',
    spellings: [
      'Arrêt chimiothérapie',
      'Arrêt de la chimiothérapie',
      'Arrêt chimio',
      'Arrêt de la chimio',
      'Stop chimiothérapie',
      'Stop chimio',
    ],
  },
});
