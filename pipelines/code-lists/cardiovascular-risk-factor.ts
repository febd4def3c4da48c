import { codeList } from '../../src/define/code-list.ts';

export const cardiovascularRiskFactor = codeList('cardiovascular_risk_factor', {
  age_sex: {
    en: 'Age and sex',
    fr: 'Âge/sexe',
    spellings: ['Âge/sexe', 'Âge', 'Sexe', 'Âge et sexe', 'Âge sexe', 'Sexe masculin', 'Sexe/âge'],
  },
  hypertension: {
    en: 'Hypertension',
    fr: 'HTA',
    spellings: [
      'HTA',
      'Hypertension',
      'Hypertension artérielle',
      'HTA traitée',
      'HTA essentielle',
      'Hypertendu',
      'Hypertendue',
    ],
  },
  dyslipidemia: {
    en: 'Dyslipidemia',
    fr: 'Dyslipidémie',
    spellings: [
      'Dyslipidémie',
      'Dyslipémie',
      'Hypercholestérolémie',
      'Cholestérol',
      'Hyperlipidémie',
      'Hypertriglycéridémie',
      'HCT',
      'Dyslip',
    ],
  },
  diabetes: {
    en: 'Diabetes',
    fr: 'Diabète',
    spellings: [
      ...[
        'Diabète',
        'DNID',
        'DID',
        'DT1',
        'DT2',
        'Diabète type 1',
        'Diabète type 2',
        'Diabète de type 1',
        'Diabète de type 2',
      ],
      ...[
        'DNIR',
        'DIR',
        'Diabétique',
        'Diabète insulino-dépendant',
        'Diabète non insulino-dépendant',
        'Diabète insuliné',
      ],
    ],
  },
  smoking: {
    en: 'Smoking',
    fr: 'Tabac',
    spellings: [
      'Tabac',
      'Tabagisme',
      'Tabagisme actif',
      'Tabac actif',
      'Fumeur',
      'Fumeuse',
      'Fumeur actif',
      'Smoking',
    ],
  },
});
