import { codeList } from '../../src/define/code-list.ts';

export const stopReason = codeList('stop_reason', {
  progression: {
    en: 'Progression',
    fr: 'Progression',
    spellings: ['Progression', 'Progression tumorale', 'PD', 'Progressif', 'Progression de la maladie'],
  },
  therapeutic_break: {
    en: 'Therapeutic break',
    fr: 'Pause thérapeutique',
    spellings: [
      'Pause thérapeutique',
      'Pause',
      'Fenêtre thérapeutique',
      'Fin de traitement',
      'Pause de traitement',
      'Vacances thérapeutiques',
    ],
  },
  toxicity: {
    en: 'Toxicity',
    fr: 'Toxicité',
    spellings: [
      'Toxicité',
      'Toxicités',
      'Toxicité limitante',
      'Intolérance',
      'Effet indésirable',
      'Effets indésirables',
    ],
  },
  death: { en: 'Death', fr: 'Décès', spellings: ['Décès', 'Décédé', 'Décédée', 'DCD', 'Death'] },
  ongoing: {
    en: 'Ongoing',
    fr: 'En cours',
    spellings: ['En cours', 'En cours de traitement', 'Traitement en cours', 'Poursuite', 'Ongoing'],
  },
});
