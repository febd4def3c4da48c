import { type RawCell, UNCLEAR_FORMAT } from '../cell/raw.ts';
import type { NumberFormat } from './number-format.ts';
import { dayOfSerial } from './serial-day.ts';

const NO_NUMBER: RawCell = { error: '#NUM!' };

/**
 * Converts a number of a workbook by its format: a number, a percentage, or a day (S-8, C-64). An error when the
 * format is not understood (C-110).
 */
export function rawNumber(value: number, format: NumberFormat, is1904: boolean): RawCell {
  if (!Number.isFinite(value)) return NO_NUMBER; // a damaged or unusual .xls may contain such bits
  const shows = format.shows(value);
  if (shows === null) return value;
  if (shows === 'unclear') return UNCLEAR_FORMAT;
  if (shows === 'percent') return { percent: value };
  const date = dayOfSerial(value, is1904);
  return date === null ? value : { date, shows };
}
