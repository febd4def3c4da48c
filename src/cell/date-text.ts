import { daysInMonth } from './calendar.ts';
import { fold } from './fold.ts';
import { monthNumber } from './month-name.ts';
import type { CellProblem, Missing } from './parsed.ts';

/** What is known of a date; null for what is not. A date without a month has no day either (AP-8). */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

type Found = DateParts | Missing | CellProblem;

/*
 * Whole dates are dd/mm/yyyy, d/m/yyyy, yyyy-mm-dd and "12 mars 2014", with or without a time of day, and nothing else
 * (C-9): 12-03-2014 and 12.03.2014 are unreadable. Partial dates have no day to be mistaken, so any separator does.
 */

/** A part that the writer left open: ??, XX, --, __, jj, 00 (S-8). */
const OPEN = '[?x_*-]{1,2}|jj|mm|00?';
const TIME = '(?:[t ]?(?:a )?(?:[01]?\\d|2[0-3])[:h][0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?)?';
const SLASHED = new RegExp(
  `^(\\d{1,2}|${OPEN})? ?/ ?(\\d{1,2}|${OPEN})? ?/ ?(\\d{4}|[?x_*-]{2,4}|aaaa)?(?: ${TIME})?$`,
);
const ISO = new RegExp(`^(\\d{4})-(\\d{2}|${OPEN})(?:-(\\d{2}|${OPEN}))?${TIME}$`);
const WORDED = new RegExp(`^(?:(\\d{1,2}|${OPEN})(?: ?er)? )?([a-z]{3,9})\\.?(?: | ?[/-] ?)(\\d{4})$`);
const MONTH_FIRST = /^(\d{1,2}) ?[/.-] ?(\d{4})$/;
const YEAR_FIRST = /^(\d{4}) ?[/.] ?(\d{1,2})$/;
/** "début mars 2014", "fin du mois de mars 2014", "mi-2014": the rest is as precise as it is without them. */
const VAGUE_PART =
  /^(?:(?:au )?(?:debut|mi|milieu|fin|courant|en|dans)[ -](?:de |du |d')?)(?:mois de |l'annee |annee )?(?=.*\d{4}$)/;
/** Parts of a year. Winter is none: it lies in two years. */
const PART_OF_YEAR =
  /^(?:(?:l')?(?:annee|printemps|ete|automne)|(?:1er|2e|2eme|3e|3eme|4e|4eme|premier|second|deuxieme|troisieme|quatrieme|dernier) (?:trimestre|semestre)|[ts][1-4])(?: de)? (?=\d{4}$)/;
/** Ends in a year of two digits, as text or as what Excel shows of `mmm-yy`. */
const TWO_DIGIT_YEAR = new RegExp(
  `^(?:\\d{1,2}|${OPEN})[/. -](?:(?:\\d{1,2}|${OPEN})[/. -])?'?\\d{2}(?: ${TIME})?$|^(?:\\d{1,2}(?: ?er)?[ /-])?([a-z]{3,9})\\.?[ /-]'?\\d{2}$`,
);
const NUMBER = /^\d{4}$/;

/** A date out of a text cell: what is known of it, why it is missing, or what is wrong with it (S-7, S-8, C-9). */
export function readDateText(text: string): Found {
  const folded = fold(text);
  const slashed = SLASHED.exec(folded);
  if (slashed !== null) return fromTemplate(slashed[3], slashed[2], slashed[1]);
  const iso = ISO.exec(folded);
  if (iso !== null) return fromTemplate(iso[1], iso[2], iso[3]);
  return readWords(folded.replace(VAGUE_PART, '').replace(PART_OF_YEAR, '')) ?? whyNot(folded);
}

function readWords(text: string): Found | undefined {
  if (NUMBER.test(text)) return yearOnly(Number(text));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return fromTemplate(monthFirst[2], monthFirst[1], undefined);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return fromTemplate(yearFirst[1], yearFirst[2], undefined);
  const worded = WORDED.exec(text);
  const month = worded === null ? undefined : monthNumber(worded[2] ?? '');
  return worded === null || month === undefined
    ? undefined
    : fromTemplate(worded[3], String(month), worded[1]);
}

/** A bare number is a year from 1900 to 2100 and nothing else: never a serial, never yyyymmdd (C-64). */
export function yearOnly(number: number): DateParts | CellProblem {
  const isYear = Number.isInteger(number) && number >= 1900 && number <= 2100;
  return isYear ? { year: number, month: null, day: null } : 'not_a_date';
}

/** A date out of its three places, each digits, a mark for "not known", or left out. */
function fromTemplate(
  years: string | undefined,
  months: string | undefined,
  days: string | undefined,
): Found {
  const [year, month, day] = [known(years), known(months), known(days)];
  if (year === null)
    return month === null && day === null ? emptyTemplate(`${years}${months}${days}`) : 'not_a_date';
  if (month === null) return day !== null && day > 31 ? 'impossible_date' : { year, month: null, day: null };
  const days_ = daysInMonth(year, month);
  return days_ === 0 || (day !== null && day > days_) ? 'impossible_date' : { year, month, day };
}

/** The number in a place of a date; null for a mark, for nothing, and for 0, which no calendar has. */
function known(place: string | undefined): number | null {
  return Number(place) || null;
}

/** "??/??/????" says that the date is not known, "__/__/____" that nobody wrote one (C-26). */
function emptyTemplate(places: string): Missing {
  return { missing: places.includes('?') ? 'unknown' : 'not_recorded' };
}

function whyNot(folded: string): CellProblem {
  const parts = TWO_DIGIT_YEAR.exec(folded);
  if (parts === null) return 'not_a_date';
  return parts[1] === undefined || monthNumber(parts[1]) !== undefined ? 'two_digit_year' : 'not_a_date';
}
