import type { Random } from '../random.ts';
import type { CellSpec, Day, DaySpec, Mark } from '../truth.ts';

const GAPS = [
  [30, 'blank'],
  [45, 'not_recorded'],
  [15, 'unknown'],
  [4, 'not_applicable'],
] as const satisfies readonly (readonly [number, Mark])[];

/** A value as an export has it: recorded, or with the probability `gaps` lost behind a mark. */
export function recall<T>(random: Random, value: T, gaps = 0.06): CellSpec<T> {
  return random.chance(gaps) ? { value, recorded: random.weighted(GAPS) } : { value };
}

/** A number or a grade, which a cell may also make unreadable (an impossible grade, a Ki67 that Excel mangled). */
export function recallMeasure<T>(random: Random, value: T, gaps = 0.06): CellSpec<T> {
  return random.chance(0.02) ? { value, recorded: 'unreadable' } : recall(random, value, gaps);
}

/** A day as an export has it: a good third is partial or lost. Nothing happened: a blank cell. */
export function recallDay(random: Random, value: Day | undefined): DaySpec {
  if (value === undefined) return { recorded: 'blank' };
  const recorded = random.weighted([
    [64, 'day'],
    [24, 'month'],
    [5, 'year'],
    [5, random.weighted(GAPS)],
    [2, 'unreadable'],
  ] as const);
  return { value, recorded };
}
