import type { Severity } from './finding-kind.ts';

export const CHECK_STATES = ['pass', 'fail', 'not_applicable', 'error'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What a quality check found, as the log and the closing screen show it: names and counts, never a value. */
export interface CheckTally {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: CheckState;
  /** Null when the check itself could not be made. */
  readonly failed: number | null;
  readonly checked: number | null;
  /** Share of the examined rows that may fail, in percent. */
  readonly allowedPercent: number;
  /** Null when no published run made it. */
  readonly previousFailed: number | null;
  readonly previousChecked: number | null;
  readonly error: string | null;
}

/** A check that stops the publication: one of severity error that failed, or one that could not be made. */
export function stopsPublication({ severity, state }: CheckTally): boolean {
  return state === 'error' || (state === 'fail' && severity === 'error');
}

/** "3/120 (at most 1 %)", or why there is no count. */
export function countText({ failed, checked, allowedPercent, error }: CheckTally): string {
  return error ?? `${failed}/${checked} (at most ${allowedPercent} %)`;
}

/** How many checks came to each state. */
export function countStates(tallies: readonly CheckTally[]): Record<CheckState, number> {
  const counts = { pass: 0, fail: 0, not_applicable: 0, error: 0 };
  for (const { state } of tallies) counts[state] += 1;
  return counts;
}
