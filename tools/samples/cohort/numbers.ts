/** Whole numbers, drawn within limits and then nudged until their printed mean and quantiles come out. */

import type { Random } from '../random.ts';
import { NoRoom } from './allocate.ts';

export type Limits = readonly [low: number, high: number];

/** Mean, and values of the sorted list at some positions (0 first), each with the deviation that is allowed. */
export interface Aim {
  readonly mean: number;
  readonly meanWithin: number;
  readonly sorted?: readonly (readonly [position: number, value: number, within: number])[];
}

/**
 * Numbers that meet the aim, one for each pair of limits. Equal limits fix a number.
 * @throws when 200,000 nudges did not get there: the limits and the aim exclude each other.
 */
export function fitNumbers(limits: readonly Limits[], aim: Aim, random: Random): number[] {
  const values = limits.map(([low, high]) => random.int(low, high));
  let left = miss(values, aim);
  for (let nudge = 0; left > 0 && nudge < 200_000; nudge++) {
    const index = random.int(0, values.length - 1);
    const [low, high] = limits[index] as Limits;
    const before = values[index] as number;
    const reach = Math.max(1, Math.round((high - low) / 12));
    values[index] = Math.min(high, Math.max(low, before + random.int(-reach, reach)));
    const now = miss(values, aim);
    if (now <= left) left = now;
    else values[index] = before;
  }
  if (left > 0) throw new NoRoom(`no numbers within these limits have a mean of ${aim.mean}`);
  return values;
}

function miss(values: readonly number[], aim: Aim): number {
  const excess = (distance: number, within: number): number => Math.max(0, Math.abs(distance) - within);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const offSorted = (aim.sorted ?? []).map(([at, value, within]) =>
    excess((sorted[at] as number) - value, within),
  );
  return offSorted.reduce(
    (sum, off) => sum + off,
    excess(mean - aim.mean, aim.meanWithin) * values.length * 0.3,
  );
}
