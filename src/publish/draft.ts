import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../audit/make-folder.ts';
import { remove } from '../audit/remove.ts';
import { Stop } from '../audit/stop.ts';
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
    for (const suffix of ['', ...SIDE_FILES]) remove(path + suffix);
  };
  return { runId, path, target, db, [Symbol.dispose]: discard };
}

/** Removes what killed runs left. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => LEFT_OVER.test(name))) remove(join(folder, name));
}

/** A stale journal would be played into the new file, unseen by any check: whoever made it has to look. */
export function refuseSideFiles(target: string): void {
  const found = SIDE_FILES.map((suffix) => target + suffix).filter((path) => statOf(path) !== undefined);
  if (found.length > 0) {
    throw new Stop(
      `${found.join(', ')} stands beside the published file: a program wrote into it; close that program and remove the file`,
    );
  }
}

function refuseFullDisk(folder: string, target: string, inputBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = Math.max(LEAST_FREE_BYTES, GROWTH * ((statOf(target)?.size ?? 0) + inputBytes));
  if (free < needed) {
    throw new Stop(
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
