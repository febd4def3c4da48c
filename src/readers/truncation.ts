import type { Place } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';

/** Row numbers at which spreadsheet programs cut a sheet (S-9). */
const CUTS: ReadonlySet<number> = new Set([65_536, 1_048_576]);

/**
 * Refuses a sheet whose last row is at such a limit.
 * @throws Refusal
 */
export function refuseCutOff(place: Place, lastRow: number): void {
  if (!CUTS.has(lastRow)) return;
  refuse('probably_truncated', place, {
    found: `exactly ${lastRow} rows: probably cut there`,
    expected: 'a whole extraction',
    remedy: 'deliver it as CSV, or in parts',
  });
}
