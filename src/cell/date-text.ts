import { daysInMonth } from './calendar.ts';
import { fold } from './fold.ts';
import { monthNumber } from './month-name.ts';
import { meaningOfNone } from './no-date.ts';
import type { CellProblem, Missing } from './parsed.ts';

/** The known parts of a date; null for an unknown part. A date without a month has no day either (AP-8). */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

type Found = DateParts | Missing | CellProblem;

/*
 * Whole dates are dd/mm/yyyy, d/m/yyyy, yyyy-mm-dd and "12 mars 2014", with or without a time of day. Other forms,
 * such as 12-03-2014 and 12.03.2014, are unreadable (C-9). Partial dates accept any separator: they have no day to
 * confuse with the month.
 */

/** A part left open: ??, XX, --, __, jj (S-8). 00 also counts, and is read as the number 0. */
const OPEN = '[?x_*-]{1,2}|jj|mm';
const SLASHED = new RegExp(`^(\\d{1,2}|${OPEN})? ?/ ?(\\d{1,2}|${OPEN})? ?/ ?(\\d{4}|[?x_*-]{2,4}|aaaa)?$`);
const ISO = new RegExp(`^(\\d{4})-(\\d{2}|${OPEN})(?:-(\\d{2}|${OPEN}))?$`);
const DAY_IN_WORDS = new RegExp(`^(\\d{1,2}|${OPEN})(?: ?er)? ([a-z]{3,9})\\.? (\\d{4})$`);
const MONTH_IN_WORDS = /^([a-z]{3,9})\.?(?: | ?[/-] ?)(\d{4})$/;
const MONTH_FIRST = new RegExp(`^(\\d{1,2}|${OPEN}) ?[/.-] ?(\\d{4})$`);
const YEAR_FIRST = /^(\d{4}) ?\/ ?(\d{1,2})$/;
const YEAR = /^\d{4}$/;
/**
 * "début mars 2014", "fin du mois de mars 2014", "mi-2014", "en 2014": as precise as the month or year that
 * follows.
 */
const VAGUE_PART =
  /^(?:au )?(?:debut|mi|milieu|fin|courant|en|dans)[ -](?:de |du |d')?(?:mois de |(?:l')?annee )?(?=[a-z\d./ -]*\d{4}$)(?!\d{1,2}(?: ?er)? )/;
/** Parts of a year. Winter is excluded: it spans two years. */
const PART_OF_YEAR =
  /^(?:(?:l')?(?:annee|printemps|ete|automne)|(?:[1-4]|1er|[2-4]e|[2-4]eme|premier|deuxieme|second|troisieme|quatrieme|dernier) (?:trimestre|semestre)|[ts][1-4])(?: de)? (?=\d{4}$)/;
/** Ends in a two-digit year, as typed or as Excel shows `mmm-yy`. */
const TWO_DIGIT_YEAR = new RegExp(
  `^(?:(?:\\d{1,2}|${OPEN})[/. -]){1,2}'?\\d{2}$|^(?:\\d{1,2}(?: ?er)?[ /-])?([a-z]{3,9})\\.?[ /-]'?\\d{2}$`,
);

const LONGEST_MONTH = 31;

/** A time of day after a date. A time with a zone does not match, because the zone may change the day. */
const TIME = /[\sT](?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?$/;

/** Returns the text without a final time of day: the time does not change the day. */
export function withoutTime(text: string): string {
  const trimmed = text.trim();
  const time = TIME.exec(trimmed);
  return time === null ? text : trimmed.slice(0, time.index);
}

/**
 * Reads a date from a text without a time of day. Returns the known parts, a missing reason, or a problem (S-7,
 * S-8, C-9).
 */
export function readDateText(text: string): Found {
  const folded = fold(text);
  const slashed = SLASHED.exec(folded);
  if (slashed !== null) return fromPlaces(slashed[3], slashed[2], slashed[1]);
  const iso = ISO.exec(folded);
  if (iso !== null) return fromPlaces(iso[1], iso[2], iso[3]);
  const words = folded.replace(VAGUE_PART, '').replace(PART_OF_YEAR, '');
  return readMonthAndYear(words) ?? readMonthName(words) ?? whyNot(folded);
}

function readMonthAndYear(text: string): Found | undefined {
  if (YEAR.test(text) && text !== '0000') return yearOnly(Number(text));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return fromPlaces(monthFirst[2], monthFirst[1], undefined);
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst === null ? undefined : fromPlaces(yearFirst[1], yearFirst[2], undefined);
}

function readMonthName(text: string): Found | undefined {
  const parts = DAY_IN_WORDS.exec(text) ?? MONTH_IN_WORDS.exec(text);
  if (parts === null) return undefined;
  const [year, name, day] = parts.slice(1).reverse() as [string, string, string?];
  const month = monthNumber(name);
  return month === undefined ? undefined : fromPlaces(year, String(month), day);
}

/** Reads a bare number: a year from 1900 to 2100, else unreadable. Never a serial, never yyyymmdd (C-64). */
export function yearOnly(number: number): DateParts | CellProblem {
  const isYear = Number.isInteger(number) && number >= 1900 && number <= 2100;
  return isYear ? { year: number, month: null, day: null } : 'not_a_date';
}

/** Builds a date from its three parts. Each has digits or a mark for "unknown", or is absent. */
function fromPlaces(years: string | undefined, months: string | undefined, days: string | undefined): Found {
  const [year, month, day] = [known(years), known(months), known(days)];
  if (year === null)
    return month === null && day === null ? unfilled(`${years}${months}${days}`) : 'not_a_date';
  // An unknown day counts as the first. An impossible month has no first day.
  const first = day ?? 1;
  if (month === null) return first > LONGEST_MONTH ? 'impossible_date' : { year, month, day: null };
  return first > daysInMonth(year, month) ? 'impossible_date' : { year, month, day };
}

/** The number in a part of a date; null for a mark, for an empty part, and for 0. */
function known(place: string | undefined): number | null {
  return Number(place) || null;
}

/** 00/00/0000: a database writes it where there is no date (C-84). */
const ALL_ZEROS = /^0+(?:undefined)?$/;

/** "??/??/????" means that the date is unknown, "__/__/____" that it was not filled in (C-26). */
function unfilled(places: string): Missing {
  if (ALL_ZEROS.test(places)) return { missing: 'not_applicable', none: 'day' };
  return { missing: places.includes('?') ? 'unknown' : 'not_recorded' };
}

function whyNot(folded: string): Missing | CellProblem {
  const answer = meaningOfNone(folded);
  if (answer !== null)
    return answer === 'none' ? { missing: 'not_applicable', none: 'words' } : { missing: 'not_recorded' };
  const parts = TWO_DIGIT_YEAR.exec(folded);
  if (parts === null) return 'not_a_date';
  return parts[1] === undefined || monthNumber(parts[1]) !== undefined ? 'two_digit_year' : 'not_a_date';
}
