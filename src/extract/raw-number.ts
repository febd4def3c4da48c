import type { RawCell } from '../cell/raw.ts';
import type { Shows } from './number-format.ts';
import { dayOfSerial } from './serial-day.ts';

/** A number of a workbook, under what its format shows: a number, a percentage, or the day that it counts to (S-8, C-64). */
export function rawNumber(value: number, shows: Shows, is1904: boolean): RawCell {
  if (shows === null) return value;
  if (shows === 'percent') return { percent: value };
  const date = dayOfSerial(value, is1904);
  return date === null ? value : { date, shows };
}
