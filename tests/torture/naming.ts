import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Point } from './disturbance.ts';
import { type Scene, stateOf } from './scene.ts';

/** The calls about the moment at which this run's file takes its name. */
export interface Naming {
  /** From the anchor that announces the file to the rename, which is the last of them. */
  readonly before: readonly Point[];
  /** From the sync of the folder, the first of them, to the end of the run. */
  readonly after: readonly Point[];
}

/** Finds them among the calls of a run. */
export function namingOf(points: readonly Point[]): Naming {
  const renamed = points.findLastIndex(({ call, line }) => call === 'rename' && isPublished(line));
  const announced = points.findLastIndex(
    ({ call, line }, at) => at < renamed && call === 'write' && line.includes('/anchors.jsonl'),
  );
  return { before: points.slice(announced + 1, renamed + 1), after: points.slice(renamed + 1) };
}

const isPublished = (line: string): boolean => /\/warehouse\.sqlite"\)/.test(line);

/**
 * Returns the faults after a run that broke off at one of these calls: in the published file, in the output and
 * repairs of the next run, in the record. Empty when there are none.
 */
export async function complaintsOf(scene: Scene, expected?: 'old' | 'new'): Promise<string[]> {
  const { box } = scene;
  const complaints: string[] = [];
  const stands = await stateOf(box.target);
  const allowed = { old: scene.oldDigest, new: scene.newDigest };
  if (!(expected === undefined ? Object.values(allowed) : [allowed[expected]]).includes(stands))
    complaints.push(`not the ${expected ?? 'old or new'} file stands: ${stands}`);
  const disturbed = box.audit();
  if (disturbed.exitCode !== 0) complaints.push(`the record of the night: ${disturbed.told}`);
  complaints.push(...(await scene.aftermath()));
  const after = box.audit();
  if (after.exitCode !== 0) complaints.push(`the record of the night after: ${after.told}`);
  const recorded = digestsIn(join(box.out, 'state/history.sqlite'));
  if (recorded.filter((digest) => digest === scene.newDigest).length !== 1)
    complaints.push(`the history has ${recorded.join(', ')}`);
  return complaints;
}

function digestsIn(history: string): string[] {
  const db = new Sqlite(history, { readonly: true });
  try {
    return db.prepare('SELECT content_digest FROM etl_run').pluck().all() as string[];
  } finally {
    db.close();
  }
}

/** True when the log of a later run names one that was killed. */
export const tellsOfUnsealed = (scene: Scene): boolean => scene.box.logs().includes('"event":"run_unsealed"');
