import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A published run. */
export interface PublishedRunLine {
  readonly runId: string;
  readonly startedAt: string;
  readonly codeVersion: string;
  readonly keyId: string;
  readonly inputsSha256: string;
  readonly parametersSha256: string;
  readonly patients: number;
  readonly digest: string;
  readonly sizeBytes: number;
  /** Change counter in the header of the published file; null when unknown. */
  readonly changeCounter: number | null;
}

const FILE = 'history.jsonl';

/**
 * Appends a line to the run history, `history.jsonl` of the state folder, and syncs it. A cut-off line stays
 * separate.
 */
export function appendRun(stateFolder: string, night: PublishedRunLine): void {
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
    change_counter: night.changeCounter,
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
export function hasRun(stateFolder: string, runId: string): boolean {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return false;
  return readFileSync(path, 'utf8')
    .split('\n')
    .some((line) => parsed(line).run_id === runId);
}

/** Returns the change counter that the file of a run was published with; null when the history lacks it. */
export function publishedCounter(stateFolder: string, runId: string): number | null {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n').map(parsed);
  const counter = lines.findLast(({ run_id }) => run_id === runId)?.change_counter;
  return typeof counter === 'number' ? counter : null;
}

function parsed(line: string): { readonly run_id?: unknown; readonly change_counter?: unknown } {
  try {
    return (JSON.parse(line) ?? {}) as object;
  } catch {
    return {}; // The writer was cut off.
  }
}

/** Returns the key id of the last published run; null when the history is unreadable or has none. */
export function lastKeyId(stateFolder: string): string | null {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return null;
  const keys = [...readFileSync(path, 'utf8').matchAll(/"key_id":"([0-9a-f]+)"/g)];
  return keys.at(-1)?.[1] ?? null;
}
