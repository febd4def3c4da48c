/**
 * The truth behind the sample exports: what really happened to an invented patient, and beside each value how
 * the exports tell it. `write/` turns it into cells; nothing here knows a spelling, a column or a file.
 *
 * The exports are complete for what is listed here: a line, toxicity or follow-up that is not listed has no row.
 */

/** A calendar day, `yyyy-mm-dd`. Never a `Date`. */
export type Day = string;

/** How a cell says that it says nothing (C-26), or says something that nobody can read (S-7). */
export type Mark = 'blank' | 'not_recorded' | 'unknown' | 'not_applicable' | 'unreadable';

/**
 * A cell as it is written.
 * - text, number, boolean: as they are
 * - percent: 0.15 under a percent format
 * - day: an Excel date under a number format (in CSV: the text that the format shows)
 */
export type Cell = null | string | number | boolean | { readonly percent: number } | DateCell;
export type DateFormat = 'dd/mm/yyyy' | 'dd/mm' | 'dd/mm/yyyy hh:mm' | 'mmm-yy' | 'mm/yyyy' | 'yyyy';
export interface DateCell {
  readonly day: Day;
  readonly format: DateFormat;
  /** Time of day, for the format that shows it. */
  readonly minutes?: number;
}

/**
 * A value and how it is told.
 *
 * - `value`: what is true; absent where nothing is (the end of an ongoing line)
 * - `recorded`: a mark instead of the value. Absent: the value is told; without a value the cell is blank
 * - `written`: the cell, character by character; it wins over both. Absent: the seed chooses a spelling
 */
export interface Told<T> {
  readonly value?: T;
  readonly recorded?: Mark;
  readonly written?: Cell;
}

/** A day and how much of it is told: all of it unless `recorded` says `month`, `year` or a mark (S-8). */
export interface ToldDay {
  readonly value?: Day;
  readonly recorded?: 'day' | 'month' | 'year' | Mark;
  readonly written?: Cell;
}

/** The value, told as it is. */
export const told = <T>(value: T): Told<T> => ({ value });
/** Nothing true and nothing told, or a true value that the cell hides behind a mark. */
export const hidden = <T>(mark: Mark, value?: T): Told<T> & { recorded: Mark } =>
  value === undefined ? { recorded: mark } : { value, recorded: mark };
/** The value in exactly these characters. */
export const spelled = <T>(value: T, written: Cell): Told<T> => ({ value, written });
/** The day, told whole. */
export const onDay = (value: Day): ToldDay => ({ value });
/** The day, of which only month and year are told. */
export const toMonth = (value: Day): ToldDay => ({ value, recorded: 'month' });
/** The day, of which only the year is told. */
export const toYear = (value: Day): ToldDay => ({ value, recorded: 'year' });
/** A blank cell. */
export const blank: { readonly recorded: 'blank' } = { recorded: 'blank' };

export type Sex = 'male' | 'female';

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
}

/** One fiche RCP with its versions, lowest first; each version is a row. */
export interface Presentation {
  readonly ficheNumber: number;
  readonly versions: readonly FicheVersion[];
}

export type FicheStatus = 'validated' | 'not_validated' | 'postponed' | 'not_presented';

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
  readonly heldOn: ToldDay;
  readonly enteredOn?: Day;
  readonly identity?: Partial<Identity>;
  readonly ipp?: Told<string>;
  readonly board?: string;
  readonly hospital?: string;
  readonly reason?: string;
  readonly tumor?: Tumor;
  readonly whoStatus?: Told<0 | 1 | 2 | 3 | 4>;
  readonly primaryInPlace?: Told<boolean>;
  readonly secretorySyndrome?: Told<boolean>;
  readonly metastatic?: Told<boolean>;
  readonly metastaticSites?: Told<readonly MetastaticSite[]>;
  readonly cardiovascularRisk?: Told<boolean>;
  readonly cardiovascularRisks?: Told<readonly CardiovascularRisk[]>;
  readonly proposal?: Told<Proposal>;
  readonly carriedOut?: Told<boolean>;
}

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

