import { chmodSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeError, EXIT, RunError } from '../core/run-error.ts';
import { sync } from '../core/sync.ts';
import { yieldNow } from '../core/yield-every.ts';
import { APPLICATION_ID, openReadOnly } from '../warehouse/open.ts';
import { SCHEMA_VERSION } from '../warehouse/schema.ts';
import { runsDigest } from './digest.ts';
import { type Draft, refuseSideFiles, removeIdleSideFiles } from './draft.ts';
import { keepPublished } from './kept.ts';

export interface Published {
  readonly path: string;
  /** Content digest: 64 hex digits. */
  readonly digest: string;
  readonly sizeBytes: number;
}

export interface Publication {
  readonly signal: AbortSignal;
  /** True when the published file was altered: it is not kept. */
  readonly isBeforeAltered?: boolean;
  /** The content digest of the draft, from `startDigest`. */
  readonly digest: Promise<string>;
  /**
   * Called with the content digest, and the digest of the earlier runs, before any rename. Returns the log line
   * that records them.
   */
  readonly onDigest: (
    digest: string,
    earlierDigest: string,
  ) => { readonly line: number; readonly hash: string };
}

/** Readable by owner and group. A published file is never written. */
const MODE = 0o440;

/**
 * Publishes a checked draft. The steps keep this order: close, read again, sync, keep the published file by a link,
 * rename, sync the folder. At every moment the name refers to one complete file, old or new; after the last step it
 * survives a power cut. Open readers keep the old file.
 * @throws RunError when the file read again differs, or side files are in the way
 */
export async function publish(
  draft: Draft,
  { signal, digest: computed, onDigest, isBeforeAltered = false }: Publication,
): Promise<Published> {
  const digest = await computed;
  const { line, hash } = onDigest(digest, await runsDigest(draft.db, signal));
  draft.db
    .prepare('UPDATE etl_run SET content_digest = ?, log_line = ?, log_head = ? WHERE run_id = ?')
    .run(digest, line, hash, draft.runId);
  draft.db.pragma('journal_mode = DELETE');
  draft.db.close();
  readAgain(draft.path, digest);
  refuseSideFiles(draft.target);
  chmodSync(draft.path, MODE);
  sync(draft.path);
  await yieldNow(signal);
  if (!isBeforeAltered) keepPublished(dirname(draft.target));
  removeIdleSideFiles(draft.target);
  renameSync(draft.path, draft.target);
  syncName(dirname(draft.target));
  return { path: draft.target, digest, sizeBytes: statSync(draft.target).size };
}

/**
 * Syncs the new name to disk; otherwise a power cut may undo the rename.
 * @throws RunError when the disk fails
 */
function syncName(folder: string): void {
  try {
    sync(folder);
  } catch (thrown) {
    throw new RunError(
      `${folder} could not be synced (${describeError(thrown).message}): a power cut may bring back the file of the run before; check the disk`,
    );
  }
}

/**
 * Reads the finished file again as a reader will, and compares.
 * @throws RunError when it differs
 */
function readAgain(path: string, digest: string): void {
  const db = openReadOnly(path);
  try {
    const isOurs =
      db.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      db.pragma('user_version', { simple: true }) === SCHEMA_VERSION &&
      db.pragma('journal_mode', { simple: true }) === 'delete';
    const recorded = db
      .prepare('SELECT content_digest FROM etl_run ORDER BY night DESC LIMIT 1')
      .pluck()
      .get();
    if (!isOurs || recorded !== digest) {
      throw new RunError(
        'the finished file reads back differently from what was written; nothing was published',
        EXIT.checksFailed,
      );
    }
  } finally {
    db.close();
  }
}
