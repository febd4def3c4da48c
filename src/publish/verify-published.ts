import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor, Statement } from '../run-log/anchor.ts';
import { logLines } from '../run-log/chain.ts';
import type { RunRow } from '../run-log/event.ts';
import { changedDefinitions } from '../warehouse/definitions.ts';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { alterationOf } from './alteration.ts';
import { contentDigest, runsDigest } from './digest.ts';
import { sideFileFault } from './draft.ts';
import { currentRun } from './published-run.ts';

/** What a published file is compared with. */
export interface PublicationRecord {
  /** The folder of the logs. */
  readonly logs: string;
  readonly anchors: readonly Anchor[];
  /** Returns the change counter that the file of a run was published with; null when it is not known. */
  readonly counterOf: (runId: string) => number | null;
}

export interface PublishedVerdict {
  /** Null when there is no readable published file. */
  readonly run: EtlRun | null;
  /** The faults found, one line each. */
  readonly faults: string[];
}

/** Returns the log lines whose hashes are in the run rows of a warehouse file; none when it is unreadable. */
export function statementsIn(path: string): Statement[] {
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

/** Checks the published file as `verifyFile` does, and that it is the one that the last run published. */
export async function verifyPublished(path: string, record: PublicationRecord): Promise<PublishedVerdict> {
  const wanted = publishedDigests(record.anchors);
  if (!existsSync(path)) {
    const faults = wanted.length === 0 ? [] : [`${path} is gone, and the record says that it was published`];
    return { run: null, faults };
  }
  const { run, faults } = await verifyFile(path, record);
  const beside = sideFileFault(path);
  const isOther = run !== null && wanted.length > 0 && !wanted.includes(run.content_digest ?? '');
  return {
    run,
    faults: [
      ...faults.map((fault) => `${fault}; the next run replaces it`),
      ...(beside === null ? [] : [beside]),
      ...(isOther
        ? [
            `${path} is of run ${run.run_id}; the last run of the record left ${wanted.join(' or ')} published`,
          ]
        : []),
    ],
  };
}

/**
 * Checks a published or kept file against the record: its header, its tables and definitions against the digest of
 * its run row, that row against the log of the run and the anchor, and the earlier runs against the log.
 */
export async function verifyFile(path: string, record: PublicationRecord): Promise<PublishedVerdict> {
  const run = read(path, currentRun) ?? null;
  const altered = alterationOf(path, run && record.counterOf(run.run_id));
  const faults = altered === null ? [] : [`${path} ${altered.text}`];
  if (run === null) {
    return {
      run,
      faults: faults.length > 0 ? faults : [`${path} is damaged: it cannot be read as a warehouse`],
    };
  }
  const content = await readContent(path);
  faults.push(...content.changed.map((what) => `${path}: ${what} since it was published`));
  if (content.digest !== run.content_digest) {
    faults.push(`${path}: its content digest is ${content.digest}, its run row has ${run.content_digest}`);
  }
  faults.push(...unlikeAnchor(path, run, record), ...unlikeLog(path, run, content.runs, record));
  return { run, faults };
}

interface FileContent {
  readonly digest: string;
  /** Digest of the earlier runs. */
  readonly runs: string;
  /** The objects whose definition changed. */
  readonly changed: readonly string[];
}

async function readContent(path: string): Promise<FileContent> {
  const db = openReadOnly(path);
  const { signal } = new AbortController();
  try {
    return {
      changed: changedDefinitions(db),
      digest: await contentDigest(db, signal),
      runs: await runsDigest(db, signal),
    };
  } catch {
    return { digest: 'of a damaged file', runs: 'of a damaged file', changed: [] };
  } finally {
    db.close();
  }
}

/** The digests that may be published: of the last sealed run, or of a killed one that was about to publish. */
function publishedDigests(anchors: readonly Anchor[]): string[] {
  const sealed = anchors.findLastIndex(({ what, digest }) => what === 'sealed' && digest !== null);
  const later = anchors.slice(sealed + 1).filter(({ what }) => what === 'publishing');
  return [anchors[sealed], ...later].flatMap((anchor) => anchor?.digest ?? []);
}

function unlikeAnchor(path: string, run: EtlRun, { anchors }: PublicationRecord): string[] {
  const anchor = anchors.find(({ what, run: id }) => what === 'publishing' && id === run.run_id);
  if (anchor === undefined) return [`${path}: no anchor records that run ${run.run_id} published`];
  const { digest, line, head } = anchor;
  const isSame = digest === run.content_digest && line === run.log_line && head === run.log_head;
  return isSame ? [] : [`${path}: etl_run and the anchor of run ${run.run_id} differ`];
}

/** Compares the run row, and the digest of the earlier runs, with the lines of the run's log; an absent log has none. */
function unlikeLog(path: string, run: EtlRun, runs: string, { logs }: PublicationRecord): string[] {
  const log = join(logs, `${run.run_id}.jsonl`);
  if (!existsSync(log)) return [];
  const { row, earlier } = statedIn(log);
  return [
    ...Object.entries(row ?? {})
      .filter(([column, stated]) => stated !== run[column as keyof EtlRun])
      .map(([column]) => `${path}: etl_run.${column} is not the one in the log of the run`),
    ...(earlier === undefined || earlier === runs
      ? []
      : [`${path}: the earlier runs in etl_run and its related tables are not those in the log`]),
  ];
}

interface Stated {
  /** Undefined in the logs of versions that did not write it. */
  readonly row?: Partial<RunRow>;
  readonly earlier?: unknown;
}

const OF_LINE: readonly string[] = ['level', 'time', 'run', 'seq', 'prev', 'stage', 'event'];

/** The run row, and the digest of the earlier runs, that a log states. */
function statedIn(log: string): Stated {
  let stated: Stated = {};
  for (const { bytes } of logLines(log)) {
    const line = parsed(bytes);
    if (line.event === 'run_recorded') {
      const row = Object.fromEntries(Object.entries(line).filter(([field]) => !OF_LINE.includes(field)));
      stated = { ...stated, row };
    }
    if (line.event === 'publishing') stated = { ...stated, earlier: line.nights_digest };
  }
  return stated;
}

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>;
  } catch {
    return {};
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
