import type { Dice } from '../dice.ts';
import type { Day, Mark, Told, ToldDay } from '../truth.ts';

const GAPS = [
  [30, 'blank'],
  [45, 'not_recorded'],
  [15, 'unknown'],
  [4, 'not_applicable'],
] as const satisfies readonly (readonly [number, Mark])[];

/** A value as an export has it: told, or with the probability `gaps` lost behind a mark. */
export function recall<T>(dice: Dice, value: T, gaps = 0.06): Told<T> {
  return dice.chance(gaps) ? { value, recorded: dice.weighted(GAPS) } : { value };
}

/** A number or a grade, which a cell may also make unreadable (an impossible grade, a Ki67 that Excel mangled). */
export function recallMeasure<T>(dice: Dice, value: T, gaps = 0.06): Told<T> {
  return dice.chance(0.02) ? { value, recorded: 'unreadable' } : recall(dice, value, gaps);
}

/** A day as an export has it: a good third is partial or lost. Nothing happened: a blank cell. */
export function recallDay(dice: Dice, value: Day | undefined): ToldDay {
  if (value === undefined) return { recorded: 'blank' };
  const recorded = dice.weighted([
    [64, 'day'],
    [24, 'month'],
    [5, 'year'],
    [5, dice.weighted(GAPS)],
    [2, 'unreadable'],
  ] as const);
  return { value, recorded };
}
