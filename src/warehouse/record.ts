import type { MissingReason } from '../cell/parsed.ts';
import type { Finding } from '../findings/finding.ts';
import type { AnswerColumn, AnswerTable } from './answers.ts';
import type { Database, Flag } from './tables.ts';
import type { OriginKind } from './tracking-tables.ts';

/** The answer to one column: its value or missing reason (C-26), and its origin. */
export type Answer<T> = Known<T> | Unknown;

export interface Known<T> extends Provenance {
  readonly value: T;
}

export interface Unknown extends Provenance {
  readonly value: null;
  /** `raw` is the cell as `quoted()` returns it; empty for identity and free-text columns (C-65). */
  readonly missing: { readonly reason: MissingReason; readonly raw: string };
}

interface Provenance {
  /** Present when a date is not exact to the day (AP-8). The bounds of the date are written from it. */
  readonly partial?: PartialAnswer;
  /** The origin cells, when the value is not from the declared column of the record's own row. */
  readonly origin?: readonly Origin[];
  /** Values of other sources that differ (S-4). */
  readonly conflicts?: readonly Conflict[];
}

export interface PartialAnswer {
  readonly raw: string;
  readonly precision: 'month' | 'year';
  /** The 15th of the month; null when only the year is known. */
  readonly value: string | null;
  readonly earliest: string;
  readonly latest: string;
  /** Code of the source that wrote it. */
  readonly source: string;
}

export interface Origin {
  readonly how: OriginKind;
  /** A row that has an outcome in `outcomes` of the same patient. */
  readonly rowId: number;
  readonly field: string;
}

/** Two sources that differ. Values are ISO dates, plain integers or codes (C-46). */
export interface Conflict {
  readonly keptSource: string;
  readonly keptValue: string | null;
  readonly otherSource: string;
  readonly otherValue: string | null;
  readonly rule: string;
  readonly otherRowId: number | null;
}

/** Flags are booleans until they are written. */
type InMemory<T> = [NonNullable<T>] extends [Flag] ? boolean | Extract<T, null> : T;

/** One answer for each answer column of a table: omitting one is a compile error. */
export type Answers<T extends AnswerTable> = {
  readonly [K in AnswerColumn<T>]: null extends Database[T][K]
    ? Answer<NonNullable<InMemory<Database[T][K]>>>
    : Known<InMemory<Database[T][K]>>;
};

/** Columns that the load fills: keys, the pseudonym, and the bounds of a date's answer. */
type Assigned = `${string}_key` | `${string}_earliest` | `${string}_latest` | 'patient_pseudonym';

/** A row of a dimension or fact, before keys are assigned. */
export interface FactRecord<T extends AnswerTable> {
  /** The staged row that it is on; among the `outcomes` of its patient. */
  readonly rowId: number;
  readonly answers: Answers<T>;
  /** The columns that are not answers: flags of the study, the source. */
  readonly columns: {
    readonly [K in Exclude<keyof Database[T], AnswerColumn<T> | Assigned>]: InMemory<Database[T][K]>;
  };
}

/** A drug that the text of a presentation names, and how (C-90). */
export type PresentationDrug = Omit<Database['presentation_drug'], 'presentation_key'>;

export interface PresentationRecord extends FactRecord<'fact_presentation'> {
  /** Sorted by code, without duplicates. */
  readonly drugs: readonly PresentationDrug[];
  /** Codes, without duplicates. */
  readonly metastaticSites: readonly string[];
  readonly riskFactors: readonly string[];
}

/** A record that may belong to a line: its index in `lines`, or null. */
type InLine<T extends AnswerTable> = FactRecord<T> & { readonly lineIndex: number | null };

export type PatientRecord = FactRecord<'dim_patient'>;
export type TumorRecord = FactRecord<'dim_tumor'>;

/** A drug of a line (C-92): named by the registry, given by the hospital, or both. */
export type LineDrug = Omit<Database['line_drug'], 'line_key'>;

/** A line whose tumor is not yet known. */
export type LineWithoutTumor = Omit<LineRecord, 'tumorIndex'>;

export interface LineRecord extends FactRecord<'fact_line_of_therapy'> {
  /** The tumor that it treats: its index in `tumors`; null for a patient without a tumor (C-92). */
  readonly tumorIndex: number | null;
  /** Sorted by code, without duplicates. */
  readonly drugs: readonly LineDrug[];
}

export type AdministrationRecord = InLine<'fact_administration'>;
export type ResponseRecord = InLine<'fact_response'>;
export type AdverseEventRecord = InLine<'fact_adverse_event'>;
export type FollowUpRecord = FactRecord<'fact_follow_up'>;

/** Where an export row is. */
export interface RowPlace {
  readonly sheetId: number;
  readonly rowNumber: number;
}

/** A staged row and its place; a `StagedRow` is one. */
export interface PlacedRow extends RowPlace {
  readonly rowId: number;
}

/**
 * The outcome of an export row (C-44). Each staged row has exactly one; footers are written from their sheet. A
 * rejected row carries its finding: it is written to `rejected_row` and `finding`, and is not in `findings`.
 */
export type RowOutcome =
  | { readonly row: PlacedRow; readonly fate: 'loaded' }
  | {
      readonly row: PlacedRow;
      readonly fate: 'superseded' | 'duplicate' | 'ignored';
      readonly code?: string;
    }
  | { readonly row: PlacedRow; readonly fate: 'rejected'; readonly finding: Finding };

/** Fates and findings of rows that belong to no loaded patient. */
export interface Leftover {
  readonly outcomes: readonly RowOutcome[];
  readonly findings: readonly Finding[];
}

/** Everything about one patient. */
export interface PatientRecords extends Leftover {
  readonly pseudonym: string;
  readonly patient: PatientRecord;
  readonly tumors: readonly TumorRecord[];
  readonly presentations: readonly PresentationRecord[];
  readonly lines: readonly LineRecord[];
  readonly administrations: readonly AdministrationRecord[];
  readonly responses: readonly ResponseRecord[];
  readonly adverseEvents: readonly AdverseEventRecord[];
  /** Null when no source has the patient's status. */
  readonly followUp: FollowUpRecord | null;
}

/** The output of the normalization, one patient at a time: memory does not grow with their number. */
export interface NormalizedRecords {
  /** In ascending order of pseudonym; a patient who is not loaded has only row outcomes. */
  readonly patients: () => Iterable<PatientRecords | Leftover>;
  /** Call it after the last patient. */
  readonly leftovers: () => Iterable<Leftover>;
  /** Number of opposed patients (C-54); known after patients and leftovers. */
  readonly opposed: () => number;
  /** Pseudonyms of the opposed patients that have a file in the exports; known at the same time. */
  readonly opposedPatients: () => ReadonlySet<string>;
}
