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
 * A value and how it is recorded.
 *
 * - `value`: what is true; absent where nothing is (the end of an ongoing line)
 * - `recorded`: a mark instead of the value. Absent: the value is recorded; without a value the cell is blank
 * - `written`: the cell, character by character; it wins over both. Absent: the seed chooses a spelling
 */
export interface CellSpec<T> {
  readonly value?: T;
  readonly recorded?: Mark;
  readonly written?: Cell;
}

/** A day and how much of it is recorded: all of it unless `recorded` says `month`, `year` or a mark (S-8). */
export interface DaySpec {
  readonly value?: Day;
  readonly recorded?: 'day' | 'month' | 'year' | Mark;
  readonly written?: Cell;
}

/** The value, recorded as it is. */
export const cellSpec = <T>(value: T): CellSpec<T> => ({ value });
/** Nothing true and nothing recorded, or a true value that the cell hides behind a mark. */
export const hidden = <T>(mark: Mark, value?: T): CellSpec<T> & { recorded: Mark } =>
  value === undefined ? { recorded: mark } : { value, recorded: mark };
/** The value in exactly these characters. */
export const spelled = <T>(value: T, written: Cell): CellSpec<T> => ({ value, written });
/** The day, recorded whole. */
export const onDay = (value: Day): DaySpec => ({ value });
/** The day, of which only month and year are recorded. */
export const toMonth = (value: Day): DaySpec => ({ value, recorded: 'month' });
/** The day, of which only the year is recorded. */
export const toYear = (value: Day): DaySpec => ({ value, recorded: 'year' });
/** A blank cell. */
export const blank: { readonly recorded: 'blank' } = { recorded: 'blank' };
