import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RunError } from '../core/run-error.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { KEPT } from '../publish/kept.ts';
import { ANCHORS } from '../run-log/anchor.ts';
import type { Folders } from './command.ts';

/**
 * Returns when runs have left something in `OUT`, or anchors of it in `STATE`.
 *
 * @throws RunError with exit code 2 that names the folder: where nothing was ever run, nothing was altered (O-7).
 */
export function requireRun({ out, state }: Folders): void {
  const logs = existsSync(join(out, 'logs')) ? readdirSync(join(out, 'logs')) : [];
  const hasRun =
    logs.some((name) => name.endsWith('.jsonl')) ||
    [PUBLISHED_NAME, KEPT].some((name) => existsSync(join(out, name)));
  const hasAnchors = existsSync(join(state, ANCHORS));
  if (hasRun || (hasAnchors && existsSync(out))) return;
  const found = existsSync(out) ? 'it has no warehouse.sqlite, no kept file and no log' : 'it does not exist';
  throw new RunError(
    `nothing was ever published in ${out}: ${found}; set ETL_OUT= to the folder of the runs`,
  );
}

/** @throws RunError with exit code 2 when the state folder is not there: without anchors no run can be verified (O-7). */
export function requireState({ out, state }: Folders): void {
  if (existsSync(state)) return;
  throw new RunError(
    `the state folder ${state} does not exist; it holds the anchors of the runs of ${out}: set ETL_STATE= to it`,
  );
}

/** Returns the message for a published file that a command needs and that is absent or damaged (O-7). */
export function notThere(path: string): string {
  if (existsSync(path))
    return `${path} is damaged: it cannot be read as a warehouse; the next run replaces it`;
  return `nothing was ever published here: ${path} is not there; set ETL_OUT= to the folder of the runs, or run make etl first`;
}
