import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from '#pipelines';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { extract } from '../../src/extract/extract.ts';

/**
 * Runs the whole extraction of an inbox: find, hash, read in the reading process, de-identify, stage. Returns the
 * rows.
 */
export async function rowsStaged(inbox: string): Promise<number> {
  const stateDir = mkdtempSync(join(tmpdir(), 'bench-stage-'));
  try {
    const key = Buffer.alloc(32, 7);
    const pipelineModule = import.meta.resolve('#pipelines');
    const options = { inbox, stateDir, pipeline, pipelineModule, key, keyring: keyring(key) };
    const { readFiles, errors } = await extract(options);
    const [error] = errors;
    if (error !== undefined) throw new Error(`${error.code}: ${error.found}`);
    return readFiles.reduce((sum, { rows }) => sum + rows, 0);
  } finally {
    rmSync(stateDir, { recursive: true });
  }
}
