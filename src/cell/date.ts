import { isoDay, isoMonth, isRealDay, lastDayOfMonth } from './calendar.ts';
import { type DateParts, readDateText, withoutTime, yearOnly } from './date-text.ts';
import { missingMarks, unanswered } from './missing.ts';
import { EPOCH, isSentinelCellDay, isSentinelDay, isSentinelSerial } from './no-date.ts';
import type { CellProblem, Missing, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { type DatePrecision, isDated, type RawCell } from './raw.ts';

/** A clinical date and its precision (AP-8). All days are ISO texts. */
export interface PartialDate {
  readonly precision: DatePrecision;
  /** The day itself; the 15th when only the month is known; null when only the year is. */
  readonly value: string | null;
  /** The first day that it can be. */
  readonly earliest: string;
  /** The last day that it can be. */
  readonly latest: string;
}

export interface DateOptions {
  /** The day of the extraction: nothing later can have been recorded (C-9). */
  readonly latest: string;
  readonly earliest?: string;
  /** What the column dates, for columns where 1 January 1970 may mean "none" (C-84). */
  readonly role?: DateRole;
}

/** What a column dates: an event (death, progression), or the end of a period. */
export type DateRole = 'event' | 'end';

/** In a date column, "/" means that there is no date, as "non" does (C-84). */
const DATE_MARKS = missingMarks({ '/': null });
const NO_DAY: Missing = { missing: 'not_applicable', none: 'day' };

/** A missing day becomes the middle of its month (AP-8). */
const IMPUTED_DAY = 15;

/**
 * Parser of whole and partial dates (S-8, C-9, C-64). A date entirely outside `earliest` .. `latest` is unreadable.
 * An impossible day never rolls over, and a two-digit year is never completed (S-7). Texts and days that mean "no
 * date" are not applicable (C-84).
 */
export function dateParser(options: DateOptions): Parser<PartialDate> {
  const { latest, earliest = '1900-01-01', role } = options;
  return (cell) => {
    const missing = unanswered(cell, DATE_MARKS);
    if (missing !== null) return missing;
    // Compares the day that the workbook stores; the format may show only a part of it.
    if (isDated(cell) && isSentinelCellDay(cell.date)) return NO_DAY;
    const found = partsOf(cell);
    if (typeof found === 'string') return unreadable(found);
    if ('missing' in found) return found;
    const read = checkRange(found);
    return role !== undefined && 'value' in read && isEpoch(cell, read.value)
      ? { ...NO_DAY, epoch: read.value }
      : read;
  };

  function checkRange(parts: DateParts): Parsed<PartialDate> {
    const value = partialDate(parts);
    if (value.precision === 'day' && isSentinelDay(value.latest)) return NO_DAY;
    // Compares the possible days: the month of the extraction is not in the future.
    if (value.earliest > latest || value.latest < earliest) return unreadable('date_out_of_range');
    return { value };
  }
}

function isEpoch(cell: RawCell, { precision, latest }: PartialDate): boolean {
  return isDated(cell) ? cell.date === EPOCH : precision === 'day' && latest === EPOCH;
}

/** Builds the date from parts that exist in the calendar. Month and day are null when unknown. */
function partialDate({ year, month, day }: DateParts): PartialDate {
  if (month === null) {
    return { precision: 'year', value: null, earliest: isoDay(year, 1, 1), latest: isoDay(year, 12, 31) };
  }
  const value = isoDay(year, month, day ?? IMPUTED_DAY);
  if (day !== null) return { precision: 'day', value, earliest: value, latest: value };
  const of = isoMonth(year, month);
  return { precision: 'month', value, earliest: `${of}-01`, latest: lastDayOfMonth(of) };
}

function partsOf(cell: RawCell): DateParts | Missing | CellProblem {
  if (typeof cell === 'string') return readDateText(withoutTime(cell));
  if (typeof cell === 'number') return isSentinelSerial(cell) ? NO_DAY : yearOnly(cell);
  return isDated(cell) ? shownParts(cell.date, cell.shows) : 'not_a_date';
}

/** Returns the parts of a serial that its number format shows: "05/2012" is stored as 1 May 2012 (C-9). */
function shownParts(date: string, shows: DatePrecision): DateParts | CellProblem {
  if (!isRealDay(date)) return 'impossible_date';
  return {
    year: Number(date.slice(0, 4)),
    month: shows === 'year' ? null : Number(date.slice(5, 7)),
    day: shows === 'day' ? Number(date.slice(8, 10)) : null,
  };
}
