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
/**
 * Free disk space that a build needs, at least and relative to the file it replaces: tables, then indexes and
 * sorts.
 */
const LEAST_FREE_BYTES = 64 * 2 ** 20;
const GROWTH = 2;

/** An unpublished warehouse, in the folder of the published one. Disposing removes it unless it was published. */
export interface Draft extends Disposable {
  readonly runId: string;
  readonly path: string;
  readonly target: string;
  readonly db: Connection;
}

/**
 * Creates a warehouse file in `folder`, after removing the files of killed runs (the caller has the lock).
 *
 * @throws RunError when the disk is too full, or when side files of the published file would change what readers
 * see
 */
export function startDraft(
  folder: string,
  runId: string,
  inputs: readonly { readonly sizeBytes: number | null }[],
): Draft {
  makeFolder(folder, 0o750, 'OUT');
  sweep(folder);
  const target = join(folder, PUBLISHED_NAME);
  refuseSideFiles(target);
  refuseFullDisk(
    folder,
    target,
    inputs.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0),
  );
  const path = join(folder, `.warehouse-${runId}.tmp`);
  const db = openNew(path);
  const discard = (): void => {
    db.close();
    for (const suffix of ['', ...SIDE_FILES]) removeIfExists(path + suffix);
  };
  return { runId, path, target, db, [Symbol.dispose]: discard };
}

/** Removes the files of killed runs. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => LEFT_OVER.test(name)))
    removeIfExists(join(folder, name));
}

/**
 * Refuses side files of the published file: SQLite would apply a stale journal to the new file, unnoticed by any
 * check.
 * @throws RunError that names the files and the remedy
 */
export function refuseSideFiles(target: string): void {
  const fault = sideFileFault(target);
  if (fault !== null) throw new RunError(fault);
}

/**
 * Returns the side files that prevent the next run, with the remedy; null when there are none. For a file in WAL
 * mode, an empty `-wal` with its `-shm` is harmless, and the run removes them (C-111).
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
    : `${found.join(', ')} is beside the published file: a program wrote into the file; close that program and remove the file`;
}

/** Removes the side files without changes that a program left for a published file in WAL mode. */
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
