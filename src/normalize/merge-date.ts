import type { PartialDate } from '../cell/date.ts';
import type { Answer } from '../warehouse/record.ts';
import { dateAnswer, originOf, withConflict, withOrigin } from './answer.ts';
import type { ReadCell } from './cell.ts';

/** An exact day from another source. */
export interface OtherDay {
  readonly day: string;
  readonly source: string;
  readonly rowId: number;
  readonly field: string;
}

/**
 * A date that two sources show, when the other one decides (S-4): an exact day refines a partial date that it fits and
 * fills a missing one; where both are exact and differ, or the day does not fit, the other source's day is kept and the
 * difference is a conflict (C-46).
 */
export function resolveDate(
  cell: ReadCell<PartialDate>,
  other: OtherDay | null,
  rule: string,
): Answer<string> {
  const own = dateAnswer(cell);
  if (other === null) return own;
  const date = cell.value;
  const there = { rowId: other.rowId, field: other.field };
  if (date === null) return withOrigin({ value: other.day }, originOf(there, 'other_source'));
  if (date.precision === 'day' && date.value === other.day) return own;
  if (date.precision !== 'day' && fits(other.day, date)) {
    return withOrigin({ value: other.day }, originOf(there, 'refinement'), originOf(cell, 'refinement'));
  }
  return withConflict(withOrigin({ value: other.day }, originOf(there, 'other_source')), {
    keptSource: other.source,
    keptValue: other.day,
    otherSource: cell.source,
    otherValue: date.value ?? date.earliest.slice(0, 4),
    rule,
    otherRowId: cell.rowId,
  });
}

/** Whether a day is one of those that a date can be. */
export function fits(day: string, { earliest, latest }: PartialDate): boolean {
  return day >= earliest && day <= latest;
}
