import { type RawCell, UNCLEAR_FORMAT } from '../../cell/raw.ts';
import { GENERAL, type NumberFormat } from '../number-format.ts';
import { rawNumber } from '../raw-number.ts';
import { serialOfDay } from '../serial-day.ts';
import { textBefore } from './text.ts';
import { type XmlCursor, XmlFault } from './xml.ts';

/** The parts of a workbook that cells refer to. */
export interface BookContext {
  /** The shared texts; the name of their part when the workbook refers to one that it lacks. */
  readonly strings: readonly string[] | string;
  /** By the number of a cell's style; the name of their part when the workbook refers to one that it lacks. */
  readonly formats: readonly NumberFormat[] | string;
  readonly is1904: boolean;
}

/** Types of cells (ECMA-376, 18.18.11). */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
]);
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;
const ISO_DAY = /^\s*(\d{4}-\d{2}-\d{2})(?:T[0-9:.,]*(?:Z|[-+][0-9:]+)?)?\s*$/;
const NO_NUMBER: RawCell = { error: '#NUM!' };
const [MINUS, POINT, SLASH, ZERO, NINE, LESS, GREATER] = [0x2d, 0x2e, 0x2f, 0x30, 0x39, 0x3c, 0x3e] as const;
const [SMALL_C, SMALL_V] = [0x63, 0x76] as const;
/** Integers and powers of ten up to this number of digits are exact, and so is their quotient, rounded once. */
const MOST_DIGITS = 15;
/** Longest plain number, in bytes, tags included. */
const LONGEST_PLAIN = MOST_DIGITS + 13;
const TENS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

/** The value before the cursor's tag, in a cell of this type and style; null when there is none. */
export function cellValue(cursor: XmlCursor, type: CellType, style: number, context: BookContext): RawCell {
  if (type === 's' || type === 'n') {
    const number = numberBefore(cursor);
    return number === null ? null : numberValue(number, type, style, context);
  }
  const text = textBefore(cursor);
  if (type === 'str' || type === 'inlineStr') return text;
  if (type === 'e') return { error: ERRORS.has(text) ? text : '#ERROR' };
  if (text === '') return null;
  return type === 'b' ? boolean(text) : isoDate(text, formatOf(style, context.formats));
}

/** The value of a cell with this number, or of the shared string that it refers to; NaN is an error. */
export function numberValue(number: number, type: CellType, style: number, context: BookContext): RawCell {
  if (type === 's') return sharedText(number, context.strings);
  if (Number.isNaN(number)) return NO_NUMBER;
  const format = formatOf(style, context.formats);
  return format === null ? UNCLEAR_FORMAT : rawNumber(number, format, context.is1904);
}

/** The format of a style; null when the workbook lacks this style. Style 0 is General when there are no styles. */
function formatOf(style: number, formats: BookContext['formats']): NumberFormat | null {
  if (typeof formats !== 'string') return formats[style] ?? (style === 0 ? GENERAL : null);
  if (style === 0) return GENERAL;
  throw new XmlFault(`a number whose format is in the part "${formats}", which the file lacks`);
}

/**
 * Fast path for `<v>125</v></c>`, the form of most cells. Returns the number and moves the cursor past the cell.
 * Returns -1 for any other form or a cut-off cell, and does not move.
 */
export function passPlainNumber(cursor: XmlCursor): number {
  const { bytes } = cursor;
  let at = cursor.at;
  if (at + LONGEST_PLAIN > bytes.length) return -1; // to look beyond the end is slow
  if (bytes[at++] !== LESS || bytes[at++] !== SMALL_V || bytes[at++] !== GREATER) return -1;
  const from = at;
  let number = 0;
  for (
    let byte = bytes[at] as number;
    byte >= ZERO && byte <= NINE && at - from <= MOST_DIGITS;
    byte = bytes[++at] as number
  )
    number = number * 10 + (byte - ZERO);
  if (at === from || at - from > MOST_DIGITS) return -1;
  if (bytes[at++] !== LESS || bytes[at++] !== SLASH || bytes[at++] !== SMALL_V || bytes[at++] !== GREATER)
    return -1;
  if (bytes[at++] !== LESS || bytes[at++] !== SLASH || bytes[at++] !== SMALL_C || bytes[at++] !== GREATER)
    return -1;
  cursor.at = at;
  return number;
}

function sharedText(index: number, strings: BookContext['strings']): string {
  if (typeof strings === 'string')
    throw new XmlFault(`a cell whose text is in the part "${strings}", which the file lacks`);
  const text = strings[index];
  if (text === undefined) throw new XmlFault('a cell with a shared string that the workbook lacks');
  return text;
}

/** Null for an empty text, NaN when it is not a number. */
function numberBefore(cursor: XmlCursor): number | null {
  const { bytes, textAt, tagAt } = cursor;
  if (textAt === tagAt) return null;
  const isNegative = bytes[textAt] === MINUS;
  const from = isNegative ? textAt + 1 : textAt;
  let number = 0;
  let digits = 0;
  let pointAt = -1;
  for (let at = from; at < tagAt; at++) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) {
      number = number * 10 + (byte - ZERO);
      digits++;
    } else if (byte === POINT && pointAt < 0) pointAt = at;
    else return otherNumber(textBefore(cursor));
  }
  if (digits === 0 || digits > MOST_DIGITS) return otherNumber(textBefore(cursor));
  if (pointAt >= 0) number /= TENS[tagAt - pointAt - 1] as number;
  return isNegative ? -number : number;
}

/** Parses a number with an exponent, more digits or spaces. Null for an empty text, NaN when it is not a number. */
function otherNumber(text: string): number | null {
  if (text === '') return null;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
}

function boolean(text: string): boolean {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new XmlFault('a truth value that is neither true nor false');
}

/** A day written as ISO 8601. It shows what its format shows; under a format without dates, the whole day. */
function isoDate(text: string, format: NumberFormat | null): RawCell {
  const date = ISO_DAY.exec(text)?.[1];
  if (date === undefined) return text;
  const shows = format === null ? 'unclear' : format.shows(serialOfDay(date));
  if (shows === 'unclear') return UNCLEAR_FORMAT;
  return { date, shows: shows === null || shows === 'percent' ? 'day' : shows };
}
