import type { Severity } from './finding-kind.ts';

export const CHECK_STATES = ['pass', 'fail', 'not_applicable', 'error'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** The result of a quality check, for the log and the closing screen: names and counts, never a value. */
export interface CheckTally {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: CheckState;
  /** Null when the check itself failed to run. */
  readonly failed: number | null;
  readonly checked: number | null;
  /** Share of the examined rows that may fail, in percent. */
  readonly allowedPercent: number;
  /** Null when no published run has this check. */
  readonly previousFailed: number | null;
  readonly previousChecked: number | null;
  readonly error: string | null;
}

/** True for a check that stops the publication: it has severity error and failed, or it could not run. */
export function stopsPublication({ severity, state }: CheckTally): boolean {
  return state === 'error' || (state === 'fail' && severity === 'error');
}

/** "3/120 (at most 1 %)", or the reason why there is no count. */
export function countText({ failed, checked, allowedPercent, error }: CheckTally): string {
  return error ?? `${failed}/${checked} (at most ${allowedPercent} %)`;
}

/** The number of checks in each state. */
export function countStates(tallies: readonly CheckTally[]): Record<CheckState, number> {
  const counts = { pass: 0, fail: 0, not_applicable: 0, error: 0 };
  for (const { state } of tallies) counts[state] += 1;
  return counts;
}
