import { chmodSync, closeSync, copyFileSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { WRITE_VERSION_AT } from '../warehouse/file-header.ts';
import { openReadOnly } from '../warehouse/open.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { type Alteration, alteration, alterationOf } from './alteration.ts';
import { contentDigest } from './digest.ts';
import { PUBLISHED_NAME, refuseSideFiles } from './draft.ts';
import { runOf } from './published-run.ts';

const COPY = '.warehouse.wal-copy';
/** Write version and read version in the header of a file that is not in WAL mode. */
const ROLLBACK_MODE = Buffer.from([1, 1]);

/** The published file, as the next run finds it. Disposing removes the temporary copy. */
export interface LastPublished extends Disposable {
  /** The run of the file, altered or not; null when there is no readable file. */
  readonly run: EtlRun | null;
  /** The alteration of the file; null when there is none. */
  readonly alteration: Alteration | null;
  /**
   * Path where its tables can be read and attached: the file, or a copy when it is in WAL mode. Null when its
   * tables were altered: nothing is then copied from them or compared with them.
   */
  readonly path: string | null;
}

/**
 * Returns the published run in `out`, and whether its file was altered (C-111).
 * @param counterOf the change counter that the file of a run was published with; null where it is not known
 * @throws RunError when a program left changes in side files of a file in WAL mode
 */
export async function lastPublished(
  out: string,
  counterOf: (runId: string) => number | null,
  signal: AbortSignal,
): Promise<LastPublished> {
  const target = join(out, PUBLISHED_NAME);
  const copy = join(out, COPY);
  const dispose = (): void => void removeIfExists(copy);
  dispose(); // a killed run leaves it
  const run = runOf(target);
  const found = existsSync(target)
    ? (alterationOf(target, run && counterOf(run.run_id)) ?? (run === null ? alteration('unreadable') : null))
    : null;
  const last = { run, alteration: found, [Symbol.dispose]: dispose };
  if (found === null) return { ...last, path: target };
  if (found.code === 'wal') refuseSideFiles(target);
  if (run === null || (await digestOf(target, signal)) !== run.content_digest) return { ...last, path: null };
  if (found.code !== 'wal') return { ...last, path: target };
  copyInRollbackMode(target, copy);
  return { ...last, path: copy };
}

/** The content digest of a file; null when a table of it cannot be read. */
async function digestOf(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const db = openReadOnly(path);
    try {
      return await contentDigest(db, signal);
    } finally {
      db.close();
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if ((thrown as Error).name !== 'SqliteError') throw thrown;
    return null;
  }
}

function copyInRollbackMode(path: string, copy: string): void {
  copyFileSync(path, copy);
  chmodSync(copy, 0o600);
  const fd = openSync(copy, 'r+');
  try {
    writeSync(fd, ROLLBACK_MODE, 0, ROLLBACK_MODE.length, WRITE_VERSION_AT);
  } finally {
    closeSync(fd);
  }
}
