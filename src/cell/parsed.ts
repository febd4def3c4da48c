import type { RawCell } from './raw.ts';

/**
 * Why a value is missing (C-26). Two reasons do not come from a cell: `conflicting` comes from joining sources,
 * `not_collected` from a column that the site does not declare (C-53).
 */
export type MissingReason =
  | 'not_recorded'
  | 'unknown'
  | 'unreadable'
  | 'not_applicable'
  | 'conflicting'
  | 'not_collected';

/** A problem of a cell: the code of a finding. */
export type CellProblem =
  | 'two_digit_year'
  | 'impossible_date'
  | 'date_out_of_range'
  | 'not_a_date'
  | 'mangled_by_excel'
  | 'not_a_number'
  | 'ambiguous_number'
  | 'out_of_range'
  | 'ki67_fraction'
  | 'not_a_tnm'
  | 'unknown_code'
  | 'unconfirmed_progression'
  | 'clinical_progression'
  | 'unknown_drug'
  | 'corrected_drug_name'
  | 'conditional_drug'
  | 'formula_error'
  | 'unclear_format'
  | 'cell_too_long';

/**
 * A parsed cell: its value, or the reason why it is missing. A value with a problem is kept but needs a check, for
 * example when a list has one unknown item. A parser never throws.
 */
export type Parsed<T> = { readonly value: T; readonly problem?: CellProblem } | Missing;

/** The result for a cell without a value. */
export interface Missing {
  readonly missing: MissingReason;
  readonly problem?: CellProblem;
  /** Set when the cell means "no date": by a sentinel day, or in words (C-84). Counted for each column. */
  readonly none?: 'day' | 'words';
  /** The date that a sentinel day is for a patient diagnosed by then: 1 January 1970 (C-84). */
  readonly epoch?: unknown;
}

/**
 * False when no value could be parsed, when part of the text was not understood, and when the text means "no date":
 * these are treated as free text.
 */
export function isUnderstood(parsed: Parsed<unknown>): boolean {
  if (parsed.problem !== undefined) return false;
  return !('missing' in parsed && (parsed.missing === 'unreadable' || parsed.none === 'words'));
}

/** Parses a raw cell to a value of type T. Built once for each column, called for each cell. */
export type Parser<T> = (cell: RawCell) => Parsed<T>;

/**
 * The result for an unreadable cell: the value is missing, never guessed, and the problem becomes a finding (S-7,
 * C-26).
 */
export function unreadable(problem: CellProblem): Missing {
  return { missing: 'unreadable', problem };
}
