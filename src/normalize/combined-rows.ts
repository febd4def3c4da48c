import type { Treatment } from '../cell/treatment.ts';
import type { ReadCell, ReadRow } from './cell.ts';

/** A row of the registry's lines with its drugs. */
export interface NamedRow {
  readonly read: ReadRow<'line'>;
  /** Line numbers of the registry: two for a combined row. */
  readonly numbers: readonly number[];
  readonly isDrugLine: boolean;
  readonly hasCytotoxic: boolean;
  readonly hasTargeted: boolean;
}

/**
 * Merges two rows of one line (C-74): both start on the same day, or in the same month, and one names the cytotoxic
 * drugs and the other the targeted one. The row with the lower number remains; each cell is the first known answer.
 *
 * @param rows in order of their line numbers
 */
export function combineRows<R extends NamedRow>(
  rows: readonly R[],
  rename: (row: NamedRow) => R,
): readonly R[] {
  const combined: R[] = [];
  for (const row of rows) {
    const position = combined.findIndex((earlier) => isOneLine(earlier, row));
    const first = combined[position];
    if (first === undefined) combined.push(row);
    else combined[position] = rename(joined(first, row));
  }
  return combined;
}

function isOneLine(one: NamedRow, other: NamedRow): boolean {
  const [a, b] = [one.read.cells.started_on.value, other.read.cells.started_on.value];
  if (!one.isDrugLine || !other.isDrugLine || a === null || b === null) return false;
  const startTogether = a.value !== null && a.value === b.value && a.precision === b.precision;
  return startTogether && (completes(one, other) || completes(other, one));
}

function completes(chemotherapy: NamedRow, targeted: NamedRow): boolean {
  return (
    chemotherapy.hasCytotoxic && !chemotherapy.hasTargeted && targeted.hasTargeted && !targeted.hasCytotoxic
  );
}

function joined(first: NamedRow, second: NamedRow): NamedRow {
  return {
    read: { ...rowOf(first.read), cells: joinedCells(first.read, second.read) },
    numbers: [...first.numbers, ...second.numbers],
    isDrugLine: true,
    hasCytotoxic: true,
    hasTargeted: true,
  };
}

function rowOf({
  concept,
  source,
  row,
  dates,
  problems,
  masked,
  counted,
  staged,
}: ReadRow<'line'>): Omit<ReadRow<'line'>, 'cells'> {
  return { concept, source, row, dates, problems, masked, counted, staged };
}

function joinedCells(first: ReadRow<'line'>, second: ReadRow<'line'>): ReadRow<'line'>['cells'] {
  const cells: Record<string, ReadCell<unknown>> = {};
  const [own, other] = [first.cells, second.cells] as unknown as Record<string, ReadCell<unknown>>[];
  for (const field in own) {
    const [a, b] = [own[field], other?.[field]];
    if (a?.field !== field || b === undefined) continue; // no cell
    cells[field] = a.value === null && b.value !== null ? fromOtherRow(b) : a;
  }
  const protocol = joinedProtocol(first.cells.protocol, second.cells.protocol);
  return { ...cells, protocol } as unknown as ReadRow<'line'>['cells'];
}

function fromOtherRow<T>({ value, reason, raw, rowId, field, source, correction }: ReadCell<T>): ReadCell<T> {
  const origin = correction ?? { how: 'fallback' as const, rowId, field };
  return { value, reason, raw, rowId, field, source, correction: origin };
}

function joinedProtocol(first: ReadCell<Treatment>, second: ReadCell<Treatment>): ReadCell<Treatment> {
  const [a, b] = [first.value, second.value];
  if (a === null || b === null) return a === null && b !== null ? fromOtherRow(second) : first;
  const { reason, raw, rowId, field, source, correction } = first;
  const value: Treatment = {
    ...a,
    proposed: [...new Set([...a.proposed, ...b.proposed])].sort(),
    hasUnknownDrug: a.hasUnknownDrug || b.hasUnknownDrug,
  };
  return { value, reason, raw, rowId, field, source, correction };
}
