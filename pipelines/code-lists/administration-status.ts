import { codeList } from '../../src/define/code-list.ts';
import type { AdministrationStatus } from '../../src/define/concepts.ts';

/** Whether a cure took place; administered alone counts (S-3). */
export const administrationStatus = codeList<AdministrationStatus>('administration_status', {
  administered: {
    en: 'Administered',
    fr: 'Administrée',
    spellings: ['Administrée', 'Administré', 'Réalisée', 'Faite'],
  },
  cancelled: {
    en: 'Cancelled',
    fr: 'Annulée',
    spellings: ['Annulée', 'Annulé'],
  },
  postponed: {
    en: 'Postponed',
    fr: 'Reportée',
    spellings: ['Reportée', 'Reporté'],
  },
});
