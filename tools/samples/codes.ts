/** The code lists of the truth. Which words the exports have for them is the writer's business. */

export type Sex = 'male' | 'female';

export type FicheStatus = 'validated' | 'not_validated' | 'postponed' | 'not_presented';

export type PrimarySite =
  | 'pancreas'
  | 'duodenum'
  | 'jejunum'
  | 'ileum'
  | 'small_bowel'
  | 'appendix'
  | 'colon'
  | 'rectum'
  | 'stomach'
  | 'caecum'
  | 'esophagus'
  | 'bronchus'
  | 'thymus'
  | 'unknown';

export type MetastaticSite =
  | 'liver'
  | 'bone'
  | 'peritoneum'
  | 'lymph_nodes'
  | 'lung'
  | 'brain'
  | 'ovary'
  | 'skin';

export type CardiovascularRisk = 'age_sex' | 'hypertension' | 'dyslipidemia' | 'diabetes' | 'smoking';

/** A drug, or a regimen made of several. */
export type Drug =
  | 'bevacizumab'
  | 'folfox'
  | 'capox'
  | 'folfiri'
  | 'folfirinox'
  | 'lv5fu2'
  | 'gemox'
  | 'temcap'
  | 'fluorouracil'
  | 'capecitabine'
  | 's1'
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
  | 'octreotide'
  | 'lanreotide'
  | 'radionuclide'
  | 'trial_drug';

/** What a meeting proposes otherwise than a drug. */
export type Plan =
  | 'surveillance'
  | 'surgery'
  | 'chemoembolization'
  | 'supportive_care'
  | 'imaging'
  | 'continue_analogues';

export type LineType =
  | 'surgery'
  | 'chemotherapy'
  | 'somatostatin_analogue'
  | 'radionuclide'
  | 'chemoembolization'
  | 'targeted_therapy'
  | 'interferon'
  | 'radiotherapy'
  | 'supportive_care';

export type StopReason = 'progression' | 'pause' | 'toxicity' | 'death' | 'ongoing';

export type Response = 'cr' | 'pr' | 'sd' | 'pd' | 'ne';

export type ToxicityTerm =
  | 'hypertension'
  | 'oedema'
  | 'proteinuria'
  | 'bleeding'
  | 'thromboembolic'
  | 'asthenia'
  | 'hand_foot'
  | 'hematological'
  | 'neurological'
  | 'diarrhea'
  | 'mucositis'
  | 'nausea';

export type Attribution = 'bevacizumab' | 'chemotherapy' | 'both' | 'unknown';

export type Conduct = 'none' | 'dose_concession' | 'stop_bevacizumab' | 'stop_chemotherapy';

export type ToxicityGrade = 0 | 1 | 2 | 3 | 4 | 5;

/** Later treatments that the follow-up sheet asks for. */
export type LaterClass =
  | 'analogues'
  | 'chemotherapy'
  | 'chemoembolization'
  | 'radionuclide'
  | 'targeted_therapy'
  | 'surgery'
  | 'supportive_care_only';

export type Modality = 'ct' | 'mri' | 'octreoscan' | 'pet' | 'ultrasound';
