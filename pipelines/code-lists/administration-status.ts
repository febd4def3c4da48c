import { codeList } from '../../src/define/code-list.ts';

/** Only what was administered counts as a cycle (AP-13). */
export const administrationStatus = codeList('administration_status', {
  administered: {
    en: 'Administered',
    fr: 'Administrée',
    spellings: [
      'Administrée',
      'Administré',
      'Réalisée',
      'Réalisé',
      'Faite',
      'Fait',
      'Validée',
      'ADM',
      'Terminée',
    ],
    // Part of a dose is a dose: whatever else the status says of it (C-78).
    deciding: ['partiellement', 'partielle', 'partiel'],
  },
  cancelled: {
    en: 'Cancelled',
    fr: 'Annulée',
    spellings: ['Annulée', 'Annulé', 'Non administrée', 'Non administré', 'Supprimée', 'ANN'],
  },
  postponed: {
    en: 'Postponed',
    fr: 'Reportée',
    spellings: ['Reportée', 'Reporté', 'Report', 'Différée', 'Différé', 'REP'],
  },
});
