import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { newRunId } from '../core/run-id.ts';

/** The CNIL asks to keep traces for 6 to 12 months. */
const DAYS_KEPT = 365;
/** Kept whatever their age: a clock set to the future must not delete the earlier logs. */
const NIGHTS_KEPT = 31;
const DAY_MS = 86_400_000;
const LOG_NAME = /^\d{8}T\d{6}Z-[0-9a-f]{6}\.jsonl$/;

/** Removes the logs of runs older than 12 months; returns their number. The name of a run contains its time. */
export function removeOldLogs(folder: string, now: Date): number {
  if (!existsSync(folder)) return 0;
  const oldest = newRunId(new Date(now.getTime() - DAYS_KEPT * DAY_MS));
  const old = readdirSync(folder)
    .filter((name) => LOG_NAME.test(name))
    .sort()
    .slice(0, -NIGHTS_KEPT)
    .filter((name) => name < oldest);
  for (const name of old) removeIfExists(join(folder, name));
  return old.length;
}
