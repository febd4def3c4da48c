import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RunError } from './run-error.ts';
import { reasonInWords } from './system-error.ts';

/** SQLite opens no path of so many bytes or more; a rollback journal adds to the name of its database. */
const SQLITE_PATH_BYTES = 512;
/** The longest file name that a run creates below OUT or STATE, its journal included. */
const LONGEST_NAME = '/.warehouse-20261130T223124Z-5a6efd-2.tmp-journal';

/**
 * Creates a folder and its parents, one by one: Node's recursive call never returns where the file system refuses,
 * such as below /proc. Leaves an existing folder unchanged.
 *
 * @param name the operator's name for the folder in messages: `OUT`
 * @throws RunError when it cannot be created, with the path, the reason and the remedy (O-7)
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
    // A parent is a file: the loop reports it when it reaches it.
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
 * Refuses a folder whose path is too long for SQLite, whose own message is only "cannot open" (O-7).
 *
 * @param name the variable that sets the folder
 * @throws RunError with the length and the limit, in bytes
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
