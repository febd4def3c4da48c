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

interface DrugFacts {
  readonly en: string;
  readonly fr: string;
  readonly spellings: readonly string[];
  readonly drugClass: DrugClass;
}

/**
 * Drugs by their international names; brand names, abbreviations and common misspellings are spellings. Free text is
 * searched for them without regard to spaces and hyphens: "5-FU", "5 FU" and "5FU" are one spelling.
 * Cytotoxic are the drugs that C-14 names and no others: a cytotoxic that stands in no rule stays out of this list, so
 * that it becomes a finding.
 */
export const drug = codeList('drug', {
  bevacizumab: {
    en: 'Bevacizumab',
    fr: 'Bévacizumab',
    drugClass: 'antiangiogenic',
    spellings: [
      ...[
        'Bévacizumab',
        'Bev',
        'Béva',
        'Bvz',
        'BVZ',
        'Bevaci',
        'Avastin',
        'Avastine',
        'Avas',
        'Anti-VEGF',
        'Mvasi',
        'Zirabev',
        'Bevacizumab biosimilaire',
      ],
      ...[
        'Bevacuzimab',
        'Bevacizimab',
        'Bevacizumb',
        'Bevacizumad',
        'Bevazicumab',
        'Bevacyzumab',
        'Bevaciumab',
        'Bevacizumap',
      ],
    ],
  },
  fluorouracil: {
    en: 'Fluorouracil',
    fr: 'Fluorouracile',
    drugClass: 'cytotoxic',
    spellings: [
      'Fluorouracil',
      'Fluorouracile',
      '5-Fluorouracile',
      '5-Fluorouracil',
      '5-FU',
      '5FU continu',
      'Fluoro-uracile',
      'FU',
    ],
  },
  capecitabine: {
    en: 'Capecitabine',
    fr: 'Capécitabine',
    drugClass: 'cytotoxic',
    spellings: ['Capécitabine', 'Capécitabin', 'Xeloda', 'Xéloda', 'Cape', 'Capé', 'Capecitabin'],
  },
  s_1: {
    en: 'S-1 (tegafur, gimeracil, oteracil)',
    fr: 'S-1 (tégafur, giméracil, otéracil)',
    drugClass: 'cytotoxic',
    spellings: ['S-1', 'TS-1', 'Teysuno', 'Tégafur', 'Tegafur-gimeracil-oteracil'],
  },
  oxaliplatin: {
    en: 'Oxaliplatin',
    fr: 'Oxaliplatine',
    drugClass: 'cytotoxic',
    spellings: ['Oxaliplatine', 'Oxaliplatin', 'Eloxatine', 'Oxali', 'Oxa', 'L-OHP', 'LOHP'],
  },
  cisplatin: {
    en: 'Cisplatin',
    fr: 'Cisplatine',
    drugClass: 'cytotoxic',
    spellings: ['Cisplatine', 'Cisplatin', 'Cisplat', 'CDDP', 'Cisplatyl'],
  },
  carboplatin: {
    en: 'Carboplatin',
    fr: 'Carboplatine',
    drugClass: 'cytotoxic',
    spellings: ['Carboplatine', 'Carboplatin', 'Carbo', 'CBDCA', 'Paraplatine'],
  },
  irinotecan: {
    en: 'Irinotecan',
    fr: 'Irinotécan',
    drugClass: 'cytotoxic',
    spellings: ['Irinotécan', 'Irino', 'Campto', 'CPT-11', 'CPT11', 'Irinotecan Campto'],
  },
  streptozocin: {
    en: 'Streptozocin',
    fr: 'Streptozotocine',
    drugClass: 'cytotoxic',
    spellings: [
      'Streptozotocine',
      'Streptozocine',
      'Streptozotocin',
      'Streptozocin',
      'Zanosar',
      'STZ',
      'Strepto',
      'Streptozo',
    ],
  },
  dacarbazine: {
    en: 'Dacarbazine',
    fr: 'Dacarbazine',
    drugClass: 'cytotoxic',
    spellings: ['Dacarbazine', 'Dacarbazin', 'Déticène', 'DTIC'],
  },
  temozolomide: {
    en: 'Temozolomide',
    fr: 'Témozolomide',
    drugClass: 'cytotoxic',
    spellings: ['Témozolomide', 'Témodal', 'Temozolomid', 'TMZ', 'Temo', 'Témozo', 'TEM'],
  },
  doxorubicin: {
    en: 'Doxorubicin',
    fr: 'Doxorubicine',
    drugClass: 'cytotoxic',
    spellings: ['Doxorubicine', 'Doxorubicin', 'Adriamycine', 'Adriblastine', 'Adria', 'Doxo', 'Caelyx'],
  },
  epirubicin: {
    en: 'Epirubicin',
    fr: 'Épirubicine',
    drugClass: 'cytotoxic',
    spellings: ['Épirubicine', 'Epirubicin', 'Farmorubicine', 'Épiadriamycine'],
  },
  etoposide: {
    en: 'Etoposide',
    fr: 'Étoposide',
    drugClass: 'cytotoxic',
    spellings: ['Étoposide', 'VP16', 'VP-16', 'Vépéside', 'Celltop', 'Étopophos'],
  },
  gemcitabine: {
    en: 'Gemcitabine',
    fr: 'Gemcitabine',
    drugClass: 'cytotoxic',
    spellings: ['Gemcitabine', 'Gemcitabin', 'Gemzar', 'Gem', 'Gemcita'],
  },
  docetaxel: {
    en: 'Docetaxel',
    fr: 'Docétaxel',
    drugClass: 'cytotoxic',
    spellings: ['Docétaxel', 'Taxotère'],
  },
  paclitaxel: {
    en: 'Paclitaxel',
    fr: 'Paclitaxel',
    drugClass: 'cytotoxic',
    spellings: ['Paclitaxel', 'Taxol', 'Nab-paclitaxel', 'Abraxane'],
  },
  cyclophosphamide: {
    en: 'Cyclophosphamide',
    fr: 'Cyclophosphamide',
    drugClass: 'cytotoxic',
    spellings: ['Cyclophosphamide', 'Endoxan', 'Cyclophosphamid'],
  },
  octreotide: {
    en: 'Octreotide',
    fr: 'Octréotide',
    drugClass: 'somatostatin_analogue',
    spellings: [
      'Octréotide',
      'Octréotide LP',
      'Octreotid',
      'Sandostatine',
      'Sandostatine LP',
      'Sandostatin',
      'Sandostatine LAR',
      'Siroctid',
    ],
  },
  lanreotide: {
    en: 'Lanreotide',
    fr: 'Lanréotide',
    drugClass: 'somatostatin_analogue',
    spellings: ['Lanréotide', 'Lanréotide LP', 'Somatuline', 'Somatuline LP', 'Somatuline Autogel', 'Ipstyl'],
  },
  pasireotide: {
    en: 'Pasireotide',
    fr: 'Pasiréotide',
    drugClass: 'somatostatin_analogue',
    spellings: ['Pasiréotide', 'Signifor'],
  },
  somatostatin_analogue: {
    en: 'Somatostatin analogue, not specified',
    fr: 'Analogue de la somatostatine, sans précision',
    drugClass: 'somatostatin_analogue',
    spellings: [
      ...[
        'Analogue de la somatostatine',
        'Analogues de la somatostatine',
        'Analogue somatostatine',
        'Analogues somatostatine',
        'SSA',
      ],
      ...[
        'Analogue de la somatostatine, sans précision',
        'Analogues',
        'Analogue',
        'Analogues froids',
        'Analogue froid',
        'Somatostatine',
      ],
    ],
  },
  everolimus: {
    en: 'Everolimus',
    fr: 'Évérolimus',
    drugClass: 'mtor_inhibitor',
    spellings: ['Évérolimus', 'Afinitor', 'RAD001', 'Votubia', 'Évéro'],
  },
  temsirolimus: {
    en: 'Temsirolimus',
    fr: 'Temsirolimus',
    drugClass: 'mtor_inhibitor',
    spellings: ['Temsirolimus', 'Torisel'],
  },
  sunitinib: {
    en: 'Sunitinib',
    fr: 'Sunitinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Sunitinib', 'Sutent', 'Sunitib'],
  },
  sorafenib: {
    en: 'Sorafenib',
    fr: 'Sorafénib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Sorafénib', 'Nexavar'],
  },
  pazopanib: {
    en: 'Pazopanib',
    fr: 'Pazopanib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Pazopanib', 'Votrient'],
  },
  axitinib: {
    en: 'Axitinib',
    fr: 'Axitinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Axitinib', 'Inlyta'],
  },
  cabozantinib: {
    en: 'Cabozantinib',
    fr: 'Cabozantinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Cabozantinib', 'Cabometyx', 'Cometriq'],
  },
  lenvatinib: {
    en: 'Lenvatinib',
    fr: 'Lenvatinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Lenvatinib', 'Lenvima'],
  },
  regorafenib: {
    en: 'Regorafenib',
    fr: 'Régorafénib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Régorafénib', 'Stivarga'],
  },
  surufatinib: {
    en: 'Surufatinib',
    fr: 'Surufatinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Surufatinib', 'Sulfatinib'],
  },
  famitinib: {
    en: 'Famitinib',
    fr: 'Famitinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Famitinib'],
  },
  imatinib: {
    en: 'Imatinib',
    fr: 'Imatinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Imatinib', 'Glivec'],
  },
  erlotinib: {
    en: 'Erlotinib',
    fr: 'Erlotinib',
    drugClass: 'tyrosine_kinase_inhibitor',
    spellings: ['Erlotinib', 'Tarceva'],
  },
  ramucirumab: {
    en: 'Ramucirumab',
    fr: 'Ramucirumab',
    drugClass: 'antiangiogenic',
    spellings: ['Ramucirumab', 'Cyramza'],
  },
  aflibercept: {
    en: 'Aflibercept',
    fr: 'Aflibercept',
    drugClass: 'antiangiogenic',
    spellings: ['Aflibercept', 'Zaltrap'],
  },
  interferon: {
    en: 'Interferon',
    fr: 'Interféron',
    drugClass: 'interferon',
    spellings: [
      ...[
        'Interféron',
        'IFN',
        'Interféron alpha',
        'Interféron alfa',
        'IFN alpha',
        'Introna',
        'Intron A',
        'Roféron',
        'PEG-interféron',
      ],
      ...[
        'Interféron alpha 2a',
        'Interféron alpha 2b',
        'Interféron alfa 2b',
        'Interféron alfa 2a',
        'Viraféron',
        'ViraféronPeg',
        'Pegasys',
      ],
    ],
  },
  lutetium: {
    en: '177Lu-DOTATATE',
    fr: '177Lu-DOTATATE',
    drugClass: 'radionuclide',
    spellings: [
      ...[
        'Lutathera',
        'Lutétium',
        'Lutécium',
        '177Lu',
        'Lu-177',
        '177Lu-DOTATATE',
        '177 Lu-DOTATATE',
        'DOTATATE',
        'Lu-DOTATATE',
        'RIV',
        'PRRT',
      ],
      ...[
        'Radiothérapie interne vectorisée',
        'Radiothérapie métabolique',
        'Lutétium 177',
        'Lutétium DOTATATE',
        'Octreother',
        'Analogues chauds',
      ],
    ],
  },
  yttrium: {
    en: '90Y',
    fr: 'Yttrium 90',
    drugClass: 'radionuclide',
    spellings: ['90Y', 'Yttrium', 'Yttrium 90', '90Y-DOTATOC', 'DOTATOC'],
  },
  mibg: {
    en: '131I-MIBG',
    fr: 'MIBG',
    drugClass: 'radionuclide',
    spellings: ['MIBG', '131I-MIBG', 'I131-MIBG'],
  },
  cetuximab: { en: 'Cetuximab', fr: 'Cétuximab', drugClass: 'other', spellings: ['Cétuximab', 'Erbitux'] },
  panitumumab: {
    en: 'Panitumumab',
    fr: 'Panitumumab',
    drugClass: 'other',
    spellings: ['Panitumumab', 'Vectibix'],
  },
  trastuzumab: {
    en: 'Trastuzumab',
    fr: 'Trastuzumab',
    drugClass: 'other',
    spellings: ['Trastuzumab', 'Herceptin'],
  },
  nivolumab: { en: 'Nivolumab', fr: 'Nivolumab', drugClass: 'other', spellings: ['Nivolumab', 'Opdivo'] },
  pembrolizumab: {
    en: 'Pembrolizumab',
    fr: 'Pembrolizumab',
    drugClass: 'other',
    spellings: ['Pembrolizumab', 'Keytruda'],
  },
  atezolizumab: {
    en: 'Atezolizumab',
    fr: 'Atézolizumab',
    drugClass: 'other',
    spellings: ['Atézolizumab', 'Tecentriq'],
  },
  avelumab: { en: 'Avelumab', fr: 'Avélumab', drugClass: 'other', spellings: ['Avélumab', 'Bavencio'] },
  durvalumab: {
    en: 'Durvalumab',
    fr: 'Durvalumab',
    drugClass: 'other',
    spellings: ['Durvalumab', 'Imfinzi'],
  },
  ipilimumab: { en: 'Ipilimumab', fr: 'Ipilimumab', drugClass: 'other', spellings: ['Ipilimumab', 'Yervoy'] },
  spartalizumab: {
    en: 'Spartalizumab',
    fr: 'Spartalizumab',
    drugClass: 'other',
    spellings: ['Spartalizumab', 'PDR001'],
  },
  denosumab: {
    en: 'Denosumab',
    fr: 'Dénosumab',
    drugClass: 'other',
    spellings: ['Dénosumab', 'Xgeva', 'Prolia'],
  },
  zoledronic_acid: {
    en: 'Zoledronic acid',
    fr: 'Acide zolédronique',
    drugClass: 'other',
    spellings: ['Acide zolédronique', 'Zométa', 'Zolédronate'],
  },
  folinic_acid: {
    en: 'Folinic acid',
    fr: 'Acide folinique',
    drugClass: 'other',
    spellings: [
      ...[
        'Acide folinique',
        'Folinate de calcium',
        'Lévofolinate',
        'Lévofolinate de calcium',
        'Elvorine',
        'Lederfoline',
        'Leucovorine',
      ],
      ...['Folinate', 'Acide lévofolinique', 'Folinate calcique'],
    ],
  },
  diazoxide: { en: 'Diazoxide', fr: 'Diazoxide', drugClass: 'other', spellings: ['Diazoxide', 'Proglicem'] },
  telotristat: {
    en: 'Telotristat',
    fr: 'Télotristat',
    drugClass: 'other',
    spellings: ['Télotristat', 'Xermelo'],
  },
  mitotane: { en: 'Mitotane', fr: 'Mitotane', drugClass: 'other', spellings: ['Mitotane', 'Lysodren'] },
  metformin: {
    en: 'Metformin',
    fr: 'Metformine',
    drugClass: 'other',
    spellings: ['Metformine', 'Metformin', 'Glucophage'],
  },
} satisfies Record<string, DrugFacts>);
