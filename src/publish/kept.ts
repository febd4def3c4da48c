import { chmodSync, constants, copyFileSync, existsSync, linkSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { sync } from '../core/sync.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import { alterationOf } from './alteration.ts';
import { PUBLISHED_NAME } from './draft.ts';
import { publishedRun, runOf } from './published-run.ts';

/** Subfolder with the earlier published files, each named by its run. */
export const KEPT = 'kept';
const SUFFIX = '.sqlite';
const MODE = 0o440;

export interface KeptFile {
  readonly run: string;
  readonly night: number;
  readonly path: string;
}

/** Paths of the kept files, readable or not, by name. */
export function keptPaths(out: string): string[] {
  const folder = join(out, KEPT);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => join(folder, name));
}

/** Path of the kept file of a run, which may be absent. */
export function keptPath(out: string, run: string): string {
  return join(out, KEPT, `${run}${SUFFIX}`);
}

/** The readable earlier files, the newest run first. */
export function keptFiles(out: string): KeptFile[] {
  return keptPaths(out)
    .flatMap((path) => {
      const run = runOf(path);
      return run === null ? [] : [{ run: run.run_id, night: run.night, path }];
    })
    .sort((a, b) => b.night - a.night);
}

/**
 * Links the published file into the kept ones, before a new file replaces it. Skips a file that is not a warehouse
 * file any more, or is in WAL mode. Copies only where the file system has no links.
 */
export function keepPublished(out: string): void {
  const run = publishedRun(out);
  if (run === null || alterationOf(join(out, PUBLISHED_NAME), null) !== null) return;
  const folder = join(out, KEPT);
  makeFolder(folder, 0o750);
  nameAlso(join(out, PUBLISHED_NAME), keptPath(out, run.run_id));
  sync(folder);
}

/** Removes the oldest kept files beyond `most`; returns their runs. */
export function dropOldest(out: string, most: number): string[] {
  return drop(out, keptFiles(out).slice(most));
}

/** Removes the kept files that contain one of these patients in any table; returns their runs (C-54). */
export function dropOpposed(out: string, opposed: readonly string[]): string[] {
  if (opposed.length === 0) return [];
  return drop(
    out,
    keptFiles(out).filter(({ path }) => holds(path, opposed)),
  );
}

/**
 * Replaces the published file by a kept one, and keeps the replaced one. It is a single rename: open readers keep
 * their file.
 */
export function restore(out: string, { path, run }: KeptFile): void {
  keepPublished(out);
  const target = join(out, PUBLISHED_NAME);
  const draft = join(out, `.warehouse-${run}.tmp`);
  removeIfExists(draft);
  nameAlso(path, draft);
  renameSync(draft, target);
  sync(out);
}

function drop(out: string, files: readonly KeptFile[]): string[] {
  for (const { path } of files) removeIfExists(path);
  if (files.length > 0) sync(join(out, KEPT));
  return files.map(({ run }) => run);
}

/** Creates a hard link, or a copy that gets its name only when complete. */
function nameAlso(path: string, name: string): void {
  if (existsSync(name)) return;
  try {
    linkSync(path, name);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === undefined || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(code))
      throw thrown;
    const half = `${name}.tmp`;
    copyFileSync(path, half, constants.COPYFILE_FICLONE);
    chmodSync(half, MODE);
    sync(half);
    renameSync(half, name);
  }
}

/** Returns whether a file contains one of the patients; true for an unreadable one. */
function holds(path: string, patients: readonly string[]): boolean {
  let db: Connection | undefined;
  try {
    db = openReadOnly(path);
    const query = `
      SELECT EXISTS (SELECT 1 FROM dim_patient WHERE patient_pseudonym IN (SELECT value FROM json_each(@patients)))
        OR EXISTS (SELECT 1 FROM value_change WHERE patient_pseudonym IN (SELECT value FROM json_each(@patients)))`;
    return (
      db
        .prepare(query)
        .pluck()
        .get({ patients: JSON.stringify(patients) }) === 1
    );
  } catch {
    return true;
  } finally {
    db?.close();
  }
}
