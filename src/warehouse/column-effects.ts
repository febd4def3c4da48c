import type { Effect } from '../findings/finding-effects.ts';

/** The role of a row in the analysis of a patient; a row without one has no effect. */
export type RowPart =
  | 'patient'
  | 'baseline'
  | 'index'
  | 'retreatment'
  | 'progression'
  | 'set_aside'
  | 'assessment'
  | 'event'
  | 'follow_up';

/** The possible effects of a doubtful value of a column, by the role of its row in the analysis. */
export interface ColumnEffects {
  readonly table: string;
  readonly part: RowPart;
  readonly columns: readonly string[];
  readonly effects: readonly Effect[];
}

const LINE = 'fact_line_of_therapy';

/**
 * The possible effects of a conflict of sources, an imputed day or a failed check: the tables and endpoints of the
 * study that read the column. A column that is not listed has none.
 */
export const COLUMN_EFFECTS: readonly ColumnEffects[] = [
  { table: 'dim_patient', part: 'patient', columns: ['sex', 'birth_month'], effects: ['table_05'] },
  {
    table: 'dim_tumor',
    part: 'baseline',
    columns: ['primary_site', 'subgroup', 'differentiation', 'has_histological_proof'],
    effects: ['cohort_flow', 'table_06'],
  },
  {
    table: 'dim_tumor',
    part: 'baseline',
    columns: [
      'grade',
      'ki67_low',
      'ki67_high',
      'ki67_specimen',
      'ki67_highest_in',
      'mitoses_per_10_hpf',
      'size_mm',
      'has_synchronous_metastases',
      'has_metachronous_metastases',
      'is_secreting',
      'histology',
      'icd10_code',
      'metastasized_on',
    ],
    effects: ['table_06'],
  },
  {
    table: 'dim_tumor',
    part: 'baseline',
    columns: ['diagnosed_on', 'age_at_diagnosis_years', 'has_men1'],
    effects: ['table_05'],
  },
  {
    table: 'fact_presentation',
    part: 'baseline',
    columns: ['is_carried_out', 'presented_on'],
    effects: ['cohort_flow'],
  },
  {
    table: 'fact_presentation',
    part: 'baseline',
    columns: ['ecog_status', 'has_cardiovascular_risk'],
    effects: ['table_05'],
  },
  {
    table: 'fact_presentation',
    part: 'baseline',
    columns: ['is_primary_in_place', 'has_secretory_syndrome', 'has_metastases', 'metastatic_site_count'],
    effects: ['table_06'],
  },
  { table: LINE, part: 'index', columns: ['started_on'], effects: ['pfs', 'os'] },
  {
    table: LINE,
    part: 'index',
    columns: ['has_bevacizumab', 'has_cytotoxic', 'line_number'],
    effects: ['cohort_flow', 'pfs', 'os'],
  },
  { table: LINE, part: 'index', columns: ['progressed_on', 'has_progression'], effects: ['pfs'] },
  { table: LINE, part: 'index', columns: ['best_response'], effects: ['response_rate'] },
  { table: LINE, part: 'index', columns: ['ended_on'], effects: ['response_rate', 'table_10'] },
  {
    table: LINE,
    part: 'index',
    columns: [
      'cycles',
      'regimen',
      'stop_reason',
      'place_of_care',
      'progression_at_start',
      'has_concomitant_ssa',
    ],
    effects: ['table_08'],
  },
  {
    table: LINE,
    part: 'retreatment',
    columns: ['started_on', 'progressed_on', 'has_progression', 'has_bevacizumab', 'has_cytotoxic'],
    effects: ['pfs_retreatment'],
  },
  {
    table: LINE,
    part: 'retreatment',
    columns: ['best_response', 'regimen', 'cycles'],
    effects: ['table_08'],
  },
  {
    table: LINE,
    part: 'set_aside',
    columns: ['started_on', 'ended_on', 'cycles', 'has_bevacizumab', 'has_cytotoxic'],
    effects: ['cohort_flow', 'pfs', 'os', 'table_07'],
  },
  { table: LINE, part: 'progression', columns: ['progressed_on', 'has_progression'], effects: ['pfs'] },
  {
    table: 'fact_response',
    part: 'assessment',
    columns: ['response', 'assessed_on'],
    effects: ['pfs', 'response_rate'],
  },
  {
    table: 'fact_adverse_event',
    part: 'event',
    columns: ['status', 'grade', 'attribution', 'action', 'has_dose_concession', 'has_treatment_started'],
    effects: ['table_10'],
  },
  {
    table: 'fact_follow_up',
    part: 'follow_up',
    columns: ['is_dead', 'died_on', 'vital_status'],
    effects: ['pfs', 'os'],
  },
  { table: 'fact_follow_up', part: 'follow_up', columns: ['last_news_on'], effects: ['pfs', 'os'] },
  {
    table: 'fact_follow_up',
    part: 'follow_up',
    columns: [
      'has_later_ssa',
      'has_later_chemotherapy',
      'has_later_chemoembolization',
      'has_later_prrt',
      'has_later_targeted_therapy',
      'has_later_surgery',
      'has_later_supportive_care',
    ],
    effects: ['table_08'],
  },
];
