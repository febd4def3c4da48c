import { daysBetween, isoDay } from '../cell/calendar.ts';

/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;
/** Days from the start of the 1900 system to that of the 1904 system. */
const FROM_1900_TO_1904 = 1_462;
/** Excel counts a 29 February 1900 that did not exist: later serials are one day ahead. */
const FALSE_LEAP_DAY = 60;
/** The serial of 1 March of the year 0, from which leap days fall at the end of a year. */
const MARCH_OF_YEAR_0 = -693_899;
const [DAYS_IN_400_YEARS, SECONDS] = [146_097, 86_400] as const;

/** Days already reckoned, by serial: a sheet repeats few of them. */
const known: (string | undefined)[] = [];
/** In the year 2173: enough for the days that repeat. */
const LAST_KNOWN = 100_000;

/**
 * Returns the ISO day of an Excel serial, in the 1900 or the 1904 system; null when Excel shows no date. Serial 60
 * (29 February 1900) and serial 0 (the day before 1 January 1900) stay impossible days (C-9). Arithmetic on whole
 * days, independent of time zones.
 */
export function dayOfSerial(value: number, is1904: boolean): string | null {
  if (!(value >= 0 && value < LAST_SERIAL + 1)) return null;
  const serial = Math.min(wholeDays(value), LAST_SERIAL) + (is1904 ? FROM_1900_TO_1904 : 0);
  if (serial > LAST_KNOWN) return reckoned(serial);
  let day = known[serial];
  if (day === undefined) {
    day = reckoned(serial);
    known[serial] = day;
  }
  return day;
}

/** The serial of an ISO day in the 1900 system. */
export const serialOfDay = (day: string): number => daysBetween('1899-12-30', day);

/** Excel rounds times to the second: within a ten-thousandth of a second before midnight it shows the next day. */
function wholeDays(value: number): number {
  if (Number.isInteger(value)) return value;
  if (value < 0.5) return 0; // it may be written with an exponent
  const shown = Number(value.toPrecision(16).slice(0, value < 1 ? 17 : 16)); // Excel keeps 15 digits
  const days = Math.floor(shown);
  return SECONDS * (shown - days) > SECONDS - 1e-4 ? days + 1 : days;
}

function reckoned(serial: number): string {
  if (serial === 0) return isoDay(1900, 1, 0);
  if (serial === FALSE_LEAP_DAY) return isoDay(1900, 2, 29);
  const days = (serial < FALSE_LEAP_DAY ? serial + 1 : serial) - MARCH_OF_YEAR_0;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const ofEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153); // from March
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
  return isoDay(year, month < 10 ? month + 3 : month - 9, day);
}
