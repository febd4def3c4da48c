import { codeList } from '../../src/define/code-list.ts';

/** Why a line ended. */
export const stopReason = codeList('stop_reason', {
  progression: {
    en: 'Progression',
    fr: 'Progression',
    spellings: ['Progression', 'Progression tumorale', 'PD'],
  },
  therapeutic_break: {
    en: 'Therapeutic break',
    fr: 'Pause thérapeutique',
    spellings: ['Pause thérapeutique', 'Pause', 'Fenêtre thérapeutique'],
  },
  toxicity: {
    en: 'Toxicity',
    fr: 'Toxicité',
    spellings: ['Toxicité', 'Tox', 'Intolérance'],
  },
  death: {
    en: 'Death',
    fr: 'Décès',
    spellings: ['Décès', 'Décédé', 'DC'],
  },
  ongoing: {
    en: 'Ongoing',
    fr: 'En cours',
    spellings: ['En cours', 'Encours'],
  },
});
