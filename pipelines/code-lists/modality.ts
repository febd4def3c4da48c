import { codeList } from '../../src/define/code-list.ts';

/** Types of lines of therapy. */
export const modality = codeList('modality', {
  surgery: {
    en: 'Surgery',
    fr: 'Chirurgie',
    spellings: ['Chirurgie', 'Chirurgical'],
  },
  chemotherapy: {
    en: 'Chemotherapy',
    fr: 'Chimiothérapie',
    spellings: ['Chimiothérapie', 'Chimio', 'CT'],
  },
  somatostatin_analogue: {
    en: 'Somatostatin analogue',
    fr: 'Analogue de la somatostatine',
    spellings: [
      'Analogue de la somatostatine',
      'Analogues de la somatostatine',
      'Analogues',
      'Analogue',
      'SSA',
    ],
  },
  prrt: {
    en: 'Peptide receptor radionuclide therapy',
    fr: 'Radiothérapie interne vectorisée',
    spellings: ['RIV', 'Radiothérapie interne vectorisée', 'Radiothérapie interne', 'PRRT'],
  },
  chemoembolization: {
    en: 'Chemoembolization',
    fr: 'Chimioembolisation',
    spellings: ['Chimioembolisation', 'Chimio-embolisation', 'CEIA', 'CHE'],
  },
  targeted_therapy: {
    en: 'Targeted therapy',
    fr: 'Thérapie ciblée',
    spellings: ['Thérapie ciblée', 'Thérapies ciblées', 'TC'],
  },
  interferon: {
    en: 'Interferon',
    fr: 'Interféron',
    spellings: ['Interféron'],
  },
  radiotherapy: {
    en: 'Radiotherapy',
    fr: 'Radiothérapie',
    spellings: ['Radiothérapie', 'RT', 'RTE', 'Radiothérapie externe'],
  },
  supportive_care: {
    en: 'Supportive care',
    fr: 'Soins de support',
    spellings: ['Soins de support', 'Soins palliatifs', 'Soins de confort', 'SDS'],
  },
});
