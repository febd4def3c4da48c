import { codeList } from '../../src/define/code-list.ts';

export type DrugClass =
  | 'cytotoxic'
  | 'antiangiogenic'
  | 'somatostatin_analogue'
  | 'mtor_inhibitor'
  | 'tyrosine_kinase_inhibitor'
  | 'interferon'
  | 'radionuclide'
  | 'other';

/** Drugs with their class and brand names; which of them are cytotoxic is C-14's list. */
export const drug = codeList<Drug, { readonly drugClass: DrugClass }>('drug', {
  bevacizumab: {
    en: 'Bevacizumab',
    fr: 'Bévacizumab',
    drugClass: 'antiangiogenic',
    spellings: [
      'bevacizumab',
      'bévacizumab',
      'Avastin',
      'bev',
      'bév',
      'béva',
      'beva',
      'bevacizumab biosimilaire',
    ],
  },
  fluorouracil: {
    en: 'Fluorouracil',
    fr: 'Fluorouracile',
    drugClass: 'cytotoxic',
    spellings: ['5FU', '5-FU', '5 FU', 'FU', 'fluorouracile', 'fluoro-uracile', 'fluorouracil'],
  },
  capecitabine: {
    en: 'Capecitabine',
    fr: 'Capécitabine',
    drugClass: 'cytotoxic',
    spellings: ['capécitabine', 'Xeloda', 'xeloda'],
  },
  s_1: {
    en: 'S-1',
    fr: 'S-1',
    drugClass: 'cytotoxic',
    spellings: ['S-1', 'S1', 'tegafur', 'Teysuno'],
  },
  oxaliplatin: {
    en: 'Oxaliplatin',
    fr: 'Oxaliplatine',
    drugClass: 'cytotoxic',
    spellings: ['oxaliplatine', 'Eloxatine'],
  },
  cisplatin: {
    en: 'Cisplatin',
    fr: 'Cisplatine',
    drugClass: 'cytotoxic',
    spellings: ['cisplatine', 'CDDP'],
  },
  carboplatin: {
    en: 'Carboplatin',
    fr: 'Carboplatine',
    drugClass: 'cytotoxic',
    spellings: ['carboplatine'],
  },
  irinotecan: {
    en: 'Irinotecan',
    fr: 'Irinotécan',
    drugClass: 'cytotoxic',
    spellings: ['irinotécan', 'Campto', 'CPT-11', 'CPT11'],
  },
  streptozocin: {
    en: 'Streptozocin',
    fr: 'Streptozotocine',
    drugClass: 'cytotoxic',
    spellings: ['streptozotocine', 'streptozocine', 'Zanosar', 'STZ'],
  },
  dacarbazine: {
    en: 'Dacarbazine',
    fr: 'Dacarbazine',
    drugClass: 'cytotoxic',
    spellings: ['Déticène', 'DTIC'],
  },
  temozolomide: {
    en: 'Temozolomide',
    fr: 'Témozolomide',
    drugClass: 'cytotoxic',
    spellings: ['témozolomide', 'Temodal', 'TMZ'],
  },
  doxorubicin: {
    en: 'Doxorubicin',
    fr: 'Doxorubicine',
    drugClass: 'cytotoxic',
    spellings: ['doxorubicine', 'Adriamycine', 'Adriblastine'],
  },
  epirubicin: {
    en: 'Epirubicin',
    fr: 'Épirubicine',
    drugClass: 'cytotoxic',
    spellings: ['épirubicine', 'Farmorubicine'],
  },
  etoposide: {
    en: 'Etoposide',
    fr: 'Étoposide',
    drugClass: 'cytotoxic',
    spellings: ['étoposide', 'VP16', 'VP-16', 'VP 16', 'Vépéside'],
  },
  gemcitabine: {
    en: 'Gemcitabine',
    fr: 'Gemcitabine',
    drugClass: 'cytotoxic',
    spellings: ['Gemzar'],
  },
  docetaxel: {
    en: 'Docetaxel',
    fr: 'Docétaxel',
    drugClass: 'cytotoxic',
    spellings: ['docétaxel', 'Taxotère'],
  },
  paclitaxel: {
    en: 'Paclitaxel',
    fr: 'Paclitaxel',
    drugClass: 'cytotoxic',
    spellings: ['Taxol', 'Abraxane'],
  },
  cyclophosphamide: {
    en: 'Cyclophosphamide',
    fr: 'Cyclophosphamide',
    drugClass: 'cytotoxic',
    spellings: ['Endoxan'],
  },
  folinic_acid: {
    en: 'Folinic acid',
    fr: 'Acide folinique',
    drugClass: 'other',
    spellings: ['acide folinique', 'folinate de calcium', 'lévofolinate', 'Elvorine', 'leucovorine'],
  },
  interferon: {
    en: 'Interferon',
    fr: 'Interféron',
    drugClass: 'interferon',
    spellings: ['interféron', 'Introna', 'IFN'],
  },
  everolimus: {
    en: 'Everolimus',
    fr: 'Évérolimus',
    drugClass: 'mtor_inhibitor',
    spellings: ['évérolimus', 'Afinitor', 'RAD001'],
  },
  sunitinib: {
    en: 'Sunitinib',
    fr: 'Sunitinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Sutent'],
  },
  sorafenib: {
    en: 'Sorafenib',
    fr: 'Sorafénib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['sorafénib', 'Nexavar'],
  },
  pazopanib: {
    en: 'Pazopanib',
    fr: 'Pazopanib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Votrient'],
  },
  axitinib: {
    en: 'Axitinib',
    fr: 'Axitinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Inlyta'],
  },
  octreotide: {
    en: 'Octreotide',
    fr: 'Octréotide',
    drugClass: 'somatostatin_analogue',
    spellings: ['octréotide', 'Sandostatine LP', 'Sandostatine', 'octréotide LP'],
  },
  lanreotide: {
    en: 'Lanreotide',
    fr: 'Lanréotide',
    drugClass: 'somatostatin_analogue',
    spellings: ['lanréotide', 'Somatuline', 'Somatuline LP', 'Somatuline LP 120', 'Somatuline autogel'],
  },
  pasireotide: {
    en: 'Pasireotide',
    fr: 'Pasiréotide',
    drugClass: 'somatostatin_analogue',
    spellings: ['pasiréotide', 'Signifor'],
  },
  radionuclide: {
    en: 'Radionuclide',
    fr: 'Radionucléide',
    drugClass: 'radionuclide',
    spellings: ['RIV', 'Lutathera', '177Lu-DOTATATE', 'Lu-DOTATATE', '177Lu', '90Y-DOTATOC', 'Y90'],
  },
});

type Drug =
  | 'bevacizumab'
  | 'fluorouracil'
  | 'capecitabine'
  | 's_1'
  | 'oxaliplatin'
  | 'cisplatin'
  | 'carboplatin'
  | 'irinotecan'
  | 'streptozocin'
  | 'dacarbazine'
  | 'temozolomide'
  | 'doxorubicin'
  | 'epirubicin'
  | 'etoposide'
  | 'gemcitabine'
  | 'docetaxel'
  | 'paclitaxel'
  | 'cyclophosphamide'
  | 'folinic_acid'
  | 'interferon'
  | 'everolimus'
  | 'sunitinib'
  | 'sorafenib'
  | 'pazopanib'
  | 'axitinib'
  | 'octreotide'
  | 'lanreotide'
  | 'pasireotide'
  | 'radionuclide';
