import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { takeBriefLock } from '../core/lock.ts';
import { GENESIS, lineHash, logLines } from './chain.ts';

/** File in the state folder that records the state of the logs, out of reach of persons who can edit a log. */
export const ANCHORS = 'anchors.jsonl';
/** How long to wait for the lock of the file, in milliseconds. A writer needs a few. */
const PATIENCE_MS = 10_000;

/**
 * - opened: the first line of a log; its `prev` is the previous anchor, so that the chain spans runs
 * - publishing: the line written before a file gets the published name
 * - sealed: the last line of a log, with the digest of the file that is published after it
 * - history: the history was written; `digest` is the SHA-256 of its file
 * - expired: a log that the retention removed
 * - `witnessed`: the end of the log of a run that never sealed it, as a later run found it
 */
export type AnchorKind = 'opened' | 'publishing' | 'history' | 'expired' | 'sealed' | 'witnessed';

/** The fact that an anchor records: line `line` of the log of `run` has the hash `head`. */
export interface Statement {
  readonly run: string;
  readonly line: number;
  readonly head: string;
  /** Hash of the previous line, when known: separates an altered line from a rebuilt chain. */
  readonly before?: string;
}

export interface Anchor extends Statement {
  readonly seq: number;
  /** Hash of the previous anchor. */
  readonly prev: string;
  /** Time of the line of the log. */
  readonly at: string;
  readonly what: AnchorKind;
  /** Content digest of the published file, or SHA-256 of the history; null for other anchors. */
  readonly digest: string | null;
}

/** The anchors as they are, and the hash of the last one. */
export interface Anchored {
  readonly anchors: readonly Anchor[];
  readonly head: string;
  /** False when the writer of the last line was cut off. */
  readonly isWhole: boolean;
}

/** Reads the anchors without checking them; skips a line that is not JSON. */
export function readAnchors(stateFolder: string): Anchored {
  const path = join(stateFolder, ANCHORS);
  const anchors: Anchor[] = [];
  let head = GENESIS;
  let isWhole = true;
  if (!existsSync(path)) return { anchors, head, isWhole };
  for (const line of logLines(path)) {
    ({ isWhole } = line);
    head = lineHash(line.bytes);
    const anchor = parseAnchor(line.bytes);
    if (anchor !== null) anchors.push(anchor);
  }
  return { anchors, head, isWhole };
}

/**
 * Appends the result of `say`, synced, under a lock. `say` receives the hash of the last anchor, and may write the
 * log line of the new one.
 */
export function appendAnchor(stateFolder: string, say: (last: string) => Omit<Anchor, 'seq' | 'prev'>): void {
  using _lock = takeBriefLock(join(stateFolder, `${ANCHORS}.lock`), PATIENCE_MS);
  const { anchors, head, isWhole } = readAnchors(stateFolder);
  const { at, what, run, line, head: lineHead, before, digest } = say(head);
  const anchor: Anchor = {
    seq: (anchors.at(-1)?.seq ?? 0) + 1,
    prev: head,
    at,
    what,
    run,
    line,
    head: lineHead,
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

/** Parses an anchor; null for a line that is not one. */
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
