import { fold } from './fold.ts';
import {
  exactly,
  type Interval,
  isEmpty,
  readInterval,
  type WrittenInterval,
  withBoundSigns,
} from './interval.ts';
import { isMangledByExcel } from './mangled.ts';
import { unanswered } from './missing.ts';
import type { IntegerRange } from './number.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';

const SHORT_DECIMAL = /^\d{1,6}(?:[.,]\d{1,2})?$/;
/** The unit of the column, repeated in the cell: "2 mitoses / 10 champs", "< 2/10 HPF". A "/10" alone may be a day. */
const UNIT = / ?(?:mitoses?)?(?: ?(?:\/|pour|par|sur) ?10 ?(?:champs|hpf|cfg|gc)\b.*)?$/;

/**
 * A decimal as the interval that its cell leaves: "2", "< 2", ">20", "2 ou 3" (C-92). Below, the scale ends at `min`;
 * without an upper bound the interval has no upper end. Outside `min` to `max` a finding (C-64).
 */
export function boundedParser({ min, max }: IntegerRange): Parser<Interval> {
  return (cell) => {
    if (typeof cell === 'string' && SHORT_DECIMAL.test(cell)) return onScale(readInterval(cell));
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    if (typeof cell === 'number') return onScale(Number.isFinite(cell) ? exactly(cell) : 'not_a_number');
    const folded = typeof cell === 'string' ? fold(cell) : '';
    if (isMangledByExcel(cell, folded)) return unreadable('mangled_by_excel');
    return onScale(readInterval(withBoundSigns(folded.replace(UNIT, '').replace(' ou ', ' a '))));
  };

  function onScale(written: WrittenInterval | CellProblem): Parsed<Interval> {
    if (typeof written === 'string') return unreadable(written);
    const value = { ...written, low: written.low ?? min };
    const isInside = value.low >= min && (value.high ?? value.low) <= max;
    return isInside && !isEmpty(value) ? { value } : unreadable('out_of_range');
  }
}
