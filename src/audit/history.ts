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

/** Appends a line to the run history, `history.jsonl` of the state folder, and syncs it. */
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
  const fd = openSync(join(stateFolder, FILE), 'a', 0o600);
  try {
    writeSync(fd, `${JSON.stringify(line)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The key of the last published night, as far as the history can be read; null when it tells of none. */
export function rememberedKeyId(stateFolder: string): string | null {
  const path = join(stateFolder, FILE);
  if (!existsSync(path)) return null;
  const keys = [...readFileSync(path, 'utf8').matchAll(/"key_id":"([0-9a-f]+)"/g)];
  return keys.at(-1)?.[1] ?? null;
}
