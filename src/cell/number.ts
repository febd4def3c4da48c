import { fold } from './fold.ts';
import { unanswered } from './missing.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { isDated, type RawCell } from './raw.ts';

export interface IntegerRange {
  readonly min: number;
  readonly max: number;
}

export interface DecimalRange {
  readonly min?: number;
  readonly max?: number;
  /** Exclusive lower bound of the value. */
  readonly above?: number;
}

/** Digits, or groups of three split by spaces (fold makes every no-break and thin space one), then decimals. */
const DECIMAL = /^([+-]?)(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/;
/** Points and commas that no reading explains for certain: "1.234,5", "1,234,567". */
const MIXED_SEPARATORS = /^[+-]?\d{1,3}(?:[., ]\d{3})*[.,]\d+$/;
/** With more digits, floating point cannot separate neighbors: such a text is a number of another kind. */
const MOST_DIGITS = 15;

/**
 * Reads a French decimal from a folded text, or returns the problem. "1,234" may be 1.234 or 1234: three decimals
 * after anything but 0 are ambiguous and never guessed, because a wrong guess is off by a factor of 1000.
 */
export function readDecimal(text: string): number | CellProblem {
  const parts = DECIMAL.exec(text);
  if (parts === null) return MIXED_SEPARATORS.test(text) ? 'ambiguous_number' : 'not_a_number';
  const [, sign, grouped, decimals = ''] = parts as unknown as readonly [string, string, string, string?];
  const whole = grouped.replaceAll(' ', '');
  if (whole.length + decimals.length > MOST_DIGITS) return 'not_a_number';
  if (decimals.length === 3 && Number(whole) !== 0) return 'ambiguous_number';
  const size = Number(`${whole}.${decimals}`);
  return sign === '-' && size !== 0 ? -size : size;
}

/** Rounds binary noise off a computed value: 0.07 * 100 is 7. Twelve digits exceed the precision of every column. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** Returns the number of a cell, or the problem. A date cell is a decimal ("3.5") that Excel turned into a day. */
function numberOf(cell: RawCell): number | CellProblem {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : 'not_a_number';
  if (typeof cell === 'string') return readDecimal(fold(cell));
  return isDated(cell) ? 'mangled_by_excel' : 'not_a_number';
}

const SHORT_INTEGER = /^\d{1,6}$/;

/**
 * Parser of the integers `min` to `max`, both included; others are a finding (C-64). "12,0" is 12, "12,5" is
 * unreadable.
 */
export function integerParser({ min, max }: IntegerRange): Parser<number> {
  return (cell) => {
    if (typeof cell === 'string' && SHORT_INTEGER.test(cell)) return inRange(Number(cell));
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    const found = numberOf(cell);
    if (typeof found === 'string') return unreadable(found);
    const value = withoutNoise(found);
    return Number.isInteger(value) ? inRange(value) : unreadable('not_a_number');
  };

  function inRange(value: number): Parsed<number> {
    return value >= min && value <= max ? { value } : unreadable('out_of_range');
  }
}

const SHORT_DECIMAL = /^\d{1,6}(?:[.,]\d{1,2})?$/;

/** Decimals with a comma or a point, thousands split by any kind of space; outside the range a finding (C-64). */
export function decimalParser(range: DecimalRange = {}): Parser<number> {
  return (cell) => {
    if (typeof cell === 'string' && SHORT_DECIMAL.test(cell)) {
      return withinRange(Number(cell.replace(',', '.')), range);
    }
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    const found = numberOf(cell);
    return typeof found === 'string' ? unreadable(found) : withinRange(found, range);
  };
}

function withinRange(
  value: number,
  { min = -Infinity, max = Infinity, above = -Infinity }: DecimalRange,
): Parsed<number> {
  return value >= min && value <= max && value > above ? { value } : unreadable('out_of_range');
}

const MILLIMETRES = { mm: 1, cm: 10 } as const;
const LENGTH = /^(.*\d) ?([mc]m)$/;
/** More than 0 (C-64), and at most the size of a body: 1e308 is a number of another kind. */
const OF_A_BODY: DecimalRange = { above: 0, max: 2000 };

/**
 * Parser of a length in millimetres, more than 0 (C-64) and at most 2 m: "35", "35 mm", "3,5 cm". Without a unit it
 * is in millimetres, the unit of the header.
 */
export function lengthParser(): Parser<number> {
  const plain = decimalParser(OF_A_BODY);
  return (cell) => {
    const parts = typeof cell === 'string' ? LENGTH.exec(fold(cell)) : null;
    if (parts === null) return plain(cell);
    const [, figure, unit] = parts as unknown as readonly [string, string, 'mm' | 'cm'];
    const size = readDecimal(figure);
    if (typeof size === 'string') return unreadable(size);
    return withinRange(withoutNoise(size * MILLIMETRES[unit]), OF_A_BODY);
  };
}
