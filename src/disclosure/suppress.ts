import type { CountList } from './count-list.ts';
import { type Group, type System, systemOf } from './merged-counts.ts';
import { connected, hiddenTerms, possiblyOther } from './other-worlds.ts';
import { isSmallCell, type LeastCount } from './small-cell.ts';

/**
 * Returns the keys of the counts to hide, so that no hidden count can be computed from the shown ones, and no hidden
 * counts that are fewer than `least` people together are known as a sum (complementary suppression).
 *
 * Starts with every count hidden, and shows one after the other, the most useful first, as long as every count of 1 to
 * `least` - 1 people stays protected. So no count is hidden without need: each of those left would reveal a small one.
 */
export function hiddenCounts(list: Pick<CountList, 'counts' | 'equations'>, least: LeastCount): Set<string> {
  const system = systemOf(list);
  const { groups } = system;
  const hidden = new Set(groups.flatMap(({ n }, group) => (n > 0 ? [group] : [])));
  const larger = [...hidden].filter((group) => isPrinted(system, group) && !isSmall(system, group, least));
  for (const group of larger.sort((a, b) => use(groups[b]) - use(groups[a]) || a - b)) {
    if (!hidden.has(group)) continue;
    for (const shown of shownWith(system, hidden, group, least) ?? []) hidden.delete(shown);
  }
  return new Set([...hidden].flatMap((group) => (groups[group] as Group).keys));
}

/** How much a shown count is worth: its people, in each of its places. */
function use(group: Group | undefined): number {
  return (group?.places ?? 0) * (group?.n ?? 0);
}

function isPrinted({ groups }: System, group: number): boolean {
  return (groups[group]?.places ?? 0) > 0;
}

function isSmall({ groups }: System, group: number, least: LeastCount): boolean {
  return isSmallCell(groups[group]?.n ?? 0, least);
}

/**
 * Returns a count and the larger ones that a reader could compute from it: they can be shown together. Null when they
 * would reveal a small count.
 */
function shownWith(
  system: System,
  hidden: ReadonlySet<number>,
  group: number,
  least: LeastCount,
): ReadonlySet<number> | null {
  const left = new Set(hidden);
  const shown = new Set([group]);
  const near = connected(system, hidden, group).unknowns;
  for (let size = 0; size < shown.size; ) {
    size = shown.size;
    for (const one of shown) left.delete(one);
    const equations = new Set([...shown].flatMap((one) => system.equationsOf[one] ?? []));
    if ([...equations].some((index) => isSmallSum(system, left, index, least))) return null;
    for (const known of computable(system, left, near, least)) {
      if (isSmall(system, known, least)) return null;
      shown.add(known);
    }
  }
  return shown;
}

/**
 * Returns the small groups, and the larger ones that are printed, of which no other number is possible. Ends with the
 * first small one: it decides.
 */
function computable(
  system: System,
  hidden: ReadonlySet<number>,
  groups: readonly number[],
  least: LeastCount,
): number[] {
  const known: number[] = [];
  const open = new Set(
    groups.filter(
      (group) => hidden.has(group) && (isSmall(system, group, least) || isPrinted(system, group)),
    ),
  );
  for (const group of open) {
    const found = possiblyOther(system, hidden, group);
    if (!found.has(group)) known.push(group);
    if (!found.has(group) && isSmall(system, group, least)) return known;
    for (const other of found) open.delete(other);
  }
  return known;
}

/** True when the hidden counts of an equation are on one side, and few people together. */
function isSmallSum(system: System, hidden: ReadonlySet<number>, index: number, least: LeastCount): boolean {
  const terms = [...hiddenTerms(system, hidden, index)];
  const sums = terms.map(([group, factor]) => factor * (system.groups[group]?.n ?? 0));
  const isOneSided = sums.every((sum) => sum > 0) || sums.every((sum) => sum < 0);
  return isOneSided && isSmallCell(Math.abs(sums.reduce((total, sum) => total + sum, 0)), least);
}
