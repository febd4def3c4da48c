import type { PartialDate } from '../cell/date.ts';
import type { Answer } from '../warehouse/record.ts';
import { dateAnswer, originOf, withConflict, withOrigin } from './answer.ts';
import type { Assessment } from './assessment.ts';
import type { ReadCell } from './cell.ts';
import { fits } from './merge-date.ts';

export interface Progression {
  /** A progression is written down, dated or not (C-5). */
  readonly isKnown: boolean;
  readonly on: Answer<string>;
}

/**
 * Returns the progression of a line (S-5, C-1): the earlier of the registry's date and the first hospital imaging
 * of the line that reads as progression. A partial date is first refined by such an imaging of the same month. Two
 * different exact days are a conflict; the earlier is kept (C-82).
 */
export function progressionOf(cell: ReadCell<PartialDate>, imagings: readonly Assessment[]): Progression {
  const readAsProgression = imagings.filter(({ response }) => response === 'pd');
  const own = dateAnswer(cell);
  const [first] = readAsProgression;
  const isKnown = first !== undefined || isWrittenDown(cell);
  if (first === undefined) return { isKnown, on: own };
  const date = cell.value;
  if (date === null) return { isKnown, on: fromImaging(first, 'other_source') };
  if (date.precision !== 'day') {
    const refining = readAsProgression.find(({ day }) => fits(day, date));
    const refined =
      refining === undefined
        ? own
        : withOrigin(fromImaging(refining, 'refinement'), originOf(cell, 'refinement'));
    return { isKnown, on: earlier(refined, date, first) };
  }
  return { isKnown, on: firstOfTwo(cell, own, first) };
}

/** True for a cell with content other than "no date": a year, or an unreadable text (C-5). */
export function isWrittenDown(cell: ReadCell<PartialDate>): boolean {
  return cell.value !== null || cell.reason === 'unreadable';
}

/** A year alone has no order: an imaging after its last day is not known to be earlier (C-5). */
function earlier(own: Answer<string>, date: PartialDate, first: Assessment): Answer<string> {
  return first.day < (own.value ?? date.latest) ? fromImaging(first, 'other_source') : own;
}

function firstOfTwo(cell: ReadCell<PartialDate>, own: Answer<string>, first: Assessment): Answer<string> {
  const registry = { source: cell.source, day: cell.value?.value ?? '', rowId: cell.rowId, answer: own };
  const hospital = {
    ...{ source: first.read.source, day: first.day, rowId: first.read.row.rowId },
    answer: fromImaging(first, 'other_source'),
  };
  if (registry.day === hospital.day) return own;
  const [kept, other] = registry.day < hospital.day ? [registry, hospital] : [hospital, registry];
  return withConflict(kept.answer, {
    keptSource: kept.source,
    keptValue: kept.day,
    otherSource: other.source,
    otherValue: other.day,
    rule: 'C-82',
    otherRowId: other.rowId,
  });
}

function fromImaging({ read, day }: Assessment, how: 'refinement' | 'other_source'): Answer<string> {
  return withOrigin({ value: day }, { how, rowId: read.row.rowId, field: 'assessed_on' });
}
