import { rmSync, statSync, unlinkSync } from 'node:fs';

/** Removes a file that may be absent. Unlike `rmSync` of Node 26, whose errors have no code, it says what the disk said. */
export function removeIfExists(path: string): void {
  try {
    unlinkSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
}

/** The same of a name that somebody may have given to a folder. */
export function removeAny(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true });
  else removeIfExists(path);
}
