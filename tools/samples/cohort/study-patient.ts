/**
 * The abstract cohort: what the search finds and patients.json keeps. One level above the exports: a value here
 * is what the pipeline must derive (null: missing), and each decisive date has how it is recorded.
 * `record/` turns it into the truth of the exports: fiches, marks, blanks, administrations.
 */

import type {
  Attribution,
  CardiovascularRisk,
  Conduct,
  Day,
  Drug,
  Ki67,
  LaterClass,
  LineType,
  MetastaticSite,
  PrimarySite,
  Sex,
  ToxicityGrade,
  ToxicityTerm,
} from '../truth.ts';
import type { BestResponse, Stop, Subgroup } from './frame.ts';

/**
 * A day and how the exports record it.
 *
 * - `on`: the day itself; hidden where it is recorded to the month and nothing better exists
 * - `dcc`: how much of it the DCC records
 * - `dccOn`: the day that the DCC records instead, where the sources disagree
 * - `orbis`: whether ORBIS has `on` to the day
 */
export interface Dated {
  readonly on: Day;
  readonly dcc: 'day' | 'month' | 'year' | 'blank';
  readonly dccOn?: Day;
  readonly orbis?: boolean;
}

export interface StudyPatient {
  /** Stable name inside the project: A analysed, N not analysed, B bronchial, X not carried out. */
  readonly id: string;
  readonly subgroup: Subgroup | 'bronchial';
  readonly site: PrimarySite;
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly atChu: boolean;
  /** Meeting that first proposes bevacizumab with a cytotoxic drug: the baseline (AP-7). */
  readonly proposedOn: Day;
  readonly proposed: readonly Drug[];
  /** "Proposition réalisée" on that fiche. */
  readonly carriedOut: boolean | null;
  readonly baseline: Baseline;
  readonly prior: readonly StudyLine[];
  readonly index: IndexLine | null;
  readonly retreatment: IndexLine | null;
  readonly later: readonly StudyLine[];
  /** The follow-up sheet by class: yes, no, missing. */
  readonly laterClasses: Readonly<Record<LaterClass, boolean | null>>;
  readonly toxicities: readonly StudyToxicity[];
  readonly died: Dated | null;
  /** News of who lives. `orbis`: a contact in ORBIS is later than the DCC's. */
  readonly lastNews: Dated | null;
}

/** What the fiche of the proposal must come to (AP-7). */
export interface Baseline {
  readonly diagnosedOn: Dated;
  readonly metastaticOn: Dated | null;
  readonly who: 0 | 1 | 2 | 3 | null;
  readonly men1: boolean | null;
  readonly risks: readonly CardiovascularRisk[];
  readonly primaryInPlace: boolean;
  readonly ki67: Ki67 | null;
  readonly ki67Specimen: 'surgical' | 'primary_biopsy' | 'metastasis_biopsy' | null;
  readonly ki67Highest: 'primary' | 'metastasis' | null;
  readonly grade: 1 | 2 | 3 | null;
  readonly mitoses: number | null;
  readonly sizeMm: number | null;
  readonly secreting: boolean | null;
  readonly syndrome: boolean | null;
  readonly synchronous: boolean;
  /** `later`: missing at the proposal, recorded by a later fiche. */
  readonly metachronous: boolean | null;
  readonly metachronousRecordedLater: boolean;
  readonly metastatic: boolean;
  readonly sites: readonly MetastaticSite[];
}

export interface StudyLine {
  readonly type: LineType;
  readonly regimen: readonly Drug[];
  readonly start: Dated;
  readonly end: Dated | null;
  readonly operated: 'primary' | 'metastases' | 'both' | null;
  readonly residue: 'R0' | 'R1' | 'R2' | 'Rx' | null;
}

/** A line that combines bevacizumab with a cytotoxic drug. `lastCycle`: last administration. */
export interface IndexLine {
  readonly family: '5fu' | 'folfox' | 'folfiri';
  readonly regimen: readonly Drug[];
  readonly start: Dated;
  readonly lastCycle: Day;
  readonly cycles: number;
  readonly stop: Stop;
  readonly response: BestResponse;
  readonly progression: Dated | null;
  readonly progressing: 'yes' | 'no' | 'not_evaluable';
  readonly analogues: boolean | null;
}

/**
 * A toxicity looked for in the index line. `source`: which source records it; `grade` null: not recorded.
 * Nothing listed for a term: nobody wrote it down.
 */
export interface StudyToxicity {
  readonly term: ToxicityTerm;
  readonly present: boolean | null;
  readonly grade: ToxicityGrade | null;
  readonly attribution: Attribution;
  readonly conduct: Conduct | null;
  readonly treated: boolean | null;
  readonly source: 'dcc' | 'orbis' | 'both';
}
