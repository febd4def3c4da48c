import type { Pipeline } from '../define/study.ts';
import type { Place } from '../findings/finding.ts';
import type { Link } from '../staging/persons.ts';
import type { StagedRow } from '../staging/row.ts';
import type { AnyReadRow } from './cell.ts';
import type { ResolvedRows } from './resolve.ts';

/** The rows of one patient that were delivered, read, and those of them that count. */
export interface PatientInput {
  readonly pseudonym: string;
  readonly link: Link | null;
  readonly all: readonly AnyReadRow[];
  readonly resolved: ResolvedRows;
}

/** The tools that build the records of a patient. */
export interface PatientContext {
  readonly pipeline: Pipeline;
  /** Returns the birth date of a keyed hash; in memory only (S-2). */
  readonly birthDayOf: (token: string) => string | null;
  readonly placeOf: (row: StagedRow, field?: string) => Place;
}
