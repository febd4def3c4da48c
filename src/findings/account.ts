import type { FindingCode, Place, Severity } from './finding.ts';

/** The outcome of a row of an export (C-44). */
export const FATES = ['loaded', 'superseded', 'duplicate', 'ignored', 'rejected'] as const;
export type RowFate = (typeof FATES)[number];

export type FateCounts = Readonly<Record<RowFate, number>>;

/** A sheet's account: rows read = the sum of the outcomes. */
export interface SheetAccount {
  readonly file: string;
  readonly sheet: string;
  /** Counted when the file was read, independently of the load. */
  readonly rowsRead: number;
  readonly outcomes: FateCounts;
}

/** How often a finding occurred, and its first places. */
export interface FindingTally {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly count: number;
  readonly examples: readonly Place[];
}

export function totalOf(counts: FateCounts): number {
  return FATES.reduce((sum, fate) => sum + counts[fate], 0);
}
