import type { Oppositions } from '../controls/oppositions.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import type { Pipeline } from '../define/study.ts';
import { loadKey } from '../deidentify/key-file.ts';
import { type Keyring, keyring } from '../deidentify/pseudonym.ts';
import type { Finding } from '../findings/finding.ts';
import { problemText } from '../findings/problem.ts';
import { isInvented } from '../inbox/inbox.ts';
import { lastKeyId } from '../run-log/published-runs.ts';
import type { InboxSettings } from '../settings.ts';
import { stagedKeyId } from '../staging/cache.ts';
import type { Correction, StagedSheet } from '../staging/row.ts';
import { newStaging, type Staging } from '../staging/store.ts';
import { type Extraction, extract } from './extract.ts';

export interface StagingOptions {
  readonly signal: AbortSignal;
  readonly onFile: (file: string) => void;
  /** The key of the published warehouse: the state folder may be lost while that one is there. */
  readonly publishedKeyId?: string | null;
}

/** What this run's inbox holds, after de-identification. Disposing of it closes the staging. */
export interface StagedExports extends Disposable {
  readonly files: Extraction['files'];
  readonly sheets: readonly StagedSheet[];
  readonly findings: readonly Finding[];
  readonly oppositions: Oppositions;
  readonly corrections: readonly Correction[];
  readonly correctionsFile: string;
  /** ISO day of the newest extraction in use. */
  readonly extractedOn: string;
  readonly staging: Staging;
  /** The pseudonym key; in memory only. */
  readonly key: Buffer;
  readonly keyring: Keyring;
  readonly keyId: string;
  /** True when this run made the key: to be said once (S-2). */
  readonly isNewKey: boolean;
  /** True when the inbox says that its data are invented (O-8). */
  readonly isInvented: boolean;
}

/**
 * Loads the key, reads what is new in the inbox and opens what was staged. Throws `RunError` with one line a problem: a run
 * with a file that cannot be used publishes nothing (S-9).
 *
 * @param module URL of the module that exports `pipeline`: the process that opens the files imports it too.
 */
export async function stageExports(
  { pipeline, module }: { readonly pipeline: Pipeline; readonly module: string },
  { exports, state, keyFile, extraction }: InboxSettings,
  { signal, onFile, publishedKeyId = null }: StagingOptions,
): Promise<StagedExports> {
  const knownKeyId = stagedKeyId(state) ?? lastKeyId(state) ?? publishedKeyId;
  const { key, keyId, isNew } = loadKey({
    ...{ stateDir: state, knownKeyId },
    ...(keyFile === undefined ? {} : { keyFile }),
  });
  const ring = keyring(key);
  const { errors, readFiles, reusedFiles, ...read } = await extract({
    ...{ inbox: exports, stateDir: state, pipeline, pipelineModule: module, key, keyring: ring },
    ...(extraction === undefined ? {} : { useFile: extraction }),
    ...{ signal, onProgress: onFile },
  });
  if (errors.length > 0) {
    const message = `${errors.length} problem${errors.length === 1 ? '' : 's'} with the exports; nothing was published`;
    throw new RunError(message, EXIT.couldNotRun, errors.map(problemText));
  }
  const staging = newStaging(
    state,
    pipeline.sources.map(({ name }) => name),
  );
  return {
    ...read,
    ...{ staging, key, keyring: ring, keyId, isNewKey: isNew },
    isInvented: isInvented(exports),
    [Symbol.dispose]: () => staging.close(),
  };
}
