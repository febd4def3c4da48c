import { bevacizumabNet } from '../../pipelines/studies/bevacizumab-net/study.ts';
import { loadLayout, loadQuestions } from '../../src/load/layout.ts';
import type { Connection } from '../../src/warehouse/open.ts';
import { insert, insertAll } from './insert.ts';

const CODE_LISTS: Readonly<Record<string, readonly string[]>> = {
  code_subgroup: ['pancreas', 'gi', 'other'],
  code_response: ['cr', 'pr', 'sd', 'pd', 'ne'],
  code_modality: [
    'surgery',
    'chemotherapy',
    'somatostatin_analogue',
    'prrt',
    'chemoembolization',
    'targeted_therapy',
    'interferon',
    'radiotherapy',
    'supportive_care',
  ],
  code_regimen_family: ['fluoropyrimidine', 'folfox', 'folfiri', 'temozolomide', 'streptozocin', 'other'],
  code_stop_reason: ['progression', 'therapeutic_break', 'toxicity', 'death', 'ongoing'],
  code_metastatic_site: ['liver', 'bone', 'lung'],
  code_cardiovascular_risk_factor: ['age_sex', 'hypertension', 'dyslipidemia', 'diabetes', 'smoking'],
};

export const LOOKED_FOR: Readonly<Record<string, readonly string[]>> = {
  bevacizumab: ['hypertension', 'edema', 'proteinuria', 'bleeding', 'thromboembolic_event'],
  chemotherapy: ['asthenia', 'hand_foot_syndrome', 'hematological', 'neurological'],
};

/** The study as declared: window 2007-05-23 to 2016-06-30, cut-off 2017-04-30, the thresholds of the plan. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  window_from: '2007-05-23',
  window_to: '2016-06-30',
  cutoff: '2017-04-30',
  registry_source: 'dcc',
  study: 'trial',
  index_drug: 'bevacizumab',
  index_with_class: 'cytotoxic',
  response_grace_days: '60',
  maintenance_gap_days: '30',
  before_baseline_days: '90',
  conditional_proposal_days: '90',
  baseline_imaging_days: '28',
  stable_disease_days: '42',
  progression_conflict_days: '45',
  bevacizumab_toxicity_grade: '2',
  chemotherapy_toxicity_grade: '3',
  treated_hypertension_grade: '2',
  ki67_middle_from: '3',
  ki67_middle_to: '20',
  ki67_grade_1_to_2010: '2',
  mitoses_grade_2_from: '2',
  mitoses_grade_2_to: '20',
};

/** Histological types and the differentiation that each contradicts (C-93). */
const HISTOLOGIES: readonly (readonly [string, string | null])[] = [
  ['neuroendocrine_tumor', null],
  ['neuroendocrine_carcinoma', null],
  ['small_cell_carcinoma', 'well'],
  ['large_cell_carcinoma', 'well'],
  ['mixed_neoplasm', 'well'],
  ['goblet_cell_carcinoma', 'well'],
  ['other', null],
];

export function declareStudy(db: Connection): void {
  for (const [name, value] of Object.entries(PARAMETERS)) {
    insert(db, 'study_parameter', { name, value, rule: 'AP-1', description: name });
  }
  for (const [table, codes] of Object.entries(CODE_LISTS)) insertAll(db, table, codes.map(coded));
  insertAll(db, 'code_toxicity_term', [...Object.values(LOOKED_FOR).flat(), 'nausea'].map(coded));
  for (const [attribution, terms] of Object.entries(LOOKED_FOR)) {
    insertAll(
      db,
      'study_toxicity',
      terms.map((term, index) => ({ attribution, term, position: index + 1 })),
    );
  }
  insert(db, 'code_drug', { ...coded('bevacizumab', 0), drug_class: 'targeted' });
  insert(db, 'code_drug', { ...coded('fluorouracil', 1), drug_class: 'cytotoxic' });
  const sites: readonly (readonly [string, string | null, number])[] = [
    ['pancreas', 'pancreas', 1],
    ['ileum', 'gi', 1],
    ...(['stomach', 'duodenum', 'small_bowel', 'appendix', 'colon', 'caecum', 'rectum'] as const).map(
      (code) => [code, 'gi', 1] as const,
    ),
    ['unknown', 'other', 1],
    ['bronchus', null, 0],
  ];
  sites.forEach(([code, subgroup, isDigestive], index) => {
    insert(db, 'code_primary_site', { ...coded(code, index), subgroup, is_digestive: isDigestive });
  });
  HISTOLOGIES.forEach(([code, contradicts], index) => {
    insert(db, 'code_histology', { ...coded(code, index), contradicts });
  });
  ['pfs', 'os', 'pfs_retreatment'].forEach((endpoint, index) => {
    const paramcd = ['PFS', 'OS', 'PFSRT'][index] ?? '';
    insert(db, 'study_endpoint', {
      endpoint,
      paramcd,
      position: index + 1,
      label_en: endpoint,
      label_fr: endpoint,
    });
  });
  for (const [comparison, groups] of [
    ['pancreas_gi', ['pancreas', 'gi']],
    ['all_subgroups', ['pancreas', 'gi', 'other']],
  ] as const) {
    insertAll(
      db,
      'study_comparison',
      groups.map((subgroup, index) => ({ comparison, subgroup, position: index + 1 })),
    );
  }
  for (const [stratum, target_months] of Object.entries({ all: 20, pancreas: 16, gi: 23 })) {
    insert(db, 'study_target', { endpoint: 'pfs', stratum, target_months });
  }
  loadLayout(db, bevacizumabNet.layout);
  loadQuestions(db, bevacizumabNet.questions);
  insert(db, 'etl_source_file', { ...FILE, file_key: 1, source: 'dcc', file: 'DCC_RENATEN_20170601.xlsx' });
  insert(db, 'etl_source_file', { ...FILE, file_key: 2, source: 'orbis', file: 'ORBIS_CURES_20170601.csv' });
  insert(db, 'source_row', {
    source_row_key: 1,
    file_key: 1,
    sheet: 'Fiches RCP',
    row_number: 4,
    fate: 'loaded',
  });
}

const FILE = { run_id: 'run', format: 'xlsx', sha256: '0'.repeat(64), size_bytes: 1, status: 'used' };

function coded(
  code: string,
  index: number,
): { code: string; position: number; label_en: string; label_fr: string } {
  return { code, position: index + 1, label_en: code, label_fr: code };
}
