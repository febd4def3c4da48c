import type { Place } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';

/** Where a spreadsheet program cuts a sheet that is too long for it (S-9). */
const CUTS: ReadonlySet<number> = new Set([65_536, 1_048_576]);

/** Refuses a sheet whose last row is where a spreadsheet program would have cut it. */
export function refuseCutOff(place: Place, lastRow: number): void {
  if (!CUTS.has(lastRow)) return;
  refuse('probably_truncated', place, {
    found: `exactly ${lastRow} rows: probably cut there`,
    expected: 'a whole extraction',
    remedy: 'deliver it as CSV, or in parts',
  });
}
