import { codeList } from '../../src/define/code-list.ts';

/** Only a validated fiche is a presentation (AP-3, C-13). */
export const presentationStatus = codeList('presentation_status', {
  validated: { en: 'Validated', fr: 'Validée', spellings: ['Validée', 'Validé', 'Valide', 'V', 'Validated'] },
  not_validated: {
    en: 'Not validated',
    fr: 'Non validée',
    spellings: [
      'Non validée',
      'Non validé',
      'À valider',
      'En attente',
      'En attente de validation',
      'Brouillon',
      'En cours',
    ],
  },
  deferred: {
    en: 'Deferred',
    fr: 'Reportée',
    spellings: ['Reportée', 'Reporté', 'Report', 'Ajournée', 'Ajourné', 'Différée'],
  },
  not_presented: {
    en: 'Not presented',
    fr: 'Non présentée',
    spellings: ['Non présentée', 'Non présenté', 'Annulée', 'Annulé', 'Non discutée'],
  },
});
