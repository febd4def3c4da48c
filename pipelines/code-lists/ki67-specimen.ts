import { codeList } from '../../src/define/code-list.ts';

export const ki67Specimen = codeList('ki67_specimen', {
  surgical: {
    en: 'Surgical specimen',
    fr: 'Pièce opératoire',
    spellings: [
      'Pièce opératoire',
      'Pièce',
      'Pièce de résection',
      'Pièce chirurgicale',
      "Pièce d'exérèse",
      'Chirurgie',
      'PO',
      'Exérèse',
    ],
  },
  primary_biopsy: {
    en: 'Biopsy of the primary',
    fr: 'Biopsie du primitif',
    spellings: [
      'Biopsie primitif',
      'Biopsie du primitif',
      'Biopsie primitive',
      'Biopsie tumeur primitive',
      'Biopsie de la tumeur primitive',
    ],
  },
  metastasis_biopsy: {
    en: 'Biopsy of a metastasis',
    fr: "Biopsie d'une métastase",
    spellings: [
      'Biopsie métastase',
      'Biopsie de métastase',
      'Biopsie métastases',
      "Biopsie d'une métastase",
      'Biopsie méta',
      'Biopsie hépatique',
      'Biopsie de la métastase',
      'Biopsie métastase hépatique',
      'Biopsie de métastase hépatique',
      'PBF',
      'PBH',
      'Biopsie foie',
    ],
  },
});
