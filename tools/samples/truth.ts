import type { CellSpec, Day, DaySpec } from './cell-spec.ts';
import type {
  Attribution,
  CardiovascularRisk,
  Conduct,
  Drug,
  FicheStatus,
  LaterClass,
  LineType,
  MetastaticSite,
  Modality,
  Plan,
  PrimarySite,
  Response,
  Sex,
  StopReason,
  ToxicityGrade,
  ToxicityTerm,
} from './codes.ts';

export * from './cell-spec.ts';
export type * from './codes.ts';

/**
 * The truth behind the sample exports: what really happened to an invented patient, and beside each value how
 * the exports record it. `write/` turns it into cells; nothing here knows a spelling, a column or a file.
 *
 * The exports are complete for what is listed here: a line, toxicity or follow-up that is not listed has no row.
 */

/** Who somebody is. Names as civil status writes them: accents, hyphens, ligatures. */
export interface Identity {
  readonly birthName: string;
  readonly usualName?: string;
  readonly firstName: string;
  readonly bornOn: Day;
  readonly sex: Sex;
}

/**
 * One invented patient.
 *
 * - `fileNumber`: in the DCC; absent: the patient is in ORBIS only
 * - `ipp`: 8 digits; absent outside the CHU. Two patients with one IPP are one of the traps of S-1
 * - `toxicities`, `followUp`: absent rows are how "nobody wrote it down" looks
 * - `orbis`: absent: ORBIS does not know the patient
 * - `opposed`: how `oppositions.csv` names the patient
 * - `expected`: what the warehouse must answer, for patients whose answers were derived by hand
 */
export interface Patient {
  readonly identity: Identity;
  readonly fileNumber?: string;
  readonly ipp?: string;
  readonly presentations: readonly Presentation[];
  readonly lines: readonly Line[];
  readonly toxicities: readonly Toxicity[];
  readonly followUp?: FollowUp;
  readonly orbis?: OrbisRecord;
  readonly opposed?: 'file_number' | 'ipp' | 'both';
  readonly expected?: Expected;
}

/** A period of a time to event. */
export interface ExpectedTime {
  readonly startedOn: Day;
  readonly endedOn: Day;
  readonly endedBy: 'progression' | 'death' | 'last_news' | 'cutoff';
}

/**
 * What the warehouse must answer for a patient, derived from the rules by hand. An absent property: nothing is stated.
 *
 * - `kind`: what is special in the patient
 * - `step`: the step of the flow at which the patient leaves, or the last one reached
 * - `lines`: how many lines there are; `roles`: by line number, a hospital's line after those of the DCC
 * - `cycles`: of bevacizumab in the index line; null: missing
 * - `pfs`, `os`, `retreatment`: null: no such period
 * - `toxicity`: the answers by attribution and term
 * - `findings`, `noFindings`: codes that are there, and codes that are not
 * - `conflicts`: columns of which the sources say different things
 */
export interface Expected {
  readonly kind: string;
  readonly step?: string;
  readonly lines?: number;
  readonly roles?: Readonly<Record<number, string>>;
  readonly priorLines?: number;
  readonly laterLines?: number;
  readonly cycles?: number | null;
  readonly pfs?: ExpectedTime | null;
  readonly os?: ExpectedTime | null;
  readonly retreatment?: ExpectedTime | null;
  readonly bestResponse?: Response | null;
  readonly ki67Class?: string | null;
  readonly toxicity?: Readonly<Record<string, Readonly<Record<string, 'yes' | 'no' | 'missing'>>>>;
  readonly findings?: readonly string[];
  readonly noFindings?: readonly string[];
  readonly conflicts?: readonly string[];
}

/** One fiche RCP with its versions, lowest first; each version is a row. */
export interface Presentation {
  readonly ficheNumber: number;
  readonly versions: readonly FicheVersion[];
}

