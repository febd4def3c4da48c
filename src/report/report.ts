import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openReadOnly } from '../warehouse/open.ts';
import { reportPage } from './page.ts';
import type { LeastCount } from './small-cell.ts';

/** Readable by owner and group; nobody writes into a published file. */
const MODE = 0o440;

export interface Report {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Writes the report of the warehouse at `warehouse` to `path`: whole or not at all, the former one until then. Throws
 * when there is no warehouse, when it is one of another schema, and when the file cannot be written.
 */
export function writeReport(warehouse: string, path: string, least: LeastCount = 0): Report {
  const page = Buffer.from(pageOf(warehouse, least));
  const draft = `${path}.tmp`;
  rmSync(draft, { force: true });
  try {
    writeSynced(draft, page);
    renameSync(draft, path);
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
  syncFolder(dirname(path));
  return { path, sizeBytes: page.length };
}

function pageOf(warehouse: string, least: LeastCount): string {
  const db = openReadOnly(warehouse);
  try {
    return reportPage(db, least);
  } finally {
    db.close();
  }
}

function writeSynced(path: string, content: Buffer): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, content);
    fchmodSync(fd, MODE);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
