import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scene.ts';

/** The calls by which a night changes the disk. */
export const CALLS = [
  ...['openat', 'write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync', 'fcntl', 'chmod', 'fchmod'],
  ...['rename', 'unlink'],
];

/** The n-th call of a kind that the main thread makes, and what it is about. */
export interface Point {
  readonly call: string;
  readonly nth: number;
  readonly line: string;
}

/**
 * The calls of an undisturbed night on files of OUT or STATE, in their order: all of them, but of many alike (one call,
 * one file) `most`, spread evenly.
 */
export async function pointsOf(scene: Scene, most = 100): Promise<Point[]> {
  scene.reset();
  const trace = join(scene.box.root, 'trace');
  await scene.tonight({ under: ['strace', '-y', '-s', '64', '-o', trace, '-e', `trace=${CALLS.join(',')}`] });
  scene.reset();
  const counts = new Map<string, number>();
  const points = readFileSync(trace, 'latin1')
    .split('\n')
    .flatMap((line): Point[] => {
      const call = /^(\w+)\(/.exec(line)?.[1];
      if (call === undefined) return [];
      const nth = (counts.get(call) ?? 0) + 1;
      counts.set(call, nth);
      return line.includes(scene.box.out) && changes(call, line) ? [{ call, nth, line }] : [];
    });
  const alike = Map.groupBy(points, ({ call, line }) => `${call} ${/\/out\/[\w./-]*/.exec(line)?.[0]}`);
  const kept = new Set([...alike.values()].flatMap((group) => spread(group, most)));
  return points.filter((point) => kept.has(point));
}

/** At most so many of them, evenly spread, first and last included. */
export function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  const step = (all.length - 1) / Math.max(1, most - 1);
  return Array.from({ length: most }, (_, index) => all[Math.round(index * step)] as T);
}

/**
 * True for calls that write, sync, rename, remove or take a lock to write. What only reads is no change; a lock given
 * back is freed at the end in any case; and SQLite does not ask whether the folder of its journal was synced.
 */
function changes(call: string, line: string): boolean {
  if (call === 'openat') return /O_CREAT|O_WRONLY|O_RDWR/.test(line);
  if (call === 'fcntl') return line.includes('F_SETLK') && line.includes('F_WRLCK');
  return !(call === 'fsync' && line.includes('/state>'));
}

/** `strace` that does something at a point: `signal=SIGKILL`, `error=ENOSPC`. */
export const injecting = (scene: Scene, { call, nth }: Point, what: string): string[] => [
  ...['strace', '-y', '-s', '64', '-o', join(scene.box.root, 'trace'), '-e', `trace=${call}`],
  ...['-e', `inject=${call}:${what}:when=${nth}`],
];

/** The same at the first call of a kind on one file, for nights differ by a call or two on others. */
export const injectingOn = (scene: Scene, call: string, path: string, what: string): string[] => [
  ...['strace', '-y', '-s', '64', '-o', join(scene.box.root, 'trace'), '-P', path],
  ...['-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=1`],
];

/** The call that was made to fail; undefined when it was none that changes OUT or STATE: nights differ by a call or two. */
export function injectedCall(scene: Scene): string | undefined {
  const line = readFileSync(join(scene.box.root, 'trace'), 'latin1')
    .split('\n')
    .find((one) => one.includes('(INJECTED)'));
  const call = /^(\w+)\(/.exec(line ?? '')?.[1] ?? '';
  return line?.includes(scene.box.out) && changes(call, line) ? line : undefined;
}

/** True when the failing call was an opening that SQLite then did over, for reading: nothing was to be written there. */
export function isOpenedForReading(scene: Scene): boolean {
  const lines = readFileSync(join(scene.box.root, 'trace'), 'latin1').split('\n');
  const at = lines.findIndex((line) => line.includes('(INJECTED)'));
  const path = /"([^"]+)"/.exec(lines[at] ?? '')?.[1];
  return lines[at + 1]?.includes(`"${path}", O_RDONLY`) === true;
}
