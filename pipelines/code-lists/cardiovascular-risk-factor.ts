import { codeList } from '../../src/define/code-list.ts';

/** Cardiovascular risk factors. */
export const cardiovascularRiskFactor = codeList('cardiovascular_risk_factor', {
  age_sex: {
    en: 'Age and sex',
    fr: 'Âge et sexe',
    spellings: ['âge/sexe', 'âge / sexe', 'âge et sexe', 'age sexe', 'âge-sexe', 'âge', 'sexe'],
  },
  hypertension: {
    en: 'Hypertension',
    fr: 'Hypertension artérielle',
    spellings: ['HTA', 'hypertension', 'hypertension artérielle'],
  },
  dyslipidemia: {
    en: 'Dyslipidemia',
    fr: 'Dyslipidémie',
    spellings: ['dyslipidémie', 'hypercholestérolémie', 'DLP'],
  },
  diabetes: {
    en: 'Diabetes',
    fr: 'Diabète',
    spellings: ['diabète', 'DNID', 'diabète type 2', 'diabétique'],
  },
  smoking: {
    en: 'Active smoking',
    fr: 'Tabagisme actif',
    spellings: ['tabac', 'tabagisme', 'tabagisme actif', 'fumeur'],
  },
});
