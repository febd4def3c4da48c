import { codeList } from '../../src/define/code-list.ts';
import type { PresentationStatus } from '../../src/define/concepts.ts';

/** State of a fiche; validated alone counts as a presentation (AP-3). */
export const presentationStatus = codeList<PresentationStatus>('presentation_status', {
  validated: {
    en: 'Validated',
    fr: 'Validée',
    spellings: ['Validée', 'Valide', 'Validé'],
  },
  not_validated: {
    en: 'Not validated',
    fr: 'Non validée',
    spellings: ['Non validée', 'Non valide', 'Non validé'],
  },
  deferred: {
    en: 'Deferred',
    fr: 'Reportée',
    spellings: ['Reportée', 'Reporté'],
  },
  not_presented: {
    en: 'Not presented',
    fr: 'Non présentée',
    spellings: ['Non présentée', 'Non présenté'],
  },
});
