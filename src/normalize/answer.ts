import type { PartialDate } from '../cell/date.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { Answer, Conflict, Known, Origin, PartialAnswer, Unknown } from '../warehouse/record.ts';
import type { ReadCell } from './cell.ts';

/** An answer that is on its own: a flag or number that the record always has. */
export function stated<T>(value: T): Known<T> {
  return { value };
}

/** An answer that is missing for a reason of ours, not of a cell. */
export function missing(reason: MissingReason, raw = ''): Unknown {
  return { value: null, missing: { reason, raw } };
}

/** The same answer to a question that does not apply (C-95): a blank cell and a missing mark answer it, a value stays. */
export function notApplicable<A extends Answer<unknown>>(given: A): A {
  if (given.value !== null || !('missing' in given) || given.missing === undefined) return given;
  const { reason, raw } = given.missing;
  if (reason !== 'not_recorded' && reason !== 'unknown') return given;
  return { ...given, missing: { reason: 'not_applicable', raw } };
}

/** The answer that a cell gives to a column of its own record. */
export function answerOf<T>(cell: ReadCell<T>): Answer<T> {
  return answerAs(cell, (value) => value);
}

/** The answer that one aspect of a cell gives; null where the value has no such aspect, which is then not applicable. */
export function answerAs<T, U>(cell: ReadCell<T>, aspect: (value: T) => U | null): Answer<U> {
  const value = cell.value === null ? null : aspect(cell.value);
  if (value !== null) return corrected(cell, { value });
  return corrected(
    cell,
    cell.value === null ? missing(cell.reason ?? 'not_recorded', cell.raw) : missing('not_applicable'),
  );
}

/** The answer that one part of a cell gives; a part that a readable cell leaves out is not recorded, with its text. */
export function partAnswer<T, U>(cell: ReadCell<T>, part: (value: T) => U | null): Answer<U> {
  const isLeftOut = cell.value !== null && part(cell.value) === null;
  return isLeftOut ? corrected(cell, missing('not_recorded', cell.raw)) : answerAs(cell, part);
}

/** The answer that a cell gives to a column of exact numbers: none where it leaves a bound or a range (C-92). */
export function exactAnswer(
  cell: ReadCell<{ readonly low: number; readonly high: number | null }>,
): Answer<number> {
  return partAnswer(cell, ({ low, high }) => (low === high ? low : null));
}

/** The same answer, said to come from a correction where one was applied (C-54). */
function corrected<A extends Answer<unknown>>({ correction }: ReadCell<unknown>, given: A): A {
  return correction === null ? given : { ...given, origin: [correction] };
}

/** The answer that a date cell gives: with its bounds when it is not known to the day (AP-8). */
export function dateAnswer(cell: ReadCell<PartialDate>): Answer<string> {
  if (cell.value === null) return corrected(cell, missing(cell.reason ?? 'not_recorded', cell.raw));
  const date = cell.value;
  if (date.precision === 'day' && date.value !== null) return corrected(cell, { value: date.value });
  const partial = partialOf(cell);
  const bounds = partial === null ? {} : { partial };
  return date.value === null
    ? // A year alone is no day; it says when at the earliest and at the latest (AP-8).
      corrected(cell, { ...missing('not_recorded', cell.raw), ...bounds })
    : corrected(cell, { value: date.value, ...bounds });
}

/** What is kept of a date that is not known to the day; null for an exact or missing one. */
export function partialOf(cell: ReadCell<PartialDate>): PartialAnswer | null {
  const date = cell.value;
  if (date === null || date.precision === 'day') return null;
  const { value, earliest, latest } = date;
  return { raw: cell.raw, precision: date.precision, value, earliest, latest, source: cell.source };
}

/** The same answer, said to come from other cells than the declared one. */
export function withOrigin<A extends Answer<unknown>>(given: A, ...origin: readonly Origin[]): A {
  return origin.length === 0 ? given : { ...given, origin: [...(given.origin ?? []), ...origin] };
}

/** The same answer, with what other sources say. */
export function withConflict<A extends Answer<unknown>>(given: A, ...conflicts: readonly Conflict[]): A {
  return conflicts.length === 0 ? given : { ...given, conflicts: [...(given.conflicts ?? []), ...conflicts] };
}

/** The place of a cell as an origin. */
export function originOf(
  cell: { readonly rowId: number; readonly field: string },
  how: Origin['how'],
): Origin {
  return { how, rowId: cell.rowId, field: cell.field };
}
