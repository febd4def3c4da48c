import type { PartialDate } from '../cell/date.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { Answer, Conflict, Known, Origin, PartialAnswer, Unknown } from '../warehouse/record.ts';
import type { ReadCell } from './cell.ts';

/** A known answer without a cell: a flag or number that every record has. */
export function stated<T>(value: T): Known<T> {
  return { value };
}

/** An answer that the engine, not a cell, makes missing. */
export function missing(reason: MissingReason, raw = ''): Unknown {
  return { value: null, missing: { reason, raw } };
}

/**
 * Returns the answer to a question that does not apply (C-95): blank cells and missing marks become not applicable,
 * a value stays.
 */
export function notApplicable<A extends Answer<unknown>>(given: A): A {
  if (given.value !== null || !('missing' in given) || given.missing === undefined) return given;
  const { reason, raw } = given.missing;
  if (reason !== 'not_recorded' && reason !== 'unknown') return given;
  return { ...given, missing: { reason: 'not_applicable', raw } };
}

/** The answer of a cell for a column of its own record. */
export function answerOf<T>(cell: ReadCell<T>): Answer<T> {
  return answerAs(cell, (value) => value);
}

/** The answer from one aspect of a cell's value; not applicable when the value lacks this aspect. */
export function answerAs<T, U>(cell: ReadCell<T>, aspect: (value: T) => U | null): Answer<U> {
  const value = cell.value === null ? null : aspect(cell.value);
  if (value !== null) return corrected(cell, { value });
  return corrected(
    cell,
    cell.value === null ? missing(cell.reason ?? 'not_recorded', cell.raw) : missing('not_applicable'),
  );
}

/**
 * The answer from one part of a cell's value; "not recorded", with the cell's text, when the value lacks this part.
 */
export function partAnswer<T, U>(cell: ReadCell<T>, part: (value: T) => U | null): Answer<U> {
  const isLeftOut = cell.value !== null && part(cell.value) === null;
  return isLeftOut ? corrected(cell, missing('not_recorded', cell.raw)) : answerAs(cell, part);
}

/** The answer of a cell for a column of exact numbers; missing for a bound or a range (C-92). */
export function exactAnswer(
  cell: ReadCell<{ readonly low: number; readonly high: number | null }>,
): Answer<number> {
  return partAnswer(cell, ({ low, high }) => (low === high ? low : null));
}

/** Marks the answer as corrected when a correction was applied (C-54). */
function corrected<A extends Answer<unknown>>({ correction }: ReadCell<unknown>, given: A): A {
  return correction === null ? given : { ...given, origin: [correction] };
}

/** The answer of a date cell, with bounds when it is not exact to the day (AP-8). */
export function dateAnswer(cell: ReadCell<PartialDate>): Answer<string> {
  if (cell.value === null) return corrected(cell, missing(cell.reason ?? 'not_recorded', cell.raw));
  const date = cell.value;
  if (date.precision === 'day' && date.value !== null) return corrected(cell, { value: date.value });
  const partial = partialOf(cell);
  const bounds = partial === null ? {} : { partial };
  return date.value === null
    ? // A year alone is not a day, but gives the earliest and latest one (AP-8).
      corrected(cell, { ...missing('not_recorded', cell.raw), ...bounds })
    : corrected(cell, { value: date.value, ...bounds });
}

/** The stored facts of a date that is not exact to the day; null for an exact or missing one. */
export function partialOf(cell: ReadCell<PartialDate>): PartialAnswer | null {
  const date = cell.value;
  if (date === null || date.precision === 'day') return null;
  const { value, earliest, latest } = date;
  return { raw: cell.raw, precision: date.precision, value, earliest, latest, source: cell.source };
}

/** Returns the answer with other origin cells than the declared one. */
export function withOrigin<A extends Answer<unknown>>(given: A, ...origin: readonly Origin[]): A {
  return origin.length === 0 ? given : { ...given, origin: [...(given.origin ?? []), ...origin] };
}

/** Returns the answer with the conflicting values of other sources. */
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
