import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor, Statement } from '../run-log/anchor.ts';
import { logLines } from '../run-log/chain.ts';
import type { LogFolders } from '../run-log/log.ts';
import { publishedCounter } from '../run-log/published-runs.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { alterationOf } from './alteration.ts';
import { contentDigest, runsDigest } from './digest.ts';
import { sideFileFault } from './draft.ts';
import { currentRun } from './published-run.ts';

export interface PublishedVerdict {
  /** Null when there is no readable published file. */
  readonly run: EtlRun | null;
  /** The faults found, one line each. */
  readonly faults: readonly string[];
}

/** Facts in both the run row and the closing line of its log. */
const SAID_TWICE = {
  code_version: 'code_version',
  key_id: 'key_id',
  inputs_sha256: 'inputs_sha256',
  parameters_sha256: 'parameters_sha256',
  patients_loaded: 'patients',
  patients_opposed: 'opposed',
} as const satisfies Partial<Record<keyof EtlRun, string>>;

/** Returns the log lines whose hashes are in the run rows of a warehouse file; none when it is unreadable. */
export function witnessesIn(path: string): Statement[] {
  return (
    read(path, (db) =>
      (
        db
          .prepare('SELECT run_id, log_line, log_head FROM etl_run WHERE log_head IS NOT NULL')
          .all() as EtlRun[]
      ).map(({ run_id, log_line, log_head }) => ({ run: run_id, line: log_line ?? 0, head: log_head ?? '' })),
    ) ?? []
  );
}

/**
 * Checks the published file against the record. Its tables must have the digest of its run row, the anchor and the
 * log; its run row must match the log; and it must be the file that the last run published.
 */
export async function verifyPublished(
  path: string,
  folders: LogFolders,
  anchors: readonly Anchor[],
): Promise<PublishedVerdict> {
  const wanted = standing(anchors);
  if (!existsSync(path)) {
    return {
      run: null,
      faults: wanted.length === 0 ? [] : [`${path} is gone, and the record says that it was published`],
    };
  }
  const run = read(path, currentRun) ?? null;
  const beside = sideFileFault(path);
  const faults = altered(path, run, folders.state).map((fault) => `${fault}; the next run replaces it`);
  if (beside !== null) faults.push(beside);
  if (run === null) {
    return {
      run,
      faults:
        faults.length > 0 ? faults : [`${path} cannot be read as a warehouse; the next run replaces it`],
    };
  }
  const { digest, nights } = await digestsOf(path);
  if (digest !== run.content_digest) {
    faults.push(`${path}: its tables give the digest ${digest}, its run row names ${run.content_digest}`);
  }
  const announced = anchors.find((anchor) => anchor.what === 'publishing' && anchor.run === run.run_id);
  if (announced === undefined) faults.push(`${path}: no anchor knows that run ${run.run_id} published`);
  else faults.push(...unlike(path, run, announced));
  if (wanted.length > 0 && !wanted.includes(run.content_digest ?? '')) {
    faults.push(`${path} is of run ${run.run_id}; the record left ${wanted.join(' or ')} published`);
  }
  faults.push(...contradictions(path, run, folders), ...otherNights(path, run, folders, nights));
  return { run, faults };
}

/** A kept file names the line and digest that its anchor does. Its tables are read when it is published again. */
export function verifyKept(path: string, anchors: readonly Anchor[], state: string): string[] {
  const run = read(path, currentRun) ?? null;
  if (run === null) return [`${path} cannot be read as a warehouse`];
  const announced = anchors.find((anchor) => anchor.what === 'publishing' && anchor.run === run.run_id);
  return [
    ...altered(path, run, state),
    ...(announced === undefined
      ? [`${path}: no anchor knows that run ${run.run_id} published`]
      : unlike(path, run, announced)),
  ];
}

/** The alteration that the header shows, without opening the file (C-111). */
function altered(path: string, run: EtlRun | null, state: string): string[] {
  const found = alterationOf(path, run && publishedCounter(state, run.run_id));
  return found === null ? [] : [`${path} ${found.text}`];
}

/** The digests that may be published: of the last sealed run, or of a killed one that was about to publish. */
function standing(anchors: readonly Anchor[]): string[] {
  const sealed = anchors.findLastIndex(({ what, digest }) => what === 'sealed' && digest !== null);
  const later = anchors.slice(sealed + 1).filter(({ what }) => what === 'publishing');
  return [anchors[sealed], ...later].flatMap((anchor) => anchor?.digest ?? []);
}

function unlike(path: string, run: EtlRun, { digest, line, head }: Anchor): string[] {
  const same = digest === run.content_digest && line === run.log_line && head === run.log_head;
  return same ? [] : [`${path}: its run row and the anchor of run ${run.run_id} disagree`];
}

function contradictions(path: string, run: EtlRun, { logs }: LogFolders): string[] {
  const log = join(logs, `${run.run_id}.jsonl`);
  if (!existsSync(log)) return [];
  const sealed = closingLine(log);
  return Object.entries(SAID_TWICE).flatMap(([column, field]) => {
    const said = sealed[field];
    const kept = run[column as keyof EtlRun];
    return said === undefined || said === kept
      ? []
      : [`${path}: etl_run.${column} is not what the log of the run says`];
  });
}

/** The fields of the closing line; empty when the run was killed before it. */
function closingLine(log: string): Readonly<Record<string, unknown>> {
  const line = lineAt(log, Number.POSITIVE_INFINITY);
  return line.event === 'log_sealed' ? line : {};
}

/** The fields of the log line with this number, or of the last one before it; empty when it is unreadable. */
function lineAt(log: string, number: number): Readonly<Record<string, unknown>> {
  let [last, count] = [Buffer.alloc(0), 0];
  for (const { bytes } of logLines(log)) {
    if (++count > number) break;
    last = Buffer.from(bytes);
  }
  try {
    return JSON.parse(last.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The earlier runs are not content: their digest is in the log line that announced the file. */
function otherNights(path: string, run: EtlRun, { logs }: LogFolders, nights: string): string[] {
  const log = join(logs, `${run.run_id}.jsonl`);
  if (!existsSync(log)) return [];
  const said = lineAt(log, run.log_line ?? 0).nights_digest;
  return said === undefined || said === nights ? [] : [`${path}: the earlier runs are not those in the log`];
}

async function digestsOf(path: string): Promise<{ readonly digest: string; readonly nights: string }> {
  const db = openReadOnly(path);
  const { signal } = new AbortController();
  try {
    return { digest: await contentDigest(db, signal), nights: await runsDigest(db, signal) };
  } catch {
    return { digest: 'of a damaged file', nights: 'of a damaged file' };
  } finally {
    db.close();
  }
}

function read<T>(path: string, query: (db: Connection) => T): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const db = openReadOnly(path);
    try {
      return query(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
