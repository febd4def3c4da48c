import { codeList } from '../../src/define/code-list.ts';

/** Specimen on which Ki67 was read. */
export const ki67Specimen = codeList('ki67_specimen', {
  surgical: {
    en: 'Surgical specimen',
    fr: 'Pièce opératoire',
    spellings: ['Pièce opératoire', 'Pièce', 'Pièce chirurgicale', 'Chirurgie'],
  },
  primary_biopsy: {
    en: 'Biopsy of the primary',
    fr: 'Biopsie du primitif',
    spellings: ['Biopsie primitif', 'Biopsie du primitif'],
  },
  metastasis_biopsy: {
    en: 'Biopsy of a metastasis',
    fr: "Biopsie d'une métastase",
    spellings: ['Biopsie métastase', "Biopsie d'une métastase", 'Biopsie de métastase', 'Biopsie hépatique'],
  },
});
