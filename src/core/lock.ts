import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolder } from './make-folder.ts';
import { removeIfExists } from './remove-if-exists.ts';
import { EXIT, RunError } from './run-error.ts';

/** A held lock; disposing of it frees it. */
export type Lock = Disposable;

/**
 * Takes the lock that is a file at `path`, or stops with exit code 75 and says who holds it (C-55). It is an exclusive
 * transaction on a side database, so the system frees it when its holder dies, however it dies.
 */
export function takeLock(path: string, now: string): Lock {
  const holder = `${path}.json`;
  const lock = lockFile(path, 0, () => whoHolds(holder));
  removeIfExists(holder); // it may be a link that leads elsewhere
  writeFileSync(holder, JSON.stringify({ pid: process.pid, since: now }), { flag: 'wx', mode: 0o600 });
  return lock;
}

/** Takes a lock that is held for moments only: waits `waitMs` for it before it stops with exit code 75. */
export function takeBriefLock(path: string, waitMs: number): Lock {
  return lockFile(path, waitMs, () => '');
}

function lockFile(path: string, waitMs: number, holder: () => string): Lock {
  makeFolder(dirname(path), 0o700);
  closeSync(openSync(path, 'a', 0o600)); // before SQLite makes it with the mode of the umask
  const side = new Sqlite(path, { timeout: waitMs });
  try {
    // SQLite opens a file that it may not write for reading, and then takes no lock: only a write shows it.
    side.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
  } catch (thrown) {
    side.close();
    if ((thrown as { code?: string }).code !== 'SQLITE_BUSY') throw thrown;
    throw new RunError(`another run holds ${path}${holder()}; wait for its end`, EXIT.locked);
  }
  return { [Symbol.dispose]: () => void side.close() };
}

/** Written beside the lock, for people only: whether the lock is held is never read from it. */
function whoHolds(path: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; since: string };
    return ` (process ${pid}, since ${since})`;
  } catch {
    return '';
  }
}
