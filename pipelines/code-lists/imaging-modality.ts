import { codeList } from '../../src/define/code-list.ts';

/** Imaging examinations. */
export const imagingModality = codeList('imaging_modality', {
  ct: {
    en: 'CT',
    fr: 'Scanner',
    spellings: [
      'Scanner',
      'Scanner TAP',
      'TDM',
      'TDM TAP',
      'Scanner thoraco-abdomino-pelvien',
      'Scanner abdominal',
    ],
  },
  mri: {
    en: 'MRI',
    fr: 'IRM',
    spellings: ['IRM', 'IRM hépatique', 'IRM abdominale'],
  },
  scintigraphy: {
    en: 'Somatostatin receptor scintigraphy',
    fr: 'Scintigraphie',
    spellings: ['Octréoscan', 'Octreoscan', 'Scintigraphie', 'Scintigraphie osseuse'],
  },
  pet: {
    en: 'PET',
    fr: 'TEP',
    spellings: ['TEP', 'TEP FDG', 'TEP-scanner', 'TEP DOTATOC', 'TEP FDOPA'],
  },
  ultrasound: {
    en: 'Ultrasound',
    fr: 'Échographie',
    spellings: ['Echographie', 'Échographie', 'Echo', 'Echoendoscopie'],
  },
  other: {
    en: 'Other',
    fr: 'Autre',
    spellings: ['Autre', 'Radiographie'],
  },
});
