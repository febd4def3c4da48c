/** Days as whole numbers (days since 1970-01-01), so that the search can add and compare them. */

import type { Day } from '../truth.ts';

/** Average month of the study: 365.25 / 12 days (endpoints are days divided by it). */
export const DAYS_PER_MONTH = 30.4375;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Number of the day `yyyy-mm-dd`. */
export function dayNumber(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / MILLISECONDS_PER_DAY;
}

/** The day that has this number. */
export function dayOf(number: number): Day {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** First days of months, kept: the search asks for them some ten million times. */
const firstDays = new Map<number, number>();

/** The same month, on this day of the month. */
export function onDayOfMonth(number: number, dayOfMonth: number): number {
  let first = firstDays.get(number);
  if (first === undefined) {
    first = dayNumber(`${dayOf(number).slice(0, 8)}01`);
    firstDays.set(number, first);
  }
  return first + dayOfMonth - 1;
}

/** How many days the month of this day has. */
export function daysInMonth(number: number): number {
  const [year = 0, month = 1] = dayOf(number).split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether two days lie in one calendar month. */
export const sameMonth = (a: number, b: number): boolean => dayOf(a).slice(0, 7) === dayOf(b).slice(0, 7);

/** Whether a hospital's day wards work on it: Monday to Friday. */
export const isWeekday = (number: number): boolean => (((number + 3) % 7) + 7) % 7 < 5;