/**
 * One row of *Fiches RCP*. An absent property is a blank cell, so a fiche states only what it knows.
 *
 * - `enteredOn`: extractions made before this day do not have the row. Absent: the day of the RCP
 * - `identity`: what this row says otherwise than the patient's true identity (a married name, a wrong birth date)
 * - `ipp`: as this row has it; absent: the patient's own. `blank` hides it
 */
export interface FicheVersion {
  readonly version: number;
  readonly status: FicheStatus;
  readonly heldOn: DaySpec;
  readonly enteredOn?: Day;
  readonly identity?: Partial<Identity>;
  readonly ipp?: CellSpec<string>;
  readonly board?: string;
  readonly hospital?: string;
  readonly reason?: string;
  readonly tumor?: Tumor;
  readonly whoStatus?: CellSpec<0 | 1 | 2 | 3 | 4>;
  readonly primaryInPlace?: CellSpec<boolean>;
  readonly secretorySyndrome?: CellSpec<boolean>;
  readonly metastatic?: CellSpec<boolean>;
  readonly metastaticSites?: CellSpec<readonly MetastaticSite[]>;
  readonly cardiovascularRisk?: CellSpec<boolean>;
  readonly cardiovascularRisks?: CellSpec<readonly CardiovascularRisk[]>;
  readonly proposal?: CellSpec<Proposal>;
  readonly carriedOut?: CellSpec<boolean>;
}

/** The tumor as a fiche describes it (the columns that C-15 lets fall back to another fiche). */
export interface Tumor {
  readonly site?: CellSpec<PrimarySite>;
  /** CIM-10, canonical with dot: `C25.4`. */
  readonly icd10?: CellSpec<string>;
  readonly histology?: CellSpec<string>;
  readonly histologicalProof?: CellSpec<boolean>;
  readonly differentiation?: CellSpec<'well' | 'poor'>;
  readonly grade?: CellSpec<1 | 2 | 3>;
  readonly ki67?: CellSpec<Ki67>;
  readonly ki67Specimen?: CellSpec<'surgical' | 'primary_biopsy' | 'metastasis_biopsy'>;
  readonly ki67Highest?: CellSpec<'primary' | 'metastasis'>;
  readonly mitoses?: CellSpec<number>;
  readonly sizeMm?: CellSpec<number>;
  readonly diagnosedOn?: DaySpec;
  readonly metastaticOn?: DaySpec;
  readonly secreting?: CellSpec<boolean>;
  readonly men1?: CellSpec<boolean>;
  readonly synchronous?: CellSpec<boolean>;
  readonly metachronous?: CellSpec<boolean>;
}

/** Ki67 in percent: a number, or what a pathologist wrote instead of one (C-24). */
export type Ki67 =
  | number
  | { readonly from: number; readonly to: number }
  | { readonly below: number }
  | { readonly above: number }
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly about: number };

/**
 * A proposal (C-14). `drugs` are proposed unless `conditional`; `against` are named and not proposed
 * ("arrêt Avastin"). `namesPatient`: the free text holds the patient's own name, as real ones do.
 */
export interface Proposal {
  readonly drugs: readonly Drug[];
  readonly conditional?: 'if' | 'to_discuss';
  readonly against?: readonly Drug[];
  readonly plan?: Plan;
  readonly namesPatient?: boolean;
}

/**
 * One row of *Lignes de traitement*. An absent property is a blank cell. A line that only ORBIS knows is not
 * listed: its administrations are.
 */
export interface Line {
  readonly number: number;
  readonly type: CellSpec<LineType>;
  /** Drugs of the protocol; empty for a surgery. */
  readonly regimen?: CellSpec<readonly Drug[]>;
  readonly place?: CellSpec<'chu' | 'outside'>;
  readonly startedOn?: DaySpec;
  readonly endedOn?: DaySpec;
  readonly cycles?: CellSpec<number>;
  readonly stopReason?: CellSpec<StopReason>;
  readonly bestResponse?: CellSpec<Response>;
  readonly progressedOn?: DaySpec;
  readonly progressingAtStart?: CellSpec<'yes' | 'no' | 'not_evaluable'>;
  readonly concomitantAnalogues?: CellSpec<boolean>;
  readonly operatedSite?: CellSpec<'primary' | 'metastases' | 'both'>;
  readonly residue?: CellSpec<'R0' | 'R1' | 'R2' | 'Rx'>;
  /** Extractions made before this day do not have the row. Absent: all have it. */
  readonly enteredOn?: Day;
}

