import { rmSync, statSync, unlinkSync } from 'node:fs';

/** Removes a file that may be absent. Its error keeps the system's code, which `rmSync` of Node 26 loses. */
export function removeIfExists(path: string): void {
  try {
    unlinkSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
}

/** The same for a path that may be a folder. */
export function removeAny(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true });
  else removeIfExists(path);
}
