import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { RunError } from '../core/run-error.ts';
import { isInWalMode } from '../warehouse/file-header.ts';
import { type Connection, openNew } from '../warehouse/open.ts';

export const PUBLISHED_NAME = 'warehouse.sqlite';
const LEFT_OVER = /^\.warehouse-.*\.tmp(-journal|-wal|-shm)?$/;
const SIDE_FILES = ['-wal', '-journal', '-shm'];
/** Room that a build needs at least, and against what it replaces: tables, then their indexes and sorts. */
const LEAST_FREE_BYTES = 64 * 2 ** 20;
const GROWTH = 2;

/** A warehouse in the making, beside the published one. Disposing of it removes what was not published. */
export interface Draft extends Disposable {
  readonly runId: string;
  readonly path: string;
  readonly target: string;
  readonly db: Connection;
}

/**
 * Starts a new warehouse file in `folder`. Left-overs of killed runs go first (the caller holds the lock). Stops when the
 * disk is too full or when side files beside the published name would make readers see another content.
 */
export function startDraft(
  folder: string,
  runId: string,
  inputs: readonly { readonly sizeBytes: number }[],
): Draft {
  makeFolder(folder, 0o750, 'OUT');
  sweep(folder);
  const target = join(folder, PUBLISHED_NAME);
  refuseSideFiles(target);
  refuseFullDisk(
    folder,
    target,
    inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  );
  const path = join(folder, `.warehouse-${runId}.tmp`);
  const db = openNew(path);
  const discard = (): void => {
    db.close();
    for (const suffix of ['', ...SIDE_FILES]) removeIfExists(path + suffix);
  };
  return { runId, path, target, db, [Symbol.dispose]: discard };
}

/** Removes what killed runs left. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => LEFT_OVER.test(name)))
    removeIfExists(join(folder, name));
}

/**
 * Refuses files beside the published one: SQLite would play a stale journal into the new file, unseen by any check.
 * @throws RunError that names the files and says what to do
 */
export function refuseSideFiles(target: string): void {
  const fault = sideFileFault(target);
  if (fault !== null) throw new RunError(fault);
}

/**
 * Returns which files beside the published one are in the way of the next run, and what to do; null when none is. Beside
 * a file in WAL mode a `-wal` without content, with its `-shm`, is harmless: the run removes them (C-111).
 */
export function sideFileFault(target: string): string | null {
  if (isInWalMode(target) && (statOf(`${target}-wal`)?.size ?? 0) > 0) {
    return `${target}-wal holds changes of a program that switched ${target} to WAL; close that program, remove ${target}-wal and ${target}-shm and start again: the run replaces the file, and these changes are lost`;
  }
  const idle = idleSideFiles(target);
  const found = SIDE_FILES.map((suffix) => target + suffix).filter(
    (path) => statOf(path) !== undefined && !idle.includes(path),
  );
  return found.length === 0
    ? null
    : `${found.join(', ')} stands beside the published file: a program wrote into it; close that program and remove the file`;
}

/** Removes what a program left beside a published file in WAL mode, and that holds no changes. */
export function removeIdleSideFiles(target: string): void {
  for (const path of idleSideFiles(target)) removeIfExists(path);
}

function idleSideFiles(target: string): string[] {
  const isIdle = isInWalMode(target) && (statOf(`${target}-wal`)?.size ?? 0) === 0;
  return isIdle ? [`${target}-wal`, `${target}-shm`].filter((path) => statOf(path) !== undefined) : [];
}

function refuseFullDisk(folder: string, target: string, inputBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = Math.max(LEAST_FREE_BYTES, GROWTH * ((statOf(target)?.size ?? 0) + inputBytes));
  if (free < needed) {
    throw new RunError(
      `${folder} has ${mib(free)} MiB free and the run needs about ${mib(needed)} MiB; make room and start again`,
    );
  }
}

function statOf(path: string): { size: number } | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function mib(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
