import type { Place } from './finding.ts';

/** Why an export cannot be used: the allow-list of codes, for logs. */
export type ProblemCode =
  | 'inbox_unreadable'
  | 'not_a_file'
  | 'link_leaves_inbox'
  | 'file_unreadable'
  | 'still_being_written'
  | 'file_empty'
  | 'file_too_large'
  | 'impossible_stamp'
  | 'close_name'
  | 'same_stamp'
  | 'incomplete_set'
  | 'source_without_file'
  | 'unknown_extraction'
  | 'manifest_mismatch'
  | 'wrong_kind'
  | 'password_protected'
  | 'damaged'
  | 'expands_too_far'
  | 'encoding'
  | 'quotes'
  | 'separator'
  | 'reader_failed'
  | 'sheet_missing'
  | 'sheet_doubled'
  | 'no_header'
  | 'column_missing'
  | 'column_doubled'
  | 'header_differs'
  | 'dates_month_first'
  | 'no_row'
  | 'probably_truncated'
  | 'rows_lost'
  | 'rows_out_of_order'
  | 'cells_lost'
  | 'control_unreadable';

/**
 * A problem that stops the run before the publication: what was found, what was expected, what to do. Quotes
 * headers and sheet names, never cells.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly place: Place;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Stops the reading of one file. Caught for each file and turned into its problem. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

export function refuse(
  code: ProblemCode,
  place: Place,
  words: { readonly found: string; readonly expected: string; readonly remedy: string },
): never {
  throw new Refusal({ code, place, ...words });
}

/** The problem in one line, with its place. */
export function problemText({ place, found, expected, remedy }: Problem): string {
  const { file, sheet, rowNumber, column } = place;
  const where = [
    file,
    ...(sheet === undefined ? [] : [`sheet "${sheet}"`]),
    ...(rowNumber === undefined ? [] : [`row ${rowNumber}`]),
    ...(column === undefined ? [] : [`column "${column}"`]),
  ];
  return `${where.join(', ')}: found ${found}; expected ${expected}; ${remedy}`;
}
