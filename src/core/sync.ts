import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Has the disk hold a file, or the names in a folder: what is synced outlives a power cut. */
export function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
