import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { newRunId } from '../core/run-id.ts';
import { appendAnchor, readAnchors } from './anchor.ts';
import type { LogFolders } from './log.ts';

/** The CNIL asks to keep traces for 6 to 12 months. */
const DAYS_KEPT = 365;
/** Kept whatever their age: a clock set to the future must not delete the earlier logs. */
const NIGHTS_KEPT = 31;
const DAY_MS = 86_400_000;
const LOG_NAME = /^\d{8}T\d{6}Z-[0-9a-f]{6}\.jsonl$/;

/**
 * Removes the logs of runs older than 12 months, and anchors that each was removed; returns their number. The name of
 * a log contains its time.
 */
export function removeOldLogs({ logs, state }: LogFolders, now: Date): number {
  const old = oldLogs(logs, now);
  const { anchors } = readAnchors(state);
  for (const name of old) {
    const last = anchors.findLast(({ run }) => `${run}.jsonl` === name);
    if (last !== undefined) {
      const { run, line, head } = last;
      appendAnchor(state, () => ({ at: now.toISOString(), what: 'expired', run, line, head, digest: null }));
    }
    removeIfExists(join(logs, name));
  }
  return old.length;
}

function oldLogs(folder: string, now: Date): string[] {
  if (!existsSync(folder)) return [];
  const oldest = newRunId(new Date(now.getTime() - DAYS_KEPT * DAY_MS));
  return readdirSync(folder)
    .filter((name) => LOG_NAME.test(name))
    .sort()
    .slice(0, -NIGHTS_KEPT)
    .filter((name) => name < oldest);
}