/** One row of *Toxicités*: a toxicity that was looked for in a line. */
export interface Toxicity {
  /** Number of the line. */
  readonly line: number;
  readonly term: ToxicityTerm;
  readonly present: CellSpec<boolean>;
  /** A pair is a range ("2-3"): the highest counts. */
  readonly grade?: CellSpec<ToxicityGrade | readonly [ToxicityGrade, ToxicityGrade]>;
  readonly attribution: CellSpec<Attribution>;
  readonly conduct?: CellSpec<Conduct>;
  readonly treated?: CellSpec<boolean>;
}

/** The row of *Suivi*. */
export interface FollowUp {
  readonly lastNewsOn: DaySpec;
  readonly state: CellSpec<'alive' | 'dead' | 'lost'>;
  readonly diedOn?: DaySpec;
  readonly later: { readonly [later in LaterClass]?: CellSpec<boolean> };
}

/**
 * What ORBIS has of a patient. Rows are reported in the first delivery made on or after `reportedOn`, by default
 * the day of the fact itself. The same key listed twice with two `reportedOn` is a row that a later delivery
 * replaces (a cure first "Administrée", then "Annulée").
 *
 * - `people`: rows of PATIENTS; empty: the IPP has no PATIENTS row (C-17)
 */
export interface OrbisRecord {
  readonly people: readonly OrbisPerson[];
  readonly administrations: readonly Administration[];
  readonly imagings: readonly Imaging[];
  readonly adverseEvents: readonly AdverseEvent[];
}

/** A row of PATIENTS; `identity`: what it says otherwise than the patient's true identity (S-1). */
export interface OrbisPerson {
  readonly identity?: Partial<Identity>;
  readonly diedOn?: DaySpec;
  readonly lastContactOn?: DaySpec;
  readonly reportedOn: Day;
}

/** A row of CURES: one molecule on one day. */
export interface Administration {
  readonly cycle: number;
  readonly givenOn: Day;
  readonly regimen: readonly Drug[];
  readonly molecule: Drug;
  readonly doseMg: number;
  readonly status: 'administered' | 'cancelled' | 'postponed';
  readonly reportedOn?: Day;
}

/** A row of IMAGERIE. */
export interface Imaging {
  readonly examinedOn: Day;
  /** Absent: a blank cell. */
  readonly modality?: Modality;
  readonly conclusion: CellSpec<Response>;
  readonly comment?: string;
  readonly reportedOn?: Day;
}

/** A row of EI. `endedOn` without a value is an open end (31/12/4000). */
export interface AdverseEvent {
  readonly startedOn: Day;
  readonly endedOn?: DaySpec;
  /** Its spelling in ORBIS is a synonym of the term (C-22): "épistaxis" for bleeding. */
  readonly term: CellSpec<ToxicityTerm>;
  readonly grade: CellSpec<ToxicityGrade>;
  readonly attribution: CellSpec<Attribution>;
  readonly conduct: CellSpec<Conduct>;
  readonly reportedOn?: Day;
}

/**
 * A correction of `corrections.csv` (C-54). `oldValue` is the cell as Excel shows it; where it is not what the
 * export says, the correction is stale.
 */
export interface Correction {
  readonly source: string;
  readonly key: readonly string[];
  readonly column: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly author: string;
  readonly reason: string;
  readonly date: Day;
}

/** A whole inbox: patients one by one, so that a million of them are never in memory together. */
export interface Truth {
  readonly patients: Iterable<Patient>;
  readonly corrections: readonly Correction[];
}
