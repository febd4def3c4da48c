import type { ConceptName, FieldOf, IdentityPart } from '../define/concepts.ts';
import type { Database, TableName } from './tables.ts';

/** The field of each concept that answers a column. A field that the concept lacks is a compile error. */
type AnsweredBy = { readonly [C in ConceptName]?: FieldOf<C> | IdentityPart };

type AnswerMap = {
  readonly [T in TableName as T extends `dim_${string}` | `fact_${string}` ? T : never]: {
    readonly [K in keyof Database[T]]?: AnsweredBy;
  };
};

const tumorDescription = {
  primary_site: { presentation: 'primary_site' },
  icd10_code: { presentation: 'icd10_code' },
  histology: { presentation: 'histology' },
  has_histological_proof: { presentation: 'has_histological_proof' },
  differentiation: { presentation: 'differentiation' },
  grade: { presentation: 'grade' },
  grade_low: { presentation: 'grade' },
  grade_high: { presentation: 'grade' },
  ki67_low: { presentation: 'ki67' },
  ki67_high: { presentation: 'ki67' },
  is_ki67_low_excluded: { presentation: 'ki67' },
  is_ki67_high_excluded: { presentation: 'ki67' },
  ki67_specimen: { presentation: 'ki67_specimen' },
  ki67_highest_in: { presentation: 'ki67_highest_in' },
  t: { presentation: 'tnm' },
  n: { presentation: 'tnm' },
  m: { presentation: 'tnm' },
  tnm_prefix: { presentation: 'tnm' },
  tnm_edition: { presentation: 'tnm' },
  mitoses_per_10_hpf: { presentation: 'mitoses_per_10_hpf' },
  mitoses_low: { presentation: 'mitoses_per_10_hpf' },
  mitoses_high: { presentation: 'mitoses_per_10_hpf' },
  is_mitoses_low_excluded: { presentation: 'mitoses_per_10_hpf' },
  is_mitoses_high_excluded: { presentation: 'mitoses_per_10_hpf' },
  size_mm: { presentation: 'size_mm' },
  diagnosed_on: { presentation: 'diagnosed_on' },
  metastasized_on: { presentation: 'metastasized_on' },
  has_synchronous_metastases: { presentation: 'has_synchronous_metastases' },
  has_metachronous_metastases: { presentation: 'has_metachronous_metastases' },
  is_secreting: { presentation: 'is_secreting' },
  has_men1: { presentation: 'has_men1' },
} as const;

/**
 * The answer columns of dimensions and facts, with the field of an export that answers each. Lineage follows it,
 * and a NULL in one of them has its reason in `missing_cell` (C-26). Other columns are keys, flags of the study, or
 * the bounds of a date.
 */
