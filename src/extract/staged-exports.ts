import type { Oppositions } from '../controls/oppositions.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import type { Pipeline } from '../define/study.ts';
import { loadKey } from '../deidentify/key-file.ts';
import { type Keyring, keyring } from '../deidentify/pseudonym.ts';
import type { Finding } from '../findings/finding.ts';
import { problemText } from '../findings/problem.ts';
import { isInvented } from '../inbox/inbox.ts';
import type { InboxSettings } from '../settings.ts';
import { stagedKeyId } from '../staging/cache.ts';
import type { Correction, StagedSheet } from '../staging/row.ts';
import { newStaging, type Staging } from '../staging/store.ts';
import { type Extraction, extract } from './extract.ts';

export interface StagingOptions {
  readonly signal: AbortSignal;
  readonly onFile: (file: string) => void;
  /** The id of the key of the last published run; null when there is none. */
  readonly publishedKeyId?: string | null;
}

/** The staged inbox of this run, de-identified. Disposing closes the staging. */
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
  /** True when this run created the key: reported once (S-2). */
  readonly isNewKey: boolean;
  /** True when the inbox is marked as invented data (O-8). */
  readonly isInvented: boolean;
}

/**
 * Loads the key, reads the new files of the inbox and opens the staging.
 *
 * @param module URL of the module that exports `pipeline`: the reading process imports it too
 * @throws RunError with one line for each problem: a run with an unusable file publishes nothing (S-9)
 */
export async function stageExports(
  { pipeline, module }: { readonly pipeline: Pipeline; readonly module: string },
  { exports, state, keyFile, extraction }: InboxSettings,
  { signal, onFile, publishedKeyId = null }: StagingOptions,
): Promise<StagedExports> {
  const knownKeyId = stagedKeyId(state) ?? publishedKeyId;
  const { key, keyId, isNew } = loadKey({
    stateDir: state,
    knownKeyId,
    ...(keyFile === undefined ? {} : { keyFile }),
  });
  const ring = keyring(key);
  const { errors, readFiles, reusedFiles, ...read } = await extract({
    inbox: exports,
    stateDir: state,
    pipeline,
    pipelineModule: module,
    key,
    keyring: ring,
    ...(extraction === undefined ? {} : { useFile: extraction }),
    signal,
    onProgress: onFile,
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
    staging,
    key,
    keyring: ring,
    keyId,
    isNewKey: isNew,
    isInvented: isInvented(exports),
    [Symbol.dispose]: () => staging.close(),
  };
}
