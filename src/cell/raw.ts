import { escapeControls } from '../core/escape-controls.ts';

/** The visible precision of a date: Excel's number format, or the text, may leave out the day or the month (S-8). */
export type DatePrecision = 'day' | 'month' | 'year';

/**
 * One cell as a reader found it, before parsing.
 *
 * - text: as written, spaces included
 * - number: a plain number
 * - percent: a number whose format is a percentage; `0.15` is shown as "15 %"
 * - date: a serial under a date format, as its ISO day, and how much of it the format shows
 * - error: an Excel error (`#REF!`), a formula without a cached value (C-64), or a number whose format is not
 *   understood (C-110)
 */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { readonly percent: number }
  | { readonly date: string; readonly shows: DatePrecision }
  | { readonly error: string };

/** A number under a format that is not understood or that the workbook lacks (C-110). */
export const UNCLEAR_FORMAT = { error: '#FORMAT' } as const satisfies RawCell;

/** A cell under a date format. */
export type DatedCell = Extract<RawCell, { readonly date: string }>;

export function isDated(cell: RawCell): cell is DatedCell {
  return typeof cell === 'object' && cell !== null && 'date' in cell;
}

/** Longest text that any raw text or message may quote (C-65). */
export const QUOTE_LENGTH = 40;

/**
 * The cell as Excel shows it to a French user: dates dd/mm/yyyy, decimal comma. Corrections are compared with this
 * (C-54).
 */
export function shown(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell === 'boolean') return cell ? 'VRAI' : 'FAUX';
  if ('percent' in cell) return `${String(Number((cell.percent * 100).toPrecision(12))).replace('.', ',')} %`;
  if ('error' in cell) return cell.error;
  const [year, month, day] = cell.date.split('-');
  if (cell.shows === 'year') return `${year}`;
  return cell.shows === 'month' ? `${month}/${year}` : `${day}/${month}/${year}`;
}

/** The part of a cell that may be quoted: at most 40 characters, control characters escaped (C-65). */
export function quoted(cell: RawCell): string {
  const text = escapeControls(shown(cell));
  const points = Array.from(text);
  return points.length > QUOTE_LENGTH ? `${points.slice(0, QUOTE_LENGTH - 1).join('')}…` : text;
}
