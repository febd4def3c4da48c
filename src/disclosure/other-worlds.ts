import type { System } from './merged-counts.ts';
import { nullSpace, type Row } from './null-space.ts';

/** Changes that are combined to keep counts from falling too low. */
const MOST_REPAIRS = 6;

/**
 * Returns the hidden groups, of those connected with `start`, for which another number is possible: other counts exist
 * that print the same page. Each is proved by such counts, so no reader can compute it, however they solve the
 * equations. A printed hidden count is at least 1 in them, because a 0 is shown.
 */
export function possiblyOther(system: System, hidden: ReadonlySet<number>, start: number): Set<number> {
  const { unknowns, equations } = connected(system, hidden, start);
  const rows = equations.map((index) => hiddenTerms(system, hidden, index));
  const basis = nullSpace(rows, unknowns);
  const least = (group: number): number => ((system.groups[group]?.places ?? 0) > 0 ? 1 : 0);
  const room = (group: number): number => (system.groups[group]?.n ?? 0) - least(group);
  const changes = basis.flatMap((vector) => [vector, scaled(vector, -1)]);
  const moved = new Set<number>();
  for (const change of changes) {
    if (isPossible(change, room)) for (const group of change.keys()) moved.add(group);
  }
  for (const change of changes) {
    if ([...change.keys()].every((group) => moved.has(group))) continue;
    const repaired = repair(change, changes, room);
    for (const group of repaired?.keys() ?? []) moved.add(group);
  }
  if (isAllHidden(system, hidden, equations)) for (const group of unknowns) moved.add(group);
  return moved;
}

/** Hidden groups that equations connect with a group, and these equations. */
export function connected(
  { equations, equationsOf }: System,
  hidden: ReadonlySet<number>,
  start: number,
): { readonly unknowns: readonly number[]; readonly equations: readonly number[] } {
  const groups = new Set([start]);
  const reached = new Set<number>();
  for (const group of groups) {
    for (const index of equationsOf[group] ?? []) {
      reached.add(index);
      for (const other of equations[index]?.keys() ?? []) if (hidden.has(other)) groups.add(other);
    }
  }
  const rising = (a: number, b: number): number => a - b;
  return { unknowns: [...groups].sort(rising), equations: [...reached].sort(rising) };
}

export function hiddenTerms({ equations }: System, hidden: ReadonlySet<number>, index: number): Row {
  return new Map([...(equations[index] ?? [])].filter(([group]) => hidden.has(group)));
}

/** Without a shown number in the equations, twice each count is possible as well. */
function isAllHidden({ equations }: System, hidden: ReadonlySet<number>, own: readonly number[]): boolean {
  return own.every((index) => [...(equations[index]?.keys() ?? [])].every((group) => hidden.has(group)));
}

/** True when no count falls below its least number. */
function isPossible(change: Row, room: (group: number) => number): boolean {
  for (const [group, by] of change) if (room(group) + by < 0) return false;
  return true;
}

/** Adds other changes where a count falls too low; null when none of them helps. */
function repair(change: Row, changes: readonly Row[], room: (group: number) => number): Row | null {
  let repaired = change;
  for (let step = 0; step < MOST_REPAIRS; step += 1) {
    const low = [...repaired].find(([group, by]) => room(group) + by < 0);
    if (low === undefined) return repaired;
    const better = changes
      .filter((other) => (other.get(low[0]) ?? 0) > 0)
      .map((other) => sumOf(repaired, other))
      .filter(({ size }) => size > 0)
      .sort((a, b) => shortfall(a, room) - shortfall(b, room))[0];
    if (better === undefined) return null;
    repaired = better;
  }
  return isPossible(repaired, room) ? repaired : null;
}

/** How far counts fall too low, all together. */
function shortfall(change: Row, room: (group: number) => number): number {
  return [...change].reduce((sum, [group, by]) => sum + Math.max(0, -room(group) - by), 0);
}

function sumOf(one: Row, other: Row): Row {
  const sum = new Map(one);
  for (const [group, by] of other) {
    const total = (sum.get(group) ?? 0) + by;
    if (total === 0) sum.delete(group);
    else sum.set(group, total);
  }
  return sum;
}

function scaled(row: Row, by: number): Row {
  return new Map([...row].map(([group, factor]) => [group, by * factor]));
}
