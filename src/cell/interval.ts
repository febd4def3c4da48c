import { readDecimal } from './number.ts';
import type { CellProblem } from './parsed.ts';

/** A number known as an interval. An exact value has equal ends. `high` is null when there is no upper end. */
export interface Interval {
  readonly low: number;
  readonly high: number | null;
  /** ">20": more than 20, not 20. */
  readonly isLowExcluded: boolean;
  /** "<3": less than 3, not 3 (C-24). */
  readonly isHighExcluded: boolean;
}

/** An interval as written; a missing end is null. */
export interface WrittenInterval extends Omit<Interval, 'low'> {
  readonly low: number | null;
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

/** Returns a folded text with its bounds as one of < <= > >= and single spaces. */
export function withBoundSigns(folded: string): string {
  return BOUND_WORDS.reduce((text, [words, sign]) => text.replace(words, sign), folded)
    .replace(/ +/g, ' ')
    .trim();
}

/** Reads a value, a bound or a range of decimals in a text with bound signs. Returns the problem when it cannot. */
export function readInterval(text: string): WrittenInterval | CellProblem {
  const exact = EXACT.exec(text);
  if (exact !== null) return between('>=', exact[1], '<=', exact[1]);
  const bound = BOUND.exec(text);
  if (bound !== null) {
    const [, sign = '', number] = bound;
    return sign.startsWith('<') ? between('>=', null, sign, number) : between(sign, number, '<=', null);
  }
  const range = RANGE.exec(text);
  if (range !== null) return between('>=', range[1], '<=', range[2]);
  const both = TWO_BOUNDS.exec(text);
  return both === null ? 'not_a_number' : between(both[1], both[2], both[3], both[4]);
}

type End = string | null | undefined;

function between(from: End, lower: End, to: End, upper: End): WrittenInterval | CellProblem {
  const low = typeof lower === 'string' ? readDecimal(lower) : null;
  const high = typeof upper === 'string' ? readDecimal(upper) : null;
  if (typeof low === 'string') return low;
  if (typeof high === 'string') return high;
  return { low, high, isLowExcluded: from === '>', isHighExcluded: to === '<' };
}

/** Returns an exact value as an interval. */
export function exactly(value: number): WrittenInterval {
  return { low: value, high: value, isLowExcluded: false, isHighExcluded: false };
}

/** True when the interval is empty: its ends are exchanged, or equal with one of them excluded. */
export function isEmpty({ low, high, isLowExcluded, isHighExcluded }: Interval): boolean {
  if (high === null) return false;
  return low > high || (low === high && (isLowExcluded || isHighExcluded));
}
