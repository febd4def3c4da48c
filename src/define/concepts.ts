import type { PartialDate } from '../cell/date.ts';
import type { Span } from '../cell/grade.ts';
import type { Interval } from '../cell/interval.ts';
import type { Ki67 } from '../cell/ki67.ts';
import type { Tnm } from '../cell/tnm.ts';
import type { Treatment } from '../cell/treatment.ts';

/**
 * The subjects of a row of an export, and the fields that the engine understands for each.
 *
 * A declared sheet names its concept and gives columns of these types for these fields; an unknown field or another
 * type is a compile error. The engine knows concepts, never the name of a source.
 */
export interface Concepts {
  /** A version of a tumor-board sheet (fiche RCP). */
  presentation: {
    version: number;
    status: PresentationStatus;
    sex: Sex;
    presented_on: PartialDate;
    primary_site: string;
    icd10_code: string;
    histology: string;
    has_histological_proof: boolean;
    differentiation: string;
    grade: Span;
    ki67: Ki67;
    ki67_specimen: string;
    ki67_highest_in: string;
    tnm: Tnm;
    mitoses_per_10_hpf: Interval;
    size_mm: number;
    diagnosed_on: PartialDate;
    metastasized_on: PartialDate;
    is_primary_in_place: boolean;
    is_secreting: boolean;
    has_secretory_syndrome: boolean;
    has_men1: boolean;
    has_metastases: boolean;
    has_synchronous_metastases: boolean;
    has_metachronous_metastases: boolean;
    metastatic_sites: readonly string[];
    ecog_status: Span;
    has_cardiovascular_risk: boolean;
    cardiovascular_risk_factors: readonly string[];
    proposal: Treatment;
    is_carried_out: boolean;
  };
  /** A line of therapy as the registry numbers it. */
  line: {
    line_number: number;
    modality: string;
    protocol: Treatment;
    place_of_care: string;
    started_on: PartialDate;
    ended_on: PartialDate;
    cycles: number;
    stop_reason: string;
    best_response: ResponseCode;
    progressed_on: PartialDate;
    progression_at_start: string;
    has_concomitant_ssa: boolean;
    surgery_target: string;
    resection_margin: string;
  };
  /** A toxicity recorded for a line, with one attribution. */
  toxicity: {
    line_number: number;
    term: string;
    is_present: boolean;
    grade: number;
    attribution: Attribution;
    action: ToxicityAction;
    has_treatment_started: boolean;
  };
  /** Last news of a patient, and treatments given later, by class. */
  follow_up: {
    last_news_on: PartialDate;
    vital_status: VitalStatus;
    died_on: PartialDate;
    has_later_ssa: boolean;
    has_later_chemotherapy: boolean;
    has_later_chemoembolization: boolean;
    has_later_prrt: boolean;
    has_later_targeted_therapy: boolean;
    has_later_surgery: boolean;
    has_later_supportive_care: boolean;
  };
  /** A person in the hospital's own records. */
  person: {
    sex: Sex;
    died_on: PartialDate;
    last_contact_on: PartialDate;
  };
  /** One molecule given, or not, on one day. */
  administration: {
    administered_on: PartialDate;
    protocol: Treatment;
    molecule: Treatment;
    dose_mg: number;
    status: AdministrationStatus;
  };
  /** An imaging examination read by RECIST. */
  imaging: {
    assessed_on: PartialDate;
    imaging_modality: string;
    response: ResponseCode;
  };
  /** An adverse event recorded by the hospital. */
  adverse_event: {
    started_on: PartialDate;
    ended_on: PartialDate;
    term: string;
    grade: number;
    attribution: Attribution;
    action: ToxicityAction;
  };
}

export type ConceptName = keyof Concepts;
export type FieldOf<C extends ConceptName> = keyof Concepts[C] & string;

/** Codes that the engine itself distinguishes; it only passes on the others. */
export type Sex = 'male' | 'female';
export type PresentationStatus = 'validated' | 'not_validated' | 'deferred' | 'not_presented';
export type ResponseCode = 'cr' | 'pr' | 'sd' | 'pd' | 'ne';
export type VitalStatus = 'alive' | 'dead' | 'lost_to_follow_up';
export type Attribution = 'bevacizumab' | 'chemotherapy' | 'both' | 'unknown' | 'neither';
export type ToxicityAction = 'none' | 'dose_concession' | 'stop_bevacizumab' | 'stop_chemotherapy';
export type AdministrationStatus = 'administered' | 'cancelled' | 'postponed';

/**
 * The parts of a row that identify the patient. These cells never leave memory: de-identification turns them into
 * keyed hashes (S-2).
 *
 * - patient: the registry's file number; its hash is the pseudonym
 * - hospital_id: the hospital's permanent number (IPP), 8 digits
 * - document: the number of a document about a patient (N° fiche): hashed, its order within the file kept
 */
export type IdentityPart =
  | 'patient'
  | 'hospital_id'
  | 'birth_name'
  | 'usual_name'
  | 'first_name'
  | 'birth_date'
  | 'document';
