import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { daysBetween } from '../cell/calendar.ts';
import { ANCHORS, type Anchor, parseAnchor, type Statement } from './anchor.ts';
import { unsealed } from './anchor-unsealed-runs.ts';
import { GENESIS, lineHash, logLines } from './chain.ts';
import type { LogFolders } from './log.ts';

/** Days for which a log of a version that did not anchor the retention must exist. */
const KEPT_DAYS = 183;

/** A fault in a file of the record, with the first faulty line of that file. */
export interface Fault {
  readonly file: string;
  /** First altered line; 0: the file as a whole. */
  readonly line: number;
  /** Last line that may be the altered one, when the record cannot separate it from earlier ones. */
  readonly upTo: number;
  readonly what: string;
}

export interface LogVerdict {
  readonly anchors: readonly Anchor[];
  readonly runs: number;
  readonly lines: number;
  /** Runs without a closing line: they were killed, or are at work. */
  readonly unsealed: readonly string[];
  /** Runs whose log the retention removed. */
  readonly expired: readonly string[];
  /** Logs of versions that did not chain their lines. */
  readonly earlier: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Checks every log against its own chain (numbers and hashes), against the anchors, and against the lines recorded
 * in the run rows of published files (`stated`). Reads each file once; memory does not grow with it.
 */
export function verifyLogs({ logs, state }: LogFolders, stated: readonly Statement[] = []): LogVerdict {
  const { anchors, faults } = verifyAnchors(join(state, ANCHORS));
  const known = Map.groupBy(anchors, ({ run }) => run);
  const statedOf = Map.groupBy(stated, ({ run }) => run);
  const expired: string[] = [];
  let lines = 0;
  for (const [run, own] of known) {
    const path = join(logs, `${run}.jsonl`);
    if (!existsSync(path)) {
      if (isExpired(own, anchors)) expired.push(run);
      else faults.push(fault(path, 0, 'is gone, and too young to be deleted by its retention'));
      continue;
    }
    const verdict = verifyLog(path, run, {
      own,
      stated: statedOf.get(run) ?? [],
      after: own[0]?.prev ?? GENESIS,
    });
    lines += verdict.lines;
    if (verdict.fault !== null) faults.push(verdict.fault);
  }
  const strangers = strangersIn(logs, known);
  faults.push(...strangers.faults);
  return {
    anchors,
    runs: known.size,
    lines,
    expired,
    earlier: strangers.earlier,
    faults,
    unsealed: unsealed(anchors).map(({ run }) => run),
  };
}

function verifyAnchors(path: string): { readonly anchors: Anchor[]; readonly faults: Fault[] } {
  const anchors: Anchor[] = [];
  const faults: Fault[] = [];
  if (!existsSync(path)) return { anchors, faults: [fault(path, 0, 'is gone')] };
  const chain = chainOf(GENESIS);
  for (const { bytes } of logLines(path)) {
    const anchor = parseAnchor(bytes);
    const broken = chain.next(bytes, anchor);
    if (broken !== null && faults.length === 0) faults.push({ file: path, ...broken });
    if (anchor !== null) anchors.push(anchor);
  }
  return { anchors, faults };
}

interface Known {
  readonly own: readonly Anchor[];
  readonly stated: readonly Statement[];
  /** The hash that the first line continues from. */
  readonly after: string;
}

function verifyLog(
  path: string,
  run: string,
  { own, stated, after }: Known,
): { readonly lines: number; readonly fault: Fault | null } {
  const statements = Map.groupBy([...own, ...stated], ({ line }) => line);
  const sealedAt = own.find(({ what }) => what === 'sealed')?.line ?? Number.POSITIVE_INFINITY;
  const chain = chainOf(after);
  let lines = 0;
  let held = 0;
  let found: Broken | null = null;
  for (const { bytes, isWhole } of logLines(path)) {
    lines += 1;
    found ??= lines > sealedAt ? at(lines, 'was added after the closing line') : null;
    if (!isWhole) break;
    const line = parsed<ChainedLine & { readonly run: string }>(bytes);
    found ??= chain.next(bytes, line);
    found ??= line?.run === run ? null : at(lines, 'belongs to another run');
    const stated = statements.get(lines) ?? [];
    const hash = stated.length === 0 ? '' : lineHash(bytes);
    const other = stated.find(({ head }) => head !== hash);
    if (other !== undefined)
      found ??= line?.prev === other.before ? at(lines, 'was altered') : rechained(held + 1, lines);
    else if (stated.length > 0) held = lines;
    if (found !== null) break;
  }
  const missing = Math.max(...statements.keys());
  if (found === null && missing > lines) found = at(lines + 1, `and those up to ${missing} were cut off`);
  return { lines, fault: found === null ? null : { file: path, ...found } };
}

type Broken = Omit<Fault, 'file'>;

interface ChainedLine {
  readonly seq: number;
  readonly prev: string;
}

/** Checks a chain line by line: numbers from 1, and the hash of the previous line in each. */
function chainOf(first: string): { next: (bytes: Buffer, line: ChainedLine | null) => Broken | null } {
  let before = first;
  let expected = 0;
  return {
    next: (bytes, line) => {
      expected += 1;
      const wanted = before;
      before = lineHash(bytes);
      if (line === null) return at(expected, 'is no line of the record any more');
      if (line.seq !== expected) return at(expected, outOfOrder(line.seq, expected));
      if (line.prev === wanted) return null;
      // The first line has no previous line: it continues from the anchors.
      if (expected === 1) return at(1, 'does not follow the line before it');
      return at(expected - 1, 'was altered');
    },
  };
}

function outOfOrder(found: unknown, expected: number): string {
  if (typeof found === 'number' && found > expected) return `is gone or moved: line ${found} is in its place`;
  return `was inserted or moved: it calls itself line ${String(found)}`;
}

function rechained(from: number, upTo: number): Broken {
  if (from === upTo) return at(upTo, 'was altered');
  return {
    line: from,
    upTo,
    what: 'or a later one up to the anchored one was altered, and the chain made anew',
  };
}

function at(line: number, what: string): Broken {
  return { line, upTo: line, what };
}

function fault(file: string, line: number, what: string): Fault {
  return { file, line, upTo: line, what };
}

/**
 * Logs without an anchor. Logs of earlier versions, whose lines have no number, are older than the record. A log with
 * a single line was left by a run that was killed while it opened the log.
 */
function strangersIn(
  logs: string,
  known: ReadonlyMap<string, unknown>,
): { readonly faults: Fault[]; readonly earlier: string[] } {
  if (!existsSync(logs)) return { faults: [], earlier: [] };
  const strangers = readdirSync(logs)
    .filter((name) => name.endsWith('.jsonl') && !known.has(name.slice(0, -'.jsonl'.length)))
    .sort()
    .map((name) => join(logs, name))
    .map((path) => ({
      path,
      lines: [...logLines(path)].map(({ bytes }) => parsed<Partial<ChainedLine>>(bytes)),
    }))
    .filter(({ lines }) => lines.length > 1);
  const isEarlier = ({ lines }: { lines: readonly (Partial<ChainedLine> | null)[] }): boolean =>
    lines.every((line) => line !== null && line.seq === undefined);
  return {
    faults: strangers
      .filter((stranger) => !isEarlier(stranger))
      .map(({ path }) => fault(path, 1, 'and all others are unknown to the anchors')),
    earlier: strangers.filter(isEarlier).map(({ path }) => path),
  };
}

/**
 * True when an anchor says that the retention removed the log. Versions before `history` was anchored did not say so:
 * of their logs those that were old enough when that version ended may be gone.
 */
function isExpired(own: readonly Anchor[], anchors: readonly Anchor[]): boolean {
  if (own.some(({ what }) => what === 'expired')) return true;
  const first = anchors.findIndex(({ what }) => what === 'history' || what === 'expired');
  const before = first < 0 ? anchors : anchors.slice(0, first);
  if (!own.every((anchor) => before.includes(anchor))) return false;
  const newest = before.map(dayOf).sort().at(-1) ?? '';
  return own.every((anchor) => daysBetween(dayOf(anchor), newest) > KEPT_DAYS);
}

function dayOf({ at }: Anchor): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}

function parsed<T>(bytes: Buffer): T | null {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}
