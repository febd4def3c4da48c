import type { PartialDate } from '../cell/date.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { ConceptName, Concepts, FieldOf } from '../define/concepts.ts';
import type { Finding } from '../findings/finding.ts';
import type { StagedRow, TypedCell } from '../staging/row.ts';
import type { Origin } from '../warehouse/record.ts';

/** A typed cell of a row: its value or missing reason, its quote and its place. */
export interface ReadCell<T> {
  readonly value: T | null;
  /** Null when the cell has a value. */
  readonly reason: MissingReason | null;
  /** The quotable form of the cell; empty for free text (C-65). */
  readonly raw: string;
  readonly rowId: number;
  readonly field: string;
  readonly source: string;
  /** The cell that it was read from instead, when a correction was applied (C-54). */
  readonly correction: Origin | null;
  /** True where the file lacks the column (C-53). */
  readonly isAbsent?: boolean;
}

/** A cell that means "no date", or whose number format is not understood. */
export interface CountedCell {
  readonly field: string;
  readonly code: 'sentinel_date' | 'unclear_format';
}

type CellsOf<C extends ConceptName> = { readonly [F in FieldOf<C>]: ReadCell<Concepts[C][F]> };

/** A staged row with its cells by field, corrections and masks applied. */
export interface ReadRow<C extends ConceptName> {
  readonly concept: C;
  readonly source: string;
  readonly row: StagedRow;
  readonly cells: CellsOf<C>;
  /** Its date cells that have a value. */
  readonly dates: readonly ReadCell<PartialDate>[];
  /** Problems of its cells; reported only when the row is used. */
  readonly problems: readonly Finding[];
  /** Cells that are reported once for each column, not one by one (C-84, C-110). */
  readonly counted: readonly CountedCell[];
  /** Its cells that show a birth day of its person and are masked: to be reported whether the row is used or not. */
  readonly masked: readonly Finding[];
  /** Its staged cells, in the order of the sheet's fields: equal for rows with equal content. */
  readonly staged: readonly TypedCell[];
}

/** A row of any concept. */
export type AnyReadRow = { [C in ConceptName]: ReadRow<C> }[ConceptName];

/** The cell of a column that the file does not have (C-53). */
export function absentCell(rowId: number, field: string, source: string): ReadCell<never> {
  return { value: null, reason: 'not_recorded', raw: '', rowId, field, source, correction: null };
}
