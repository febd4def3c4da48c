import type { Attribution, ResponseCode, Sex, ToxicityAction, VitalStatus } from '../define/concepts.ts';
import type { TrackingTables } from './tracking-tables.ts';

/** A boolean as SQLite keeps it. */
export type Flag = 0 | 1;
/** YYYY-MM-DD. */
export type IsoDay = string;

/** Every table of `migrations/schema/`, one interface each: Kysely compiles queries on these only. */
export interface Database extends TrackingTables {
  dim_patient: DimPatient;
  dim_tumor: DimTumor;
  fact_presentation: FactPresentation;
  bridge_metastatic_site: BridgeMetastaticSite;
  bridge_cardiovascular_risk_factor: BridgeCardiovascularRiskFactor;
  fact_line_of_therapy: FactLineOfTherapy;
  presentation_drug: PresentationDrugRow;
  line_drug: LineDrugRow;
  fact_administration: FactAdministration;
  fact_response: FactResponse;
  fact_adverse_event: FactAdverseEvent;
  fact_follow_up: FactFollowUp;
}

export type TableName = keyof Database & string;

export interface DimPatient {
  patient_key: number;
  patient_pseudonym: string;
  sex: Sex | null;
  birth_month: string | null;
  has_orbis_record: Flag;
  orbis_linked_by: 'ipp' | 'ipp_alone' | 'traits' | null;
  source_row_key: number;
}

/** The tumor description of a presentation; `dim_tumor` joins the presentations of a tumor (AP-7). */
interface TumorDescription {
  primary_site: string | null;
  icd10_code: string | null;
  histology: string | null;
  has_histological_proof: Flag | null;
  differentiation: string | null;
  grade: number | null;
  grade_low: number | null;
  grade_high: number | null;
  ki67_low: number | null;
  ki67_high: number | null;
  is_ki67_low_excluded: Flag | null;
  is_ki67_high_excluded: Flag | null;
  ki67_specimen: string | null;
  ki67_highest_in: string | null;
  t: string | null;
  n: string | null;
  m: string | null;
  tnm_prefix: string | null;
  tnm_edition: string | null;
  mitoses_per_10_hpf: number | null;
  mitoses_low: number | null;
  mitoses_high: number | null;
  is_mitoses_low_excluded: Flag | null;
  is_mitoses_high_excluded: Flag | null;
  size_mm: number | null;
  diagnosed_on: IsoDay | null;
  metastasized_on: IsoDay | null;
  has_synchronous_metastases: Flag | null;
  has_metachronous_metastases: Flag | null;
  is_secreting: Flag | null;
  has_men1: Flag | null;
}

export interface DimTumor extends TumorDescription {
  tumor_key: number;
  patient_key: number;
  is_baseline: Flag;
  subgroup: string | null;
  age_at_diagnosis_years: number | null;
  source_row_key: number;
}

export interface FactPresentation extends TumorDescription {
  presentation_key: number;
  patient_key: number;
  presented_on: IsoDay;
  is_in_window: Flag;
  is_baseline: Flag;
  has_bevacizumab: Flag | null;
  has_cytotoxic: Flag | null;
  regimen: string | null;
  is_carried_out: Flag | null;
  ecog_status: number | null;
  ecog_low: number | null;
  ecog_high: number | null;
  is_primary_in_place: Flag | null;
  has_secretory_syndrome: Flag | null;
  has_metastases: Flag | null;
  metastatic_site_count: number | null;
  has_cardiovascular_risk: Flag | null;
  cardiovascular_risk_factor_count: number | null;
  source_row_key: number;
}

/** A drug that the text of a presentation names (C-90, C-92). */
export interface PresentationDrugRow {
  presentation_key: number;
  drug: string;
  drug_class: string;
  mention: 'proposed' | 'conditional' | 'negated' | 'past';
}

export interface BridgeMetastaticSite {
  presentation_key: number;
  site: string;
}

export interface BridgeCardiovascularRiskFactor {
  presentation_key: number;
  factor: string;
}

export interface FactLineOfTherapy {
  line_key: number;
  patient_key: number;
  tumor_key: number | null;
  line_number: number;
  source: string;
  modality: string | null;
  regimen: string | null;
  has_bevacizumab: Flag;
  has_cytotoxic: Flag;
  place_of_care: string | null;
  started_on: IsoDay | null;
  started_on_earliest: IsoDay | null;
  started_on_latest: IsoDay | null;
  ended_on: IsoDay | null;
  ended_on_earliest: IsoDay | null;
  ended_on_latest: IsoDay | null;
  cycles: number | null;
  stop_reason: string | null;
  best_response: ResponseCode | null;
  has_progression: Flag;
  progressed_on: IsoDay | null;
  progressed_on_earliest: IsoDay | null;
  progressed_on_latest: IsoDay | null;
  progression_at_start: string | null;
  is_drug_line: Flag;
  is_concomitant: Flag;
  ran_until: IsoDay | null;
  has_concomitant_ssa: Flag | null;
  surgery_target: string | null;
  resection_margin: string | null;
  source_row_key: number;
}

export interface LineDrugRow {
  line_key: number;
  drug: string;
  drug_class: string;
  cycles: number | null;
  first_on: IsoDay | null;
  last_on: IsoDay | null;
  source: string;
}

export interface FactAdministration {
  administration_key: number;
  patient_key: number;
  line_key: number | null;
  administered_on: IsoDay;
  drug: string | null;
  dose_mg: number | null;
  source_row_key: number;
}

export interface FactResponse {
  response_key: number;
  patient_key: number;
  line_key: number | null;
  assessed_on: IsoDay;
  modality: string | null;
  is_recist: Flag;
  response: ResponseCode | null;
  source_row_key: number;
}

export interface FactAdverseEvent {
  adverse_event_key: number;
  patient_key: number;
  line_key: number | null;
  term: string;
  status: 'present' | 'absent' | 'missing';
  grade: number | null;
  attribution: Attribution | null;
  action: ToxicityAction | null;
  started_on: IsoDay | null;
  ended_on: IsoDay | null;
  has_dose_concession: Flag | null;
  has_treatment_started: Flag | null;
  source_row_key: number;
}

export interface FactFollowUp {
  patient_key: number;
  vital_status: VitalStatus | null;
  is_dead: Flag;
  died_on: IsoDay | null;
  died_on_earliest: IsoDay | null;
  died_on_latest: IsoDay | null;
  last_news_on: IsoDay | null;
  last_news_on_earliest: IsoDay | null;
  last_news_on_latest: IsoDay | null;
  last_seen_on: IsoDay | null;
  has_later_ssa: Flag | null;
  has_later_chemotherapy: Flag | null;
  has_later_chemoembolization: Flag | null;
  has_later_prrt: Flag | null;
  has_later_targeted_therapy: Flag | null;
  has_later_surgery: Flag | null;
  has_later_supportive_care: Flag | null;
  source_row_key: number;
}
