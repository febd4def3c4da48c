import { UTCDate } from '@date-fns/utc';
import { addDays, differenceInCalendarDays } from 'date-fns';
import type { Day } from './truth.ts';

/** The day `days` later (earlier when negative). */
export function later(day: Day, days: number): Day {
  return addDays(new UTCDate(day), days).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(new UTCDate(to), new UTCDate(from));
}

/** Year, month and day as they are printed: `['2014', '03', '07']`. */
export function partsOf(day: Day): readonly [year: string, month: string, day: string] {
  return [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)];
}

/** `dd/mm/yyyy`. */
export function french(day: Day): string {
  const [y, m, d] = partsOf(day);
  return `${d}/${m}/${y}`;
}

const EXCEL_EPOCH = '1899-12-30';
const DAYS_TO_1904 = 1462;

/** Excel's serial of a day after 1900-02-28, in a workbook of either epoch. */
export function excelSerial(day: Day, is1904: boolean): number {
  return daysBetween(EXCEL_EPOCH, day) - (is1904 ? DAYS_TO_1904 : 0);
}
