import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, pino } from 'pino';
import { EVENTS, type EventCode, type Events, type StageName } from './event.ts';

export interface RunLog {
  readonly path: string;
  /** Writes one line, at once. Throws when the disk does not take it: a night without a record is not published. */
  readonly write: <E extends EventCode>(stage: StageName, event: E, fields: Events[E]) => void;
}

/** Opens `<folder>/<runId>.jsonl`. Lines are written synchronously: a killed run leaves all that it said. */
export function openLog(folder: string, runId: string): RunLog {
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  const path = join(folder, `${runId}.jsonl`);
  const destination = pino.destination({ dest: path, sync: true, append: true, mode: 0o640 });
  return { path, write: writerTo(destination, runId) };
}

function writerTo(destination: DestinationStream, runId: string): RunLog['write'] {
  const logger = pino(
    {
      base: { run: runId },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    destination,
  );
  return (stage, event, fields) => {
    const { level, fields: allowed } = EVENTS[event];
    const written = Object.fromEntries(allowed.map((name) => [name, fields[name]]));
    logger[level]({ stage, event, ...written });
  };
}
