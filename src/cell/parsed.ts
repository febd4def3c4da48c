import type { RawCell } from './raw.ts';

/** Why a value is missing (C-26). `conflicting` comes from putting sources
 * together, `not_collected` from a column that the site does not declare (C-53): neither comes from a cell. */
export type MissingReason =
  | 'not_recorded'
  | 'unknown'
  | 'unreadable'
  | 'not_applicable'
  | 'conflicting'
  | 'not_collected';

/** What a cell was found to be wrong with: the code of a finding. */
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
 * A cell, read: its value, or the reason why there is none. A problem beside a value means that the value
 * is kept but somebody should look (one unknown word in a list, say). A parser never throws.
 */
export type Parsed<T> = { readonly value: T; readonly problem?: CellProblem } | Missing;

/** The answer of a cell that gives no value. */
export interface Missing {
  readonly missing: MissingReason;
  readonly problem?: CellProblem;
  /** Set where the cell says that there is no date: by a day that means none, or in words (C-84). Counted for each column. */
  readonly none?: 'day' | 'words';
}

/**
 * False of what no value could be read from, of a value with a word beside it that was not understood, and of words that
 * say that there is no date: they are free text.
 */
export function isUnderstood(parsed: Parsed<unknown>): boolean {
  if (parsed.problem !== undefined) return false;
  return !('missing' in parsed && (parsed.missing === 'unreadable' || parsed.none === 'words'));
}

/** Turns a raw cell into a value of type T. Built once for each column, called for each cell. */
export type Parser<T> = (cell: RawCell) => Parsed<T>;

/** What cannot be read is never guessed: it is missing, and its problem becomes a finding (S-7, C-26). */
export function unreadable(problem: CellProblem): Missing {
  return { missing: 'unreadable', problem };
}
