import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, pino } from 'pino';
import { makeFolder } from '../core/make-folder.ts';
import { type AnchorKind, appendAnchor } from './anchor.ts';
import { GENESIS, lineHash } from './chain.ts';
import { EVENTS, type EventCode, type Events, type StageName } from './event.ts';
import { runSummary } from './run-summary.ts';

/** The last line of a log: its number, hash and time. */
export interface Head {
  readonly line: number;
  readonly hash: string;
  /** Hash of the previous line. */
  readonly before: string;
  readonly at: string;
}

export interface RunLog {
  readonly path: string;
  /** Writes one line immediately. Throws when the disk fails: a run without a log is not published. */
  readonly write: <E extends EventCode>(stage: StageName, event: E, fields: Events[E]) => void;
  readonly head: () => Head;
  /** Records the last line in the state folder, with the digest of the file that is about to be published. */
  readonly anchor: (what: AnchorKind, digest: string) => void;
  /** Writes the closing line, which summarizes the log, and anchors it. Nothing can be written after it. */
  readonly close: () => void;
  /** Lets `close` write no closing line: the record of the run is incomplete, as that of a killed one. */
  readonly leaveUnsealed: () => void;
}

/** The folder of logs, and the state folder with their anchors. */
export interface LogFolders {
  readonly logs: string;
  readonly state: string;
}

/**
 * Opens `<logs>/<runId>.jsonl`. Lines are written synchronously, so that a killed run leaves all its lines. Each
 * line has its number and the SHA-256 of the previous line. The first line continues from the last anchor, so that
 * the chain spans runs.
 */
export function openLog({ logs, state }: LogFolders, runId: string): RunLog {
  makeFolder(logs, 0o750, 'the folder of the logs, in OUT,');
  const path = join(logs, `${runId}.jsonl`);
  const fd = openSync(path, 'a', 0o640);
  const summary = runSummary();
  const line = chainedWriter(pino.destination({ fd, sync: true }), runId);
  const write: RunLog['write'] = (stage, event, fields) => {
    summary.record(event, fields);
    line.write(stage, event, fields);
  };
  const statement = (what: AnchorKind, digest: string | null) => {
    const { at, line: number, hash: head, before } = line.head();
    return { at, what, run: runId, line: number, head, before, digest };
  };
  const anchor = (what: AnchorKind, digest: string | null): void => {
    fsyncSync(fd);
    appendAnchor(state, () => statement(what, digest));
  };

  appendAnchor(state, (last) => {
    line.follow(last);
    write('run', 'log_opened', { after: last });
    return statement('opened', null);
  });
  let isComplete = true;
  const close = (): void => {
    if (!isComplete) {
      closeSync(fd);
      return;
    }
    const sealed = summary.sealed();
    line.write('run', 'log_sealed', { lines: line.head().line + 1, ...sealed });
    anchor('sealed', sealed.digest);
    closeSync(fd);
  };
  const leaveUnsealed = (): void => {
    isComplete = false;
  };
  return { path, write, head: line.head, anchor, close, leaveUnsealed };
}

interface ChainedWriter {
  readonly write: RunLog['write'];
  readonly head: () => Head;
  /** Sets the hash that the first line continues from. */
  readonly follow: (hash: string) => void;
}

function chainedWriter(destination: DestinationStream, runId: string): ChainedWriter {
  let head: Head = { line: 0, hash: GENESIS, before: GENESIS, at: '' };
  let written = '';
  const tee: DestinationStream = {
    write: (line) => {
      destination.write(line);
      written = line.slice(0, -1);
    },
  };
  const logger = pino(
    {
      base: { run: runId },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    tee,
  );
  const write: RunLog['write'] = (stage, event, fields) => {
    const { level, fields: allowed } = EVENTS[event];
    const known = Object.fromEntries(allowed.map((name) => [name, fields[name]]));
    const line = head.line + 1;
    logger[level]({ seq: line, prev: head.hash, stage, event, ...known });
    head = { line, hash: lineHash(written), before: head.hash, at: timeOf(written) };
  };
  const follow = (hash: string): void => {
    head = { ...head, hash };
  };
  return { write, head: () => head, follow };
}

function timeOf(line: string): string {
  return (JSON.parse(line) as { time: string }).time;
}
