import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ANCHORS } from '../audit/anchor.ts';
import { Stop } from '../audit/stop.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { KEPT } from '../publish/kept.ts';
import type { Places } from './command.ts';

/**
 * Returns when runs have left something to look at.
 *
 * @throws Stop with exit code 2, naming the folder: where nothing was ever run in `OUT`, or where its state folder is not
 * there, nothing can be verified, and nothing was altered (O-7).
 */
export function requireRecord({ out, state }: Places): void {
  const logs = existsSync(join(out, 'logs')) ? readdirSync(join(out, 'logs')) : [];
  const hasRun =
    logs.some((name) => name.endsWith('.jsonl')) ||
    [PUBLISHED_NAME, KEPT].some((name) => existsSync(join(out, name)));
  const hasAnchors = existsSync(join(state, ANCHORS));
  if (!hasRun && (!hasAnchors || !existsSync(out))) {
    const found = existsSync(out)
      ? 'it has no warehouse.sqlite, no kept file and no log'
      : 'it does not exist';
    throw new Stop(`nothing was ever published in ${out}: ${found}; set OUT= to the folder of the runs`);
  }
  if (!existsSync(state)) {
    throw new Stop(
      `the state folder ${state} does not exist; it holds the anchors of the runs of ${out}: set STATE= to it`,
    );
  }
}

/** Returns the message for a published file that a command needs and that is not there (O-7). */
export function notThere(path: string): string {
  return `nothing was ever published here: ${path} is not there; set OUT= to the folder of the runs, or run make etl first`;
}
