import { readdirSync, readlinkSync } from 'node:fs';
import { type Draft, startDraft } from '../../src/publish/draft.ts';
import { type Publication, type Published, publish } from '../../src/publish/publish.ts';
import type { Connection } from '../../src/warehouse/open.ts';
import { createTables } from '../../src/warehouse/schema.ts';

export const DIGEST = 'd'.repeat(64);
export const HEAD = 'h'.repeat(64);

/** A draft with the tables of a warehouse and the row of its run: enough to be published. */
export function bareDraft(folder: string, runId: string, night = 1): Draft {
  const draft = startDraft(folder, runId, []);
  createTables(draft.db);
  addRun(draft.db, runId, night);
  return draft;
}

export function addRun(db: Connection, runId: string, night: number): void {
  db.prepare(
    `INSERT INTO etl_run (run_id, night, started_at, started_by, study, code_version, key_id, inputs_sha256,
       parameters_sha256, extracted_on, is_invented_data, patients_loaded, patients_opposed)
     VALUES (?, ?, '2017-05-01T02:00:00.000Z', 'night', 'trial', 'c', 'k', 'i', 'p', '2017-04-30', 0, 1, 0)`,
  ).run(runId, night);
}

/** Publishes a draft as it is. */
export function publishBare(draft: Draft, over: Partial<Publication> = {}): Promise<Published> {
  return publish(draft, {
    signal: new AbortController().signal,
    digest: Promise.resolve(DIGEST),
    onDigest: () => ({ line: 7, hash: HEAD }),
    ...over,
  });
}

/** Files below a folder that this process has open, where the system reports them (Linux). */
export function openFiles(folder: string): string[] {
  const links = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return []; // that of the listing itself is gone
    }
  });
  return links.filter((path) => path.startsWith(folder));
}
