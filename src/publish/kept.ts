import { chmodSync, constants, copyFileSync, existsSync, linkSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { sync } from '../core/sync.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import { alterationOf } from './alteration.ts';
import { PUBLISHED_NAME } from './draft.ts';
import { publishedRun, runOf } from './published-run.ts';

/** Folder beside the published file that holds those before it, each named by its run. */
export const KEPT = 'kept';
const SUFFIX = '.sqlite';
const MODE = 0o440;

export interface KeptFile {
  readonly run: string;
  readonly night: number;
  readonly path: string;
}

/** The files that were published before and can still be read, the newest run first. */
export function keptFiles(out: string): KeptFile[] {
  const folder = join(out, KEPT);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .flatMap((name) => {
      const path = join(folder, name);
      const run = runOf(path);
      return run === null ? [] : [{ run: run.run_id, night: run.night, path }];
    })
    .sort((a, b) => b.night - a.night);
}

/**
 * Gives the published file a second name in the kept ones, before the next takes the first; one that is not SQLite's or
 * ours any more, or in WAL mode, is not kept. Nothing is copied where the
 * file system has links.
 */
export function keepPublished(out: string): void {
  const run = publishedRun(out);
  if (run === null || alterationOf(join(out, PUBLISHED_NAME), null) !== null) return;
  const folder = join(out, KEPT);
  makeFolder(folder, 0o750);
  nameAlso(join(out, PUBLISHED_NAME), join(folder, `${run.run_id}${SUFFIX}`));
  sync(folder);
}

/** Removes the oldest kept files beyond `most`; answers the runs that went. */
export function dropOldest(out: string, most: number): string[] {
  return drop(out, keptFiles(out).slice(most));
}

/** Removes the kept files that hold one of these patients in any table; answers the runs that went (C-54). */
export function dropOpposed(out: string, opposed: readonly string[]): string[] {
  if (opposed.length === 0) return [];
  return drop(
    out,
    keptFiles(out).filter(({ path }) => holds(path, opposed)),
  );
}

/** Puts a kept file in place of the published one, which is kept: one rename, and readers keep the file they opened. */
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

/** A hard link, or a copy that is whole before it has its name. */
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

/** A file that cannot be asked is taken to hold them. */
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