/** The tumor as a fiche describes it (the columns that C-15 lets fall back to another fiche). */
export interface Tumor {
  readonly site?: Told<PrimarySite>;
  /** CIM-10, canonical with dot: `C25.4`. */
  readonly icd10?: Told<string>;
  readonly histology?: Told<string>;
  readonly histologicalProof?: Told<boolean>;
  readonly differentiation?: Told<'well' | 'poor'>;
  readonly grade?: Told<1 | 2 | 3>;
  readonly ki67?: Told<Ki67>;
  readonly ki67Specimen?: Told<'surgical' | 'primary_biopsy' | 'metastasis_biopsy'>;
  readonly ki67Highest?: Told<'primary' | 'metastasis'>;
  readonly mitoses?: Told<number>;
  readonly sizeMm?: Told<number>;
  readonly diagnosedOn?: ToldDay;
  readonly metastaticOn?: ToldDay;
  readonly secreting?: Told<boolean>;
  readonly men1?: Told<boolean>;
  readonly synchronous?: Told<boolean>;
  readonly metachronous?: Told<boolean>;
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

/**
 * One row of *Lignes de traitement*. An absent property is a blank cell. A line that only ORBIS knows is not
 * listed: its administrations are.
 */
export interface Line {
  readonly number: number;
  readonly type: Told<LineType>;
  /** Drugs of the protocol; empty for a surgery. */
  readonly regimen?: Told<readonly Drug[]>;
  readonly place?: Told<'chu' | 'outside'>;
  readonly startedOn?: ToldDay;
  readonly endedOn?: ToldDay;
  readonly cycles?: Told<number>;
  readonly stopReason?: Told<StopReason>;
  readonly bestResponse?: Told<Response>;
  readonly progressedOn?: ToldDay;
  readonly progressingAtStart?: Told<'yes' | 'no' | 'not_evaluable'>;
  readonly concomitantAnalogues?: Told<boolean>;
  readonly operatedSite?: Told<'primary' | 'metastases' | 'both'>;
  readonly residue?: Told<'R0' | 'R1' | 'R2' | 'Rx'>;
  /** Extractions made before this day do not have the row. Absent: all have it. */
  readonly enteredOn?: Day;
}

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

/** One row of *Toxicités*: a toxicity that was looked for in a line. */
export interface Toxicity {
  /** Number of the line. */
  readonly line: number;
  readonly term: ToxicityTerm;
  readonly present: Told<boolean>;
  /** A pair is a range ("2-3"): the highest counts. */
  readonly grade?: Told<ToxicityGrade | readonly [ToxicityGrade, ToxicityGrade]>;
  readonly attribution: Told<Attribution>;
  readonly conduct?: Told<Conduct>;
  readonly treated?: Told<boolean>;
}

/** Later treatments that the follow-up sheet asks for. */
export type LaterClass =
  | 'analogues'
  | 'chemotherapy'
  | 'chemoembolization'
  | 'radionuclide'
  | 'targeted_therapy'
  | 'surgery'
  | 'supportive_care_only';

/** The row of *Suivi*. */
export interface FollowUp {
  readonly lastNewsOn: ToldDay;
  readonly state: Told<'alive' | 'dead' | 'lost'>;
  readonly diedOn?: ToldDay;
  readonly later: { readonly [later in LaterClass]?: Told<boolean> };
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
  readonly diedOn?: ToldDay;
  readonly lastContactOn?: ToldDay;
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

export type Modality = 'ct' | 'mri' | 'octreoscan' | 'pet' | 'ultrasound';

/** A row of IMAGERIE. */
export interface Imaging {
  readonly examinedOn: Day;
  readonly modality: Modality;
  readonly conclusion: Told<Response>;
  readonly comment?: string;
  readonly reportedOn?: Day;
}

/** A row of EI. `endedOn` without a value is an open end (31/12/4000). */
export interface AdverseEvent {
  readonly startedOn: Day;
  readonly endedOn?: ToldDay;
  /** Its spelling in ORBIS is a synonym of the term (C-22): "épistaxis" for bleeding. */
  readonly term: Told<ToxicityTerm>;
  readonly grade: Told<ToxicityGrade>;
  readonly attribution: Told<Attribution>;
  readonly conduct: Told<Conduct>;
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

/** A whole inbox: patients one by one, so that a million of them never stand in memory together. */
export interface Truth {
  readonly patients: Iterable<Patient>;
  readonly corrections: readonly Correction[];
}