export const ANSWERS = {
  dim_patient: {
    sex: { presentation: 'sex', person: 'sex' },
    birth_month: { presentation: 'birth_date', person: 'birth_date' },
  },
  dim_tumor: {
    ...tumorDescription,
    subgroup: { presentation: 'primary_site' },
    age_at_diagnosis_years: { presentation: 'diagnosed_on' },
  },
  fact_presentation: {
    ...tumorDescription,
    presented_on: { presentation: 'presented_on' },
    has_bevacizumab: { presentation: 'proposal' },
    has_cytotoxic: { presentation: 'proposal' },
    regimen: { presentation: 'proposal' },
    is_carried_out: { presentation: 'is_carried_out' },
    ecog_status: { presentation: 'ecog_status' },
    ecog_low: { presentation: 'ecog_status' },
    ecog_high: { presentation: 'ecog_status' },
    is_primary_in_place: { presentation: 'is_primary_in_place' },
    has_secretory_syndrome: { presentation: 'has_secretory_syndrome' },
    has_metastases: { presentation: 'has_metastases' },
    metastatic_site_count: { presentation: 'metastatic_sites' },
    has_cardiovascular_risk: { presentation: 'has_cardiovascular_risk' },
    cardiovascular_risk_factor_count: { presentation: 'cardiovascular_risk_factors' },
  },
  fact_line_of_therapy: {
    line_number: { line: 'line_number', administration: 'administered_on' },
    modality: { line: 'modality', administration: 'molecule' },
    regimen: { line: 'protocol', administration: 'protocol' },
    has_bevacizumab: { line: 'protocol', administration: 'molecule' },
    has_cytotoxic: { line: 'protocol', administration: 'molecule' },
    place_of_care: { line: 'place_of_care', administration: 'administered_on' },
    started_on: { line: 'started_on', administration: 'administered_on' },
    ended_on: { line: 'ended_on', administration: 'administered_on' },
    cycles: { line: 'cycles', administration: 'molecule' },
    stop_reason: { line: 'stop_reason' },
    best_response: { line: 'best_response', imaging: 'response' },
    has_progression: { line: 'progressed_on', imaging: 'response' },
    progressed_on: { line: 'progressed_on', imaging: 'assessed_on' },
    progression_at_start: { line: 'progression_at_start' },
    has_concomitant_ssa: { line: 'has_concomitant_ssa' },
    surgery_target: { line: 'surgery_target' },
    resection_margin: { line: 'resection_margin' },
  },
  fact_administration: {
    administered_on: { administration: 'administered_on' },
    drug: { administration: 'molecule' },
    dose_mg: { administration: 'dose_mg' },
  },
  fact_response: {
    assessed_on: { imaging: 'assessed_on' },
    modality: { imaging: 'imaging_modality' },
    response: { imaging: 'response' },
  },
  fact_adverse_event: {
    term: { toxicity: 'term', adverse_event: 'term' },
    status: { toxicity: 'is_present', adverse_event: 'term' },
    grade: { toxicity: 'grade', adverse_event: 'grade' },
    attribution: { toxicity: 'attribution', adverse_event: 'attribution' },
    action: { toxicity: 'action', adverse_event: 'action' },
    started_on: { adverse_event: 'started_on' },
    ended_on: { adverse_event: 'ended_on' },
    has_dose_concession: { toxicity: 'action', adverse_event: 'action' },
    has_treatment_started: { toxicity: 'has_treatment_started' },
  },
  fact_follow_up: {
    vital_status: { follow_up: 'vital_status', person: 'died_on' },
    is_dead: { follow_up: 'vital_status', person: 'died_on' },
    died_on: { follow_up: 'died_on', person: 'died_on' },
    last_news_on: { follow_up: 'last_news_on', person: 'last_contact_on' },
    has_later_ssa: { follow_up: 'has_later_ssa' },
    has_later_chemotherapy: { follow_up: 'has_later_chemotherapy' },
    has_later_chemoembolization: { follow_up: 'has_later_chemoembolization' },
    has_later_prrt: { follow_up: 'has_later_prrt' },
    has_later_targeted_therapy: { follow_up: 'has_later_targeted_therapy' },
    has_later_surgery: { follow_up: 'has_later_surgery' },
    has_later_supportive_care: { follow_up: 'has_later_supportive_care' },
  },
} as const satisfies AnswerMap;

export type AnswerTable = keyof typeof ANSWERS;
export type AnswerColumn<T extends AnswerTable> = keyof (typeof ANSWERS)[T] & keyof Database[T] & string;

/** An answer column with its number in `answer_column`. */
export interface NumberedAnswer {
  readonly columnId: number;
  readonly column: string;
  readonly answeredBy: Readonly<Partial<Record<ConceptName, string>>>;
}

/** The answer columns of every table, numbered from 1 in declared order. */
export const ANSWER_COLUMNS: Readonly<Record<AnswerTable, readonly NumberedAnswer[]>> = numbered();

function numbered(): Record<AnswerTable, NumberedAnswer[]> {
  let columnId = 0;
  const tables = Object.entries(ANSWERS).map(([table, columns]) => [
    table,
    Object.entries(columns).map(([column, answeredBy]) => ({ columnId: ++columnId, column, answeredBy })),
  ]);
  return Object.fromEntries(tables);
}
