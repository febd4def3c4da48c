import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded chance. The same name gives the same throws on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the probability `p`. */
  chance(p: number): boolean;
  /** One of the list; the list may not be empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the values, as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
  /** A waiting time in whole units, exponential with this mean. */
  wait(mean: number): number;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/**
 * Random of their own for whatever the parts name (a seed, a patient, a row), so that what one patient throws moves
 * nothing for another.
 */
export function randomFor(...parts: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(fnv1a(parts.join('|')));
  const int = (low: number, high: number): number => uniformInt(generator, low, high);
  const fraction = (): number => int(1, 1_000_000) / 1_000_000;
  const at = <T>(list: readonly T[], index: number): T => {
    if (index >= list.length) throw new RangeError('nothing to pick from');
    return list[index] as T;
  };
  return {
    int,
    chance: (p) => fraction() <= p,
    pick: (list) => at(list, int(0, Math.max(0, list.length - 1))),
    weighted: (choices) => {
      let left = fraction() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) {
        if (left <= weight) return value;
        left -= weight;
      }
      return at(choices, choices.length - 1)[1];
    },
    wait: (mean) => Math.round(-mean * Math.log(fraction())),
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(0, last);
        [copy[last], copy[other]] = [copy[other] as (typeof copy)[0], copy[last] as (typeof copy)[0]];
      }
      return copy;
    },
  };
}

/** FNV-1a, 32 bits: spreads a name over the seeds. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
