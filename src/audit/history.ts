import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
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
  const fd = openSync(join(stateFolder, 'history.jsonl'), 'a', 0o600);
  try {
    writeSync(fd, `${JSON.stringify(line)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
