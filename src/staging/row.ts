import type { NumberFault } from '../cell/canonical-number.ts';
import type { MissingReason, Parsed } from '../cell/parsed.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { ConceptName, Sex } from '../define/concepts.ts';

/** A parsed cell of a column: its value, or the reason why it is missing, and its source text. */
export type TypedCell = Parsed<unknown> & SourceText;

interface SourceText {
  /** The cell as Excel shows it; absent for free text (C-65). */
  readonly text?: string;
  /** Keyed hash of a free text, to compare corrections with. */
  readonly hash?: string;
}

/** A spelling in the rows of this many patients is a spelling, not an identity (C-109). */
export const PATIENTS_OF_A_SPELLING = 3;

/** A cell that its column does not understand: keyed hashes of its text and of the patients who have it. */
export interface UnreadSpelling {
  readonly spelling: string;
  readonly patients: readonly string[];
}

/** Encrypted JSON of a typed cell that may quote a person named in another file. */
export interface SealedCell {
  readonly sealed: string;
}

/** A de-identified cell, encrypted when it may quote an identity. */
export type StagedCell = TypedCell | SealedCell;

/** Replaces a cell that quotes the patient of its row (S-2). It has been reported, and so has no problem. */
export const MASKED: TypedCell = { missing: 'unreadable', text: '#IDENTITY' };
/** Replaces the cells of a row with more cells than its header: the shifted ones are unknown (C-57). */
export const MOVED: TypedCell = { missing: 'unreadable', text: '#MOVED' };

/** Returns the typed cell of a raw cell and its parsed value. */
export function typedCell(cell: RawCell, parsed: Parsed<unknown>): TypedCell {
  return { ...parsed, text: shown(cell) };
}

/**
 * Reference of a staged row to a cell: its number in the column dictionary, or the cell itself when it has no
 * number there. Number 0 is the blank cell of every column.
 */
export type CellRef = number | readonly [StagedCell];
export const BLANK = 0;

/** The cells of the column dictionaries of a sheet, in the order of its fields. */
export type DictionaryCells = readonly (readonly StagedCell[])[];

/** Identities of a row as keyed hashes: 32 hex digits each, or null when the export has no usable value (S-2). */
export interface StagedIdentity {
  /** The pseudonym: HMAC of the registry's file number. */
  readonly patient: string | null;
  /** HMAC of the hospital's 8-digit number. */
  readonly hospital: string | null;
  /** HMAC of birth name, first name, birth date and sex, folded; null when one of them is missing (S-1). */
  readonly traits: string | null;
  /** HMAC of the birth date; with the key, `birthDayOf` decodes it in memory. */
  readonly birth: string | null;
  /** YYYY-MM, the only part of the birth date in the warehouse (C-47). */
  readonly birthMonth: string | null;
  readonly birthMissing: MissingReason | null;
  /** The parsed code of the row's sex, when its sheet has one: linked records must agree on it (S-1). */
  readonly sex: Sex | null;
  /** HMAC of the document number, and its rank among the documents of its sheet, lower numbers first. */
  readonly document: string | null;
  readonly documentRank: number | null;
}

/** A number of a row that cannot be used: its declared header, and why (C-102). The row is to be rejected. */
export interface RowFault {
  readonly column: string;
  readonly cause: NumberFault;
}

/** A staged row of an export: its place, its identities as hashes, its cells in the order of the sheet's fields. */
export interface StagedRow {
  /**
   * The cache's own number; it depends on earlier runs. `sheetId` and `rowNumber` are the stable place of the row.
   */
  readonly rowId: number;
  readonly sheetId: number;
  readonly rowNumber: number;
  readonly identity: StagedIdentity;
  /** HMAC of the key parts, joined by `|`; null when one is missing. */
  readonly keyHash: string | null;
  /** Declared header of the missing key part. */
  readonly keyMissing: string | null;
  /** Of a document with a date: date, rank and version, as a text that sorts from the oldest to the newest (C-17). */
  readonly documentOrder: string | null;
  readonly fault: RowFault | null;
  readonly cells: readonly CellRef[];
}

/** A sheet of a staged file. `fields[i]` is the concept's field that `cells[i]` belongs to. */
export interface StagedSheet {
  /** 1, 2, ... in the order of sources, stamps, names and sheets: the same for the same inbox. */
  readonly sheetId: number;
  readonly fileId: number;
  /** Names of the declared source and sheet. */
  readonly source: string;
  readonly sheet: string;
  readonly concept: ConceptName;
  readonly fields: readonly string[];
  /** The header of each field as the export spells it; identity columns by part. */
  readonly headers: Readonly<Record<string, string>>;
  /** Rows below the header with at least one cell, counted independently of the staging. */
  readonly rowsRead: number;
  /** Rows that are not data: footers (C-44). Staged with their place only. */
  readonly footerRows: readonly number[];
}

export interface StagedFile {
  /** 1, 2, ... in the order of sources, stamps and names: the same for the same inbox. */
  readonly fileId: number;
  readonly source: string;
  readonly file: string;
  readonly format: 'xlsx' | 'xls' | 'csv';
  readonly sha256: string;
  readonly sizeBytes: number;
  /** ISO day and time of the extraction, from the name (C-51). */
  readonly stamp: string;
  readonly status: 'used' | 'superseded' | 'duplicate';
}

/**
 * A de-identified line of `corrections.csv`: the key is a hash, the texts are those of date, number or code cells.
 */
export interface Correction {
  readonly rowNumber: number;
  /** Names of the declared source and sheet. */
  readonly source: string;
  readonly sheet: string;
  readonly keyHash: string;
  /** Header of the column, as declared, and the field that it is. */
  readonly column: string;
  readonly field: string;
  readonly oldValue: string;
  /** Keyed hash of the old value: free text is compared by it. */
  readonly oldHash: string;
  readonly newValue: string;
}

/** How a hospital record was found to belong to a registry file (S-1). */
export type LinkedBy = 'ipp' | 'ipp_alone' | 'traits';
