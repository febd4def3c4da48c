import { fold } from './fold.ts';
import { isMangledByExcel } from './mangled.ts';
import { unanswered } from './missing.ts';
import { readDecimal, withoutNoise } from './number.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

/** A Ki67 index in percent, as the interval that the pathologist left it (AP-20). An exact value has equal ends. */
export interface Ki67 {
  readonly low: number;
  readonly high: number;
  /** ">20": more than 20, not 20. */
  readonly isLowExcluded: boolean;
  /** "<3": less than 3, not 3 (C-24). */
  readonly isHighExcluded: boolean;
}

const NUMBER = '(\\d+(?:[.,]\\d+)?)';
const EXACT = new RegExp(
  `^(?:[~≈=]|env(?:iron)?\\.?|autour de|proche de)? ?${NUMBER}(?: env(?:iron)?\\.?)?$`,
);
const BOUND = new RegExp(`^([<>]=?) ?${NUMBER}$`);
const RANGE = new RegExp(`^(?:(?:compris )?entre|de)? ?${NUMBER} ?(?:-|a|et) ?${NUMBER}$`);
const TWO_BOUNDS = new RegExp(`^(>=?) ?${NUMBER} (?:et|a) (<=?) ?${NUMBER}$`);

/** Every way to write a bound, as one of < <= > >=. Longer ones first. */
const BOUND_WORDS: readonly (readonly [RegExp, string])[] = [
  [/[≤⩽]|=<|< ?ou ?=|inf(?:erieure?)?\.? ou egale? a|au (?:plus|maximum)|jusqu'a/g, '<='],
  [/[≥⩾]|=>|> ?ou ?=|sup(?:erieure?)?\.? ou egale? a|au (?:moins|minimum)/g, '>='],
  [/inf(?:erieure?)?\.? a|moins de/g, '<'],
  [/sup(?:erieure?)?\.? a|plus de/g, '>'],
];
const NAME_OF_THE_INDEX =
  /^(?:index |indice )?(?:ki ?-?67|mib ?-?1)(?: ?[:=])? ?|^(?:index|indice)(?: ?[:=])? /;
const REMARK = /\([^()\d?]*\)/g;
const PERCENT = / ?(?:%|pour ?cent)/g;
/** The upper end of "> 0,2", which nobody wrote. */
const OPEN_END = 100;

/**
 * Ki67, 0 to 100 percent: a value, a bound or a range (AP-20, C-24, S-7). A percent-formatted 0.15 is 15. A plain number
 * between 0 and 1 is unreadable: a percent cell becomes one in a CSV (C-94). What Excel took for a date is unreadable.
 */
export function ki67Parser(): Parser<Ki67> {
  return readKi67;
}

function readKi67(cell: RawCell): Parsed<Ki67> {
  const missing = unanswered(cell);
  if (missing !== null) return missing;
  if (typeof cell === 'number') return asPercent(exactly(cell));
  if (typeof cell === 'object' && cell !== null && 'percent' in cell)
    return exactly(withoutNoise(cell.percent * 100));
  const folded = typeof cell === 'string' ? fold(cell) : '';
  if (isMangledByExcel(cell, folded)) return unreadable('mangled_by_excel');
  const written = readWritten(normalized(folded));
  return folded.search(PERCENT) < 0 ? asPercent(written) : written;
}

/**
 * The index of a cell without a percent sign, if it is one in percent (C-94). Strictly between 0 and 1 it may be the part
 * of 1 that a percent cell becomes in a CSV: "0,15", "< 0,02", "0,1-0,2". An end above 1 proves the percent: "0,5-2".
 */
function asPercent(found: Parsed<Ki67>): Parsed<Ki67> {
  if ('missing' in found) return found;
  const { low, high } = found.value;
  const isDoubtful = [low, high].some((end) => end > 0 && end < 1);
  const isProven = high > 1 && high < OPEN_END;
  return isDoubtful && !isProven ? unreadable('ki67_fraction') : found;
}

function normalized(folded: string): string {
  const bare = folded.replace(REMARK, ' ').replace(NAME_OF_THE_INDEX, '').replace(PERCENT, '');
  return BOUND_WORDS.reduce((text, [words, sign]) => text.replace(words, sign), bare)
    .replace(/ +/g, ' ')
    .trim();
}

function readWritten(text: string): Parsed<Ki67> {
  const exact = EXACT.exec(text);
  if (exact !== null) return exactly(readDecimal(exact[1] ?? ''));
  const bound = BOUND.exec(text);
  if (bound !== null) {
    const [, sign = '', number = ''] = bound;
    return sign.startsWith('<')
      ? interval('>=', 0, sign, readDecimal(number))
      : interval(sign, readDecimal(number), '<=', 100);
  }
  const range = RANGE.exec(text);
  if (range !== null) return interval('>=', readDecimal(range[1] ?? ''), '<=', readDecimal(range[2] ?? ''));
  const both = TWO_BOUNDS.exec(text);
  if (both === null) return unreadable('not_a_number');
  return interval(both[1], readDecimal(both[2] ?? ''), both[3], readDecimal(both[4] ?? ''));
}

function exactly(found: number | CellProblem): Parsed<Ki67> {
  return interval('>=', found, '<=', found);
}

type Found = number | CellProblem;

/** The interval from a lower to an upper bound; unreadable when it leaves 0 to 100 (C-64) or holds no number. */
function interval(from: string | undefined, low: Found, to: string | undefined, high: Found): Parsed<Ki67> {
  if (typeof low === 'string') return unreadable(low);
  if (typeof high === 'string') return unreadable(high);
  const isLowExcluded = from === '>';
  const isHighExcluded = to === '<';
  const isEmpty = low > high || (low === high && (isLowExcluded || isHighExcluded));
  if (!(low >= 0 && high <= 100) || isEmpty) return unreadable('out_of_range');
  return { value: { low, high, isLowExcluded, isHighExcluded } };
}
