import type { PartialDate } from '../cell/date.ts';
import type { Answer, Known, Origin } from '../warehouse/record.ts';
import { dateAnswer, originOf, stated, withConflict, withOrigin } from './answer.ts';
import type { Assessment } from './assessment.ts';
import type { ReadCell } from './cell.ts';
import { fits } from './merge-date.ts';

export interface Progression {
  /** True when a progression is written down, dated or not (C-5); from the imaging where the line's own cell is blank. */
  readonly known: Known<boolean>;
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
  const known = isWrittenDown(cell) ? stated(true) : knownBy(first);
  if (first === undefined) return { known, on: own };
  const date = cell.value;
  if (date === null) return { known, on: fromImaging(first, 'other_source') };
  if (date.precision !== 'day') {
    const refining = readAsProgression.find(({ day }) => fits(day, date));
    const refined =
      refining === undefined
        ? own
        : withOrigin(fromImaging(refining, 'refinement'), originOf(cell, 'refinement'));
    return { known, on: earlier(refined, date, first) };
  }
  return { known, on: firstOfTwo(cell, own, first) };
}

function knownBy(first: Assessment | undefined): Known<boolean> {
  return first === undefined ? stated(false) : withOrigin(stated(true), imagingOrigin(first, 'other_source'));
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
    source: first.read.source,
    day: first.day,
    rowId: first.read.row.rowId,
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

function fromImaging(imaging: Assessment, how: OfImaging): Answer<string> {
  return withOrigin({ value: imaging.day }, imagingOrigin(imaging, how));
}

type OfImaging = 'refinement' | 'other_source';

function imagingOrigin({ read }: Assessment, how: OfImaging): Origin {
  return { how, rowId: read.row.rowId, field: 'assessed_on' };
}
