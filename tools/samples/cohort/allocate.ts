/** Allocating a printed table out to patients: each value to exactly as many as the table counts. */

import type { Random } from '../random.ts';

export type Counts<T> = readonly (readonly [count: number, value: T])[];

/** The dates leave no room for what is to be allocated: another seed may. */
export class NoRoom extends Error {}

/** A column of a table: one value for each patient, by index. */
export type Column<T> = ReadonlyMap<number, T>;

/** One value for each index; the counts must add up to the indices. */
export function allocateAll<T>(
  indices: readonly number[],
  counts: Counts<T>,
  random: Random,
): Map<number, T> {
  const values = counts.flatMap(([count, value]) => Array.from({ length: count }, () => value));
  if (values.length !== indices.length)
    throw new Error(`${values.length} values for ${indices.length} patients`);
  const order = random.shuffled(indices);
  return new Map(order.map((index, i) => [index, values[i] as T]));
}

/** So many of the indices, in another order. */
export function draw(indices: readonly number[], count: number, random: Random): number[] {
  if (count > indices.length) throw new NoRoom(`${count} wanted of ${indices.length}`);
  return random.shuffled(indices).slice(0, count);
}

/** Draws again until the draw will do. */
export function until<T>(attempt: () => T, isGood: (drawn: T) => boolean, limit = 200_000): T {
  for (let i = 0; i < limit; i++) {
    const drawn = attempt();
    if (isGood(drawn)) return drawn;
  }
  throw new NoRoom('no draw met the condition');
}

/** The value that the map must hold. */
export function of<T>(map: ReadonlyMap<number, T>, index: number): T {
  if (!map.has(index)) throw new Error(`nothing allocated to patient ${index}`);
  return map.get(index) as T;
}
