import { UTCDate } from '@date-fns/utc';
// Imported one by one: loading the whole library delays the start of every process by about a second.
import { addDays as addDaysTo } from 'date-fns/addDays';
import { lightFormat } from 'date-fns/lightFormat';

/*
 * Days are ISO texts ("2014-03-12"), months "2014-03". They compare as text, and no time zone can move them: arithmetic
 * goes through UTC dates built from year, month and day, never from a cell.
 */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MARCH = 3;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month (1 to 12); 0 when there is no such month. A table, because every date cell needs it. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** True for an ISO day that exists in the calendar: 2016-06-31 and 1900-02-29 do not. */
export function isRealDay(day: string): boolean {
  const parts = ISO_DAY.exec(day);
  if (parts === null) return false;
  const date = Number(parts[3]);
  return date >= 1 && date <= daysInMonth(Number(parts[1]), Number(parts[2]));
}

/** The ISO day of a year, month and day of month. */
export function isoDay(year: number, month: number, day: number): string {
  return `${isoMonth(year, month)}-${day < 10 ? '0' : ''}${day}`;
}

/** The ISO month of a year and month. */
export function isoMonth(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}`;
}

/** The ISO month ("2014-03") of an ISO day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The last ISO day of the month of an ISO day or month. */
export function lastDayOfMonth(dayOrMonth: string): string {
  const month = monthOf(dayOrMonth);
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
}

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Days from 1 March of the year 0. Arithmetic, because it runs for every pair of dates. A year starts in March, so
 * that it ends with the leap day.
 */
function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < MARCH ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return 365 * year + leapDays + ofYear;
}

/** The ISO day a number of days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return lightFormat(addDaysTo(utcDate(day), days), 'yyyy-MM-dd');
}

function utcDate(day: string): UTCDate {
  return new UTCDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}
