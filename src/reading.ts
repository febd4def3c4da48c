import type { Finding } from './audit/finding.ts';
import { EXIT, Stop } from './audit/stop.ts';
import type { Pipeline } from './define/study.ts';
import { type Extraction, extract } from './extract/extract.ts';
import { problemText } from './extract/problem.ts';
import { normalize } from './normalize/normalize.ts';
import type { Extracted, Reading, Settings, Watch } from './run.ts';
import { stagedKeyId } from './staging/cache.ts';
import { loadKey } from './staging/key-file.ts';
import { type Keyring, keyring } from './staging/pseudonym.ts';
import { openStaging, type Staging } from './staging/store.ts';

/** The staged exports of a night, open for the normalizing. */
export interface StagedExports extends Extracted {
  readonly keyring: Keyring;
  readonly extraction: Extraction;
  readonly staging: Staging;
}

/** Reads with the declarations of a module that exports `pipeline`: the process that opens the files imports it too. */
export function readingWith(pipelineModule: string): Reading<StagedExports> {
  return {
    extract: (pipeline, settings, watch) => readExports(pipeline, pipelineModule, settings, watch),
    normalize: ({ extraction, staging, keyring }, pipeline) =>
      normalize({
        ...{ staging, pipeline, birthDayOf: keyring.birthDayOf },
        ...{ oppositions: extraction.oppositions, corrections: extraction.corrections },
        correctionsFile: extraction.correctionsFile,
      }),
  };
}

/** Extracts, and opens what was staged. Throws `Stop` with one line a problem: nothing is published then (S-9). */
async function readExports(
  pipeline: Pipeline,
  pipelineModule: string,
  { exports, state, keyFile, extraction: useFile }: Settings,
  { signal, onProgress }: Watch,
): Promise<StagedExports> {
  const knownKeyId = stagedKeyId(state);
  const { key, keyId, isNew } = loadKey({
    ...{ stateDir: state, knownKeyId },
    ...(keyFile === undefined ? {} : { keyFile }),
  });
  const ring = keyring(key);
  const extraction = await extract({
    ...{ inbox: exports, stateDir: state, pipeline, pipelineModule, key, keyring: ring, signal },
    ...(useFile === undefined ? {} : { useFile }),
    onProgress: (file) => onProgress('extract', file),
  });
  if (extraction.errors.length > 0) {
    const { length } = extraction.errors;
    const message = `${length} problem${length === 1 ? '' : 's'} with the exports; nothing was published`;
    throw new Stop(message, EXIT.couldNotRun, extraction.errors.map(problemText));
  }
  const keyCreated: readonly Finding[] = isNew ? [{ code: 'key_created' }] : [];
  const staging = openStaging(state);
  return {
    ...{ keyId, keyring: ring, extraction, staging, extractedOn: extraction.extractedOn },
    ...{ files: extraction.files, sheets: extraction.sheets },
    findings: [...keyCreated, ...extraction.findings],
    [Symbol.dispose]: () => staging.close(),
  };
}
