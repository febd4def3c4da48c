import { type AnyCodeList, codesOf } from './code-list.ts';
import { checkCountSums } from './count-sums.ts';
import type { Layout } from './layout.ts';
import type { Print } from './print.ts';
import type { Questions } from './questions.ts';
import type { Regimens } from './regimens.ts';
import type { Source } from './source.ts';

/** The declaration of a study: population, treatment, endpoints, and printed figures. */
export interface Study {
  readonly name: string;
  readonly title: string;
  readonly titleFr: string;
  /** First and last day of the meetings, both included (AP-1). */
  readonly window: { readonly from: string; readonly to: string };
  /** Later events are ignored (AP-2). */
  readonly cutoff: string;
  /** The treatment under study: this drug together with any drug of this class (AP-4, AP-6). */
  readonly indexTreatment: { readonly drug: string; readonly withClass: string };
  readonly rules: StudyRules;
  readonly thresholds: StudyThresholds;
  readonly endpoints: readonly StudyEndpoint[];
  /** Groups to compare; the first of each is the reference (C-30). */
  readonly comparisons: Readonly<Record<string, readonly string[]>>;
  readonly targets: readonly {
    readonly endpoint: string;
    readonly stratum: string;
    readonly months: number;
  }[];
  readonly subgroups: AnyCodeList;
  /** Toxicities of interest, by suspected cause (AP-14, AP-15). */
  readonly toxicities: Readonly<Record<'bevacizumab' | 'chemotherapy', readonly string[]>>;
  /** Rows and labels of the printed tables, and the steps of the flow. */
  readonly layout: Layout;
  /** What the answers of the printed tables rest on. */
  readonly questions: Questions;
  /** The figures that it printed, errors included. */
  readonly print: Print;
}

/** Distances in days, each with its rule. */
export interface StudyRules {
  /** Administrations outside all lines form two courses when they are further apart than this (C-73). */
  readonly courseGapDays: number;
  /** The window of a drug line begins this long before its start (C-70). */
  readonly windowBeforeDays: number;
  /** It ends this long after its end, or later while administrations follow one another within this distance (C-70). */
  readonly windowAfterDays: number;
  /** A first administration within this distance of the registry's start is the start (C-72). */
  readonly startRefinementDays: number;
  /** A longer pause between two administrations of a line is a finding (C-71). */
  readonly pauseDays: number;
  /** A drug line without an end, administrations and a next drug line runs this long (C-75). */
  readonly openLineDays: number;
  /** A combined line that starts this soon after the previous one, without a progression, is maintenance (C-76). */
  readonly maintenanceGapDays: number;
  /** A combined line that starts earlier than this before the baseline meeting belongs to another disease (C-77). */
  readonly beforeBaselineDays: number;
  /**
   * A conditional proposal counts if a combined line starts at most this long after the meeting, day 0 included
   * (C-90).
   */
  readonly conditionalProposalDays: number;
  /** An imaging this soon after the start of a line is its baseline (C-80). */
  readonly baselineImagingDays: number;
  /** An imaging read as stable disease counts from this day after the start (C-80). */
  readonly stableDiseaseDays: number;
  /** Two exact progression dates further apart are a finding (C-82). */
  readonly progressionConflictDays: number;
  /** An adverse event this long after the end still belongs to the line (C-22). */
  readonly adverseEventGraceDays: number;
  /** An imaging up to this long after the end still counts for the response of the line (C-20). */
  readonly responseGraceDays: number;
}

/** Thresholds of grades and numbers, each with its rule. Views read them from `study_parameter`. */
export interface StudyThresholds {
  /** Least grade of a toxicity of the drug under study (AP-14). */
  readonly bevacizumabToxicityGrade: number;
  /** Least grade of a toxicity of the chemotherapy (AP-15). */
  readonly chemotherapyToxicityGrade: number;
  /** Least grade of a hypertension for which a drug was started (AP-14). */
  readonly treatedHypertensionGrade: number;
  /** The middle class of Ki67, in percent, both ends included (AP-20). */
  readonly ki67Middle: { readonly from: number; readonly to: number };
  /** Highest Ki67 of grade 1 according to the WHO of 2010, in percent (AP-21). */
  readonly ki67Grade1To2010: number;
  /** Mitoses per 10 high-power fields of grade 2, both ends included (AP-21). */
  readonly mitosesGrade2: { readonly from: number; readonly to: number };
}

export interface StudyEndpoint {
  readonly endpoint: string;
  readonly paramcd: string;
  readonly en: string;
  readonly fr: string;
}

/**
 * Returns the declaration of a study.
 * @throws Error when a sum of counts names a row, an endpoint or a stratum that does not exist
 */
export function study(declaration: Study): Study {
  checkCountSums(declaration);
  return declaration;
}

/** The whole declaration of one site and study: the input of a run. */
export interface Pipeline {
  readonly sources: readonly Source[];
  readonly study: Study;
  readonly codeLists: readonly AnyCodeList[];
  /** Drugs with their class (C-14). */
  readonly drugs: AnyCodeList & {
    readonly entries: Readonly<Record<string, { readonly drugClass: string }>>;
  };
  /** The families of regimens, by their drugs (C-23). */
  readonly regimens: Regimens;
  /** Line types whose protocol is parsed for drugs (C-62). */
  readonly drugModalities: readonly string[];
  /** The line type that is cytotoxic even without a recorded protocol (C-62). */
  readonly cytotoxicModality: string;
  /** Drug classes that define a line: cytotoxic and targeted (C-70). */
  readonly lineDrugClasses: readonly string[];
  /** Classes of the drugs that are given with a line and decide nothing (C-70). */
  readonly accompanyingDrugClasses: readonly string[];
  /** Imaging modalities that are read by RECIST (C-81). */
  readonly recistModalities: readonly string[];
  /** Drug or drug class of an attribution; `unknown` names none (C-75). */
  readonly attributedTo: Readonly<Record<string, { readonly drug?: string; readonly drugClass?: string }[]>>;
  /** Line types that are not lines of therapy (C-8). */
  readonly notLines: readonly string[];
  /** ICD-10 codes, or their prefixes, with their primary site (C-12). */
  readonly icd10Sites: Readonly<Record<string, string>>;
  /** Sites of one organ: the code may name the organ and the site a part of it, which is no disagreement (C-12). */
  readonly organs: readonly (readonly string[])[];
  /** Histological types, each with the differentiation that contradicts it, or null (C-93). */
  readonly histologies: AnyCodeList & {
    readonly entries: Readonly<Record<string, { readonly contradicts: string | null }>>;
  };
  readonly primarySites: AnyCodeList & {
    readonly entries: Readonly<
      Record<string, { readonly subgroup: string | null; readonly isDigestive: boolean }>
    >;
  };
}

/** Codes of a list that a pipeline declares, for messages. */
export function codeNames(list: AnyCodeList): string {
  return codesOf(list).join(', ');
}
