import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RunError } from './run-error.ts';
import { reasonInWords } from './system-error.ts';

/** SQLite opens no path of so many bytes or more; a rollback journal adds to the name of its database. */
const SQLITE_PATH_BYTES = 512;
/** The longest name that a run gives a file below OUT or STATE, its journal included. */
const LONGEST_NAME = '/.warehouse-20261130T223124Z-5a6efd-2.tmp-journal';

/**
 * Makes a folder and those above it, one by one: Node's own recursive call never returns where the file system refuses,
 * such as below /proc. A folder that is there stays as it is.
 *
 * @param name what the folder is to the operator, for messages: `OUT`
 * @throws RunError when it cannot be made; it names the path, the reason and what to do (O-7)
 */
export function makeFolder(path: string, mode: number, name = 'a folder of the run'): void {
  const missing: string[] = [];
  let above = resolve(path);
  while (!isFolder(above, path, name)) {
    missing.unshift(basename(above));
    above = dirname(above);
  }
  for (const part of missing) {
    above = join(above, part);
    try {
      mkdirSync(above, { mode });
    } catch (thrown) {
      const { code = '' } = thrown as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw cannotMake(path, name, `${dirname(above)} takes no new folder (${code})`);
      if (!isFolder(above, path, name)) throw thrown;
    }
  }
}

/** True for a folder, false for nothing. Throws `RunError` for anything else. */
function isFolder(at: string, wanted: string, name: string): boolean {
  try {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (found.isDirectory()) return true;
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    // Something above is a file: the walk comes to it.
    if (code === 'ENOTDIR') return false;
    throw cannotMake(wanted, name, `found at ${at}: ${reasonInWords(code)}`);
  }
  throw cannotMake(wanted, name, `${at} is a file`);
}

function cannotMake(path: string, name: string, reason: string): RunError {
  return new RunError(
    `${name} cannot be made at ${path}: ${reason}; choose another folder, or check the owner and mode of the one above`,
  );
}

/**
 * Stops a run whose folder is too deep for SQLite, which would only say that it cannot open a file (O-7).
 *
 * @param name the variable that sets the folder
 * @throws RunError with the length found and the longest that fits, in bytes
 */
export function refuseLongPath(path: string, name: string): void {
  const [found, most] = [
    Buffer.byteLength(resolve(path)),
    SQLITE_PATH_BYTES - 1 - Buffer.byteLength(LONGEST_NAME),
  ];
  if (found <= most) return;
  throw new RunError(
    `${name} is too long: its path has ${found} bytes, SQLite opens no file below a folder of more than ${most}; choose a shorter one: ${path}`,
  );
}
