import { parentPort, workerData } from 'node:worker_threads';
import { type Parameters, withParameters } from '../../define/parameters.ts';
import type { Pipeline } from '../../define/study.ts';
import { keyring } from '../../deidentify/pseudonym.ts';
import { type NormalizeInput, Normalizer, type OtherDocuments } from '../../normalize/normalize.ts';
import type { PseudonymRange } from '../../staging/persons.ts';
import { openStaging } from '../../staging/store.ts';
import { openNew } from '../../warehouse/open.ts';
import type { LoadInput } from '../input.ts';
import { loadPart } from '../load.ts';

/*
 * The thread that joins and loads one range of patients into its own file. It receives its whole input at the
 * start, reads the staging that the run has gathered, and returns one result.
 */

export interface PartJob
  extends Pick<LoadInput, 'run' | 'files' | 'sheets'>,
    Pick<NormalizeInput, 'oppositions' | 'corrections' | 'correctionsFile'> {
  /** URL of the module that exports `pipeline`. */
  readonly module: string;
  readonly parameters: Parameters;
  readonly state: string;
  readonly key: Uint8Array;
  readonly ofOthers: OtherDocuments;
  readonly range: PseudonymRange;
  /** File that the part is written to. */
  readonly path: string;
}

const job = workerData as PartJob;
const site = ((await import(job.module)) as { pipeline: Pipeline }).pipeline;
const pipeline = { ...site, study: withParameters(site.study, job.parameters) };
const staging = openStaging(
  job.state,
  pipeline.sources.map(({ name }) => name),
);
const db = openNew(job.path);
try {
  const input = { ...job, staging, pipeline, keyring: keyring(Buffer.from(job.key)) };
  const normalizer = new Normalizer(input, job.ofOthers, job.range);
  const written = await loadPart(db, job, normalizer.patients());
  parentPort?.postMessage({ ...written, path: job.path, seen: normalizer.seen });
} finally {
  db.close();
  staging.close();
}
