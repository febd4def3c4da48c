import { isoDay, isoMonth, isRealDay, lastDayOfMonth } from './calendar.ts';
import { type DateParts, readDateText, withoutTime, yearOnly } from './date-text.ts';
import { missingMarks, unanswered } from './missing.ts';
import { EPOCH, isSentinelCellDay, isSentinelDay, isSentinelSerial } from './no-date.ts';
import type { CellProblem, Missing, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { type DatePrecision, isDated, type RawCell } from './raw.ts';

/** A clinical date and how much of it is known (AP-8). All days are ISO texts. */
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
  /** What the column dates, where a system may write 1 January 1970 for "none" (C-84). */
  readonly role?: DateRole;
  /** True where 1 January 1970 is a day like others: the patient was diagnosed by then (C-84). */
  readonly isEpochADay?: boolean;
}

/** What a column dates: an event (death, progression), or the end of a period. */
export type DateRole = 'event' | 'end';

/** "/" says that there is no date, as "non" does (C-84). */
const DATE_MARKS = missingMarks({ '/': null });
const NO_DAY: Missing = { missing: 'not_applicable', none: 'day' };

/** A missing day becomes the middle of its month (AP-8). */
const IMPUTED_DAY = 15;

/**
 * Dates, whole or partial (S-8, C-9, C-64). What lies wholly outside `earliest` .. `latest` is unreadable; an
 * impossible day never rolls over, and a year of two digits is never completed (S-7). Words and days that mean that there
 * is none are not applicable (C-84).
 */
export function dateParser(options: DateOptions): Parser<PartialDate> {
  const { latest, earliest = '1900-01-01', role, isEpochADay = false } = options;
  const isNone = (day: string): boolean =>
    isSentinelDay(day) || (day === EPOCH && role !== undefined && !isEpochADay);
  return (cell) => {
    const missing = unanswered(cell, DATE_MARKS);
    if (missing !== null) return missing;
    // By the day that the workbook stores, whatever its format shows of it.
    if (isDated(cell) && (isSentinelCellDay(cell.date) || isNone(cell.date))) return NO_DAY;
    const found = partsOf(cell);
    if (typeof found === 'string') return unreadable(found);
    return 'missing' in found ? found : checkRange(found);
  };

  function checkRange(parts: DateParts): Parsed<PartialDate> {
    const value = partialDate(parts);
    if (value.precision === 'day' && isNone(value.latest)) return NO_DAY;
    // By its possible days: a month that holds the day of the extraction is not in the future.
    if (value.earliest > latest || value.latest < earliest) return unreadable('date_out_of_range');
    return { value };
  }
}

/** The date of parts that the calendar has. Month and day are null when not known. */
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

/** What the number format shows of a partial serial is all that was typed: "05/2012" is stored as 1 May 2012 (C-9). */
function shownParts(date: string, shows: DatePrecision): DateParts | CellProblem {
  if (!isRealDay(date)) return 'impossible_date';
  return {
    year: Number(date.slice(0, 4)),
    month: shows === 'year' ? null : Number(date.slice(5, 7)),
    day: shows === 'day' ? Number(date.slice(8, 10)) : null,
  };
}
