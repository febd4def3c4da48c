import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolder } from './make-folder.ts';
import { removeIfExists } from './remove-if-exists.ts';
import { EXIT, RunError } from './run-error.ts';

/** A lock that is taken; disposing releases it. */
export type Lock = Disposable;

/**
 * Takes the lock file at `path` (C-55). It is an exclusive transaction on a side database, so the system releases
 * it when its process dies for any reason.
 * @throws RunError with exit code 75 when another process has it; the message names that process
 */
export function takeLock(path: string, now: string): Lock {
  const holder = `${path}.json`;
  const lock = lockFile(path, 0, () => whoHolds(holder));
  removeIfExists(holder); // it may be a link to another place
  writeFileSync(holder, JSON.stringify({ pid: process.pid, since: now }), { flag: 'wx', mode: 0o600 });
  return lock;
}

/**
 * Takes a lock that is only kept for moments.
 * @throws RunError with exit code 75 after waiting `waitMs`
 */
export function takeBriefLock(path: string, waitMs: number): Lock {
  return lockFile(path, waitMs, () => '');
}

function lockFile(path: string, waitMs: number, holder: () => string): Lock {
  makeFolder(dirname(path), 0o700);
  closeSync(openSync(path, 'a', 0o600)); // create it first: SQLite would use the mode of the umask
  const side = new Sqlite(path, { timeout: waitMs });
  try {
    // SQLite opens a read-only file without an error and then takes no lock. Only a write reveals it.
    side.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
  } catch (thrown) {
    side.close();
    if ((thrown as { code?: string }).code !== 'SQLITE_BUSY') throw thrown;
    throw new RunError(`another run holds ${path}${holder()}; wait for its end`, EXIT.locked);
  }
  return { [Symbol.dispose]: () => void side.close() };
}

/** Reads the note next to the lock. For messages only: it does not decide whether the lock is taken. */
function whoHolds(path: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; since: string };
    return ` (process ${pid}, since ${since})`;
  } catch {
    return '';
  }
}
