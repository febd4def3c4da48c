import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A published night. */
export interface PublishedNight {
  readonly runId: string;
  readonly startedAt: string;
  readonly codeVersion: string;
  readonly keyId: string;
  readonly inputsSha256: string;
  readonly parametersSha256: string;
  readonly patients: number;
  readonly digest: string;
  readonly sizeBytes: number;
}

const FILE = 'history.jsonl';

/** Appends a line to the run history, `history.jsonl` of the state folder, and syncs it. One that was cut off stays alone. */
export function remember(stateFolder: string, night: PublishedNight): void {
  const line = {
    run_id: night.runId,
    started_at: night.startedAt,
    code_version: night.codeVersion,
    key_id: night.keyId,
    inputs_sha256: night.inputsSha256,
    parameters_sha256: night.parametersSha256,
    patients: night.patients,
    digest: night.digest,
    size_bytes: night.sizeBytes,
  };
  const path = join(stateFolder, FILE);
  const isWhole = !existsSync(path) || /(?:^|\n)$/.test(readFileSync(path, 'utf8'));
  const fd = openSync(path, 'a', 0o600);
  try {
    writeSync(fd, `${isWhole ? '' : '\n'}${JSON.stringify(line)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** True when the history has a whole line of this run. */
export function isRemembered(stateFolder: string, runId: string): boolean {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return false;
  return readFileSync(path, 'utf8')
    .split('\n')
    .some((line) => runOf(line) === runId);
}

function runOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { run_id?: unknown }).run_id;
  } catch {
    return null; // The writer was cut off.
  }
}

/** The key of the last published night, as far as the history can be read; null when it tells of none. */
export function rememberedKeyId(stateFolder: string): string | null {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return null;
  const keys = [...readFileSync(path, 'utf8').matchAll(/"key_id":"([0-9a-f]+)"/g)];
  return keys.at(-1)?.[1] ?? null;
}
