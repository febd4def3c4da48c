import type { FindingCode } from './finding.ts';

/** An endpoint, or the table or view of the results, that a doubt may move. */
export type Effect =
  | 'pfs'
  | 'os'
  | 'pfs_retreatment'
  | 'response_rate'
  | 'cohort_flow'
  | 'table_05'
  | 'table_06'
  | 'table_07'
  | 'table_08'
  | 'table_10';

const EVERYTHING = ['cohort_flow', 'pfs', 'os', 'response_rate', 'table_08', 'table_10'] as const;
const HOSPITAL_DATA = ['pfs', 'os', 'response_rate', 'table_08', 'table_10'] as const;
const READ = ['cohort_flow', 'pfs', 'os'] as const;

/**
 * Effects of a finding about an analysed patient. A finding that is not listed has no effect on the study, or takes
 * its effects from its column (`COLUMN_EFFECTS`).
 */
export const FINDING_EFFECTS: { readonly [Code in FindingCode]?: readonly Effect[] } = {
  doubtful_match: HOSPITAL_DATA,
  ambiguous_match: HOSPITAL_DATA,
  shared_hospital_id: HOSPITAL_DATA,
  linked_by_ipp_alone: HOSPITAL_DATA,
  same_person_twice: EVERYTHING,
  sex_conflict: ['table_05'],
  birth_date_conflict: ['table_05'],
  date_before_birth: ['table_05'],
  site_icd10_disagree: ['cohort_flow', 'table_06'],
  site_from_icd10: ['cohort_flow', 'table_06'],
  several_primary_sites: ['cohort_flow', 'table_06'],
  combined_rows: READ,
  index_line_of_combined_rows: READ,
  pause_within_line: ['pfs', 'os', 'pfs_retreatment'],
  regimen_differs: ['table_08'],
  cycles_without_start: ['table_08'],
  index_line_from_hospital: EVERYTHING,
  retreatment_from_hospital: ['pfs_retreatment', 'table_08'],
  prior_line_from_hospital: ['table_07'],
  later_line_from_hospital: ['table_08'],
  line_from_hospital: ['table_07', 'table_08'],
  maintenance_line: ['pfs_retreatment', 'table_08'],
  maintenance_undecided: ['pfs_retreatment', 'table_08'],
  index_line_of_other_disease: [...READ, 'table_07'],
  progression_of_other_line: ['pfs', 'pfs_retreatment'],
  unread_imaging: ['pfs', 'pfs_retreatment', 'response_rate'],
  unconfirmed_progression: ['pfs', 'pfs_retreatment', 'response_rate'],
  clinical_progression: ['pfs', 'pfs_retreatment', 'response_rate'],
  short_stable_disease: ['response_rate'],
  response_by_other_modality: ['pfs', 'response_rate'],
  progressions_differ: ['pfs', 'pfs_retreatment'],
  baseline_imaging: ['pfs', 'pfs_retreatment'],
  contradicting_dates: ['pfs', 'os', 'pfs_retreatment'],
  imputed_day_contradicted: ['pfs', 'os'],
  imputed_end_before_start: ['pfs', 'os'],
  fact_after_last_news: ['pfs', 'os'],
  undated_progression: ['pfs', 'pfs_retreatment'],
  undated_death: ['pfs', 'os'],
  progression_without_date: ['pfs', 'pfs_retreatment'],
  unreadable_event: ['pfs', 'os', 'pfs_retreatment'],
  unreadable_death_of_living: ['pfs', 'os'],
  chemotherapy_without_protocol: ['cohort_flow', 'table_07', 'table_08'],
  event_without_line: ['table_10'],
  toxicity_without_line: ['table_10'],
  order_undecided: ['table_07', 'table_08'],
  proposed_without_answer: ['cohort_flow'],
  analysed_without_answer: ['cohort_flow'],
  carried_out_despite_no: ['cohort_flow'],
  carried_out_without_line: ['cohort_flow'],
  os_not_computable: ['os'],
  grade_disagrees: ['table_06'],
  histology_contradicts: ['table_06'],
  stage_contradicts_metastases: ['table_06'],
  ki67_fraction: ['table_06'],
  corrected_drug_name: READ,
  conditional_proposal: ['cohort_flow'],
  past_mention: ['cohort_flow'],
  conditional_drug: ['cohort_flow', 'table_08'],
  unknown_drug: ['cohort_flow', 'table_07', 'table_08'],
  identity_in_cell: ['cohort_flow'],
};
