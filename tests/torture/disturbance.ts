import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PART_FILE } from './program.ts';
import type { Scene } from './scene.ts';

/** The calls by which a run changes the disk. */
export const CALLS = [
  ...['openat', 'write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync', 'fcntl', 'chmod', 'fchmod'],
  ...['rename', 'unlink'],
];

/** The n-th call of a kind that one thread makes, of those that are traced, and what it is about. */
export interface Point {
  readonly call: string;
  readonly nth: number;
  readonly line: string;
  /** Where calls of all threads and processes on these files alone are traced. */
  readonly paths?: readonly string[];
}

/**
 * The calls of an undisturbed run on files of OUT or STATE by the main thread, in their order: all of them, but of many
 * alike (one call, one file) `most`, spread evenly.
 */
export async function pointsOf(scene: Scene, most = 100): Promise<Point[]> {
  return await tracedPoints(scene, most);
}

/** What other threads and processes than the main one write: the files of a run of `ALL_THREADS`. */
const FILES_OF_OTHERS = [
  [PART_FILE],
  ...['dcc', 'orbis'].map((source) => [
    `state/staging-${source}.sqlite`,
    `state/staging-${source}.sqlite-journal`,
  ]),
];

/** `pointsOf`, and the calls of every thread and process on the files that are written by others than the main one. */
export async function pointsOfAll(scene: Scene, most = 100): Promise<Point[]> {
  const points = await pointsOf(scene, most);
  for (const files of FILES_OF_OTHERS) {
    const paths = files.map((file) => join(scene.box.out, file));
    points.push(...(await tracedPoints(scene, most, paths)).map((point) => ({ ...point, paths })));
  }
  return points;
}

async function tracedPoints(scene: Scene, most: number, paths?: readonly string[]): Promise<Point[]> {
  scene.reset();
  await scene.tonight({ under: tracing(scene, CALLS, paths) });
  scene.reset();
  return traces(scene).flatMap((lines) => pointsIn(lines, scene, most));
}

function pointsIn(lines: readonly string[], scene: Scene, most: number): Point[] {
  const counts = new Map<string, number>();
  const points = lines.flatMap((line): Point[] => {
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
export const injecting = (scene: Scene, { call, nth, paths }: Point, what: string): string[] => [
  ...tracing(scene, [call], paths),
  ...['-e', `inject=${call}:${what}:when=${nth}`],
];

/** Traces the main thread; of some files, every thread and process, each into a file of its own. */
function tracing(scene: Scene, calls: readonly string[], paths?: readonly string[]): string[] {
  for (const trace of traceFiles(scene)) rmSync(trace);
  const trace = join(scene.box.root, 'trace');
  const scope = paths === undefined ? [] : ['-ff', ...paths.flatMap((path) => ['-P', path])];
  return ['strace', ...scope, '-y', '-s', '64', '-o', trace, '-e', `trace=${calls.join(',')}`];
}

const traceFiles = ({ box }: Scene): string[] =>
  readdirSync(box.root)
    .filter((name) => /^trace(\.\d+)?$/.test(name))
    .map((name) => join(box.root, name));

/** What the last traced run called, thread by thread. */
const traces = (scene: Scene): string[][] =>
  traceFiles(scene).map((path) => readFileSync(path, 'latin1').split('\n'));

/** The call that was made to fail; undefined when it was none that changes OUT or STATE: runs differ by a call or two. */
export function injectedCall(scene: Scene): string | undefined {
  const line = traces(scene)
    .flat()
    .find((one) => one.includes('(INJECTED)'));
  const call = /^(\w+)\(/.exec(line ?? '')?.[1] ?? '';
  return line?.includes(scene.box.out) && changes(call, line) ? line : undefined;
}

/** True when the failing call was an opening that SQLite then did over, for reading: nothing was to be written there. */
export function isOpenedForReading(scene: Scene): boolean {
  const lines = traces(scene).flat();
  const at = lines.findIndex((line) => line.includes('(INJECTED)'));
  const path = /"([^"]+)"/.exec(lines[at] ?? '')?.[1];
  return lines[at + 1]?.includes(`"${path}", O_RDONLY`) === true;
}
