import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { takeBriefLock } from '../core/lock.ts';
import { GENESIS, lineHash, linesOf } from './chain.ts';

/** Name of the file in the state folder that says, out of reach of those who edit a log, how the logs stood. */
export const ANCHORS = 'anchors.jsonl';
/** The writer of an anchor holds the file for a few milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * - opened: the first line of a log; its `prev` is the anchor before, so that the chain crosses runs
 * - publishing: the line written before a file takes the published name
 * - sealed: the last line of a log, with the digest of the file that is published after it
 * - `witnessed`: how far the log of a run reached that never sealed it, as a later run found it
 */
export type AnchorKind = 'opened' | 'publishing' | 'sealed' | 'witnessed';

/** What was so when the anchor was written: line `line` of the log of `run` has the hash `head`. */
export interface Statement {
  readonly run: string;
  readonly line: number;
  readonly head: string;
  /** Hash of the line before it, where it is known: distinguishes an altered line from a chain that was made anew. */
  readonly before?: string;
}

export interface Anchor extends Statement {
  readonly seq: number;
  /** Hash of the anchor before. */
  readonly prev: string;
  /** Time of the line of the log. */
  readonly at: string;
  readonly what: AnchorKind;
  /** Content digest of the published file, where one is meant. */
  readonly digest: string | null;
}

/** The anchors as they are, and the hash of the last one. */
export interface Anchored {
  readonly anchors: readonly Anchor[];
  readonly head: string;
  /** False when the writer of the last line was cut off. */
  readonly isWhole: boolean;
}

/** Reads the anchors without judging them; a line that is no JSON is passed over. */
export function readAnchors(stateFolder: string): Anchored {
  const path = join(stateFolder, ANCHORS);
  const anchors: Anchor[] = [];
  let head = GENESIS;
  let isWhole = true;
  if (!existsSync(path)) return { anchors, head, isWhole };
  for (const line of linesOf(path)) {
    ({ isWhole } = line);
    head = lineHash(line.bytes);
    const anchor = parseAnchor(line.bytes);
    if (anchor !== null) anchors.push(anchor);
  }
  return { anchors, head, isWhole };
}

/**
 * Appends what `say` answers, synced, while nobody else does. `say` receives the hash of the last anchor, and may write the
 * line of the log that the new one is about.
 */
export function appendAnchor(stateFolder: string, say: (last: string) => Omit<Anchor, 'seq' | 'prev'>): void {
  using _lock = takeBriefLock(join(stateFolder, `${ANCHORS}.lock`), PATIENCE_MS);
  const { anchors, head, isWhole } = readAnchors(stateFolder);
  const { at, what, run, line, head: lineHead, before, digest } = say(head);
  const anchor: Anchor = {
    ...{ seq: (anchors.at(-1)?.seq ?? 0) + 1, prev: head, at },
    ...{ what, run, line, head: lineHead },
    ...(before === undefined ? {} : { before }),
    digest,
  };
  const fd = openSync(join(stateFolder, ANCHORS), 'a', 0o600);
  try {
    writeSync(fd, `${isWhole ? '' : '\n'}${JSON.stringify(anchor)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** An anchor as it was written, or null for a line that is none. */
export function parseAnchor(bytes: Buffer): Anchor | null {
  try {
    const { seq, prev, at, what, run, line, head, before, digest } = JSON.parse(bytes.toString()) as Anchor;
    const isAnchor = [prev, at, what, run, head].every((text) => typeof text === 'string');
    if (!isAnchor || typeof seq !== 'number' || typeof line !== 'number') return null;
    return { seq, prev, at, what, run, line, head, ...(before && { before }), digest };
  } catch {
    return null;
  }
}
