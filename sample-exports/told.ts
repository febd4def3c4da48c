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
