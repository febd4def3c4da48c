import { codeList } from '../../src/define/code-list.ts';

/** What a line of therapy consists of. All but supportive care are lines (C-8); drugs are read from two of them (C-62). */
export const modality = codeList('modality', {
  surgery: {
    en: 'Surgery',
    fr: 'Chirurgie',
    spellings: ['Chirurgie', 'Chir', 'Chir.', 'Exérèse', 'Résection', 'Chirurgical', 'Surgery'],
  },
  chemotherapy: {
    en: 'Chemotherapy',
    fr: 'Chimiothérapie',
    spellings: [
      'Chimiothérapie',
      'Chimio',
      'CT',
      'Chimiothérapie systémique',
      'Chimiothérapie IV',
      'Chimiothérapie + bevacizumab',
      'Chemotherapy',
    ],
  },
  somatostatin_analogue: {
    en: 'Somatostatin analogue',
    fr: 'Analogue de la somatostatine',
    spellings: [
      ...[
        'Analogue de la somatostatine',
        'Analogues de la somatostatine',
        'Analogue somatostatine',
        'Analogues somatostatine',
      ],
      ...[
        'Analogue',
        'Analogues',
        'Analogues froids',
        'Analogue froid',
        'SSA',
        'ASS',
        'Somatostatine',
        'Hormonothérapie',
      ],
    ],
  },
  prrt: {
    en: 'Peptide receptor radionuclide therapy',
    fr: 'Radiothérapie interne vectorisée',
    spellings: [
      ...[
        'RIV',
        'PRRT',
        'Radiothérapie interne vectorisée',
        'Radiothérapie métabolique',
        'Lutathera',
        'Lutétium',
        'Analogues chauds',
      ],
      ...[
        'Radiothérapie vectorisée',
        'Irathérapie métabolique',
        'Lu-Dotatate',
        '177Lu-Dotatate',
        'Radionucléides',
        'MIBG',
      ],
    ],
  },
  chemoembolization: {
    en: 'Chemoembolization',
    fr: 'Chimioembolisation',
    spellings: [
      ...[
        'Chimioembolisation',
        'Chimio-embolisation',
        'CEL',
        'CEAH',
        'CEIA',
        'TACE',
        'Chimioembolisation hépatique',
      ],
      ...[
        'Chimioembolisation artérielle hépatique',
        'Chimioembolisation lipiodolée',
        'CHE',
        'Chemoembolization',
      ],
    ],
  },
  targeted_therapy: {
    en: 'Targeted therapy',
    fr: 'Thérapie ciblée',
    spellings: [
      ...[
        'Thérapie ciblée',
        'Thérapies ciblées',
        'Thérapeutique ciblée',
        'Traitement ciblé',
        'Antiangiogénique',
        'Anti-angiogénique',
      ],
      ...[
        'Thérapie moléculaire ciblée',
        'TC',
        'Biothérapie',
        'Targeted therapy',
        'ITK',
        'Inhibiteur de mTOR',
      ],
    ],
  },
  interferon: {
    en: 'Interferon',
    fr: 'Interféron',
    spellings: ['Interféron', 'IFN', 'Interféron alpha', 'Interféron alfa', 'Immunothérapie (interféron)'],
  },
  radiotherapy: {
    en: 'Radiotherapy',
    fr: 'Radiothérapie',
    spellings: [
      'Radiothérapie',
      'Radiothérapie externe',
      'RT',
      'RTE',
      'Irradiation',
      'Radiothérapie antalgique',
      'Stéréotaxie',
      'Radiotherapy',
    ],
  },
  supportive_care: {
    en: 'Supportive care',
    fr: 'Soins de support',
    spellings: [
      ...[
        'Soins de support',
        'Soins de confort',
        'Soins palliatifs',
        'SDS',
        'SP',
        'BSC',
        'Soins de support seuls',
        'Soins de support exclusifs',
      ],
      ...['Traitement symptomatique', 'Supportive care'],
    ],
  },
});
