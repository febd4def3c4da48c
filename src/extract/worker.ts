import { Worker } from 'node:worker_threads';
import type { Pipeline } from '../define/study.ts';
import { type Keyring, keyring } from '../deidentify/pseudonym.ts';
import { type Problem, Refusal } from '../findings/problem.ts';
import { openHashed, readHashed } from '../inbox/hash-file.ts';
import { type FileBytes, inMemory } from '../readers/file-bytes.ts';
import type { Format } from '../readers/file-kind.ts';
import { isCorruption, openCache, type StagingCache } from '../staging/cache.ts';
import { stageFile } from '../staging/writer.ts';
import { openBook, stageBook } from './read-file.ts';

/*
 * The reading process. Code that can loop, fill memory or crash runs here, where it can be killed. It receives one
 * file at a time, stages it in one transaction and returns the result. It prints nothing, because a library's
 * message may quote the file.
 */

export interface Setting {
  /** Module that exports `pipeline`. */
  readonly pipelineModule: string;
  readonly stateDir: string;
  readonly keyHex: string;
}

export interface Job {
  readonly setting: Setting;
  readonly file: string;
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly format: Format;
  readonly source: string;
  readonly sheet: string | null;
  readonly extractedOn: string;
  readonly fingerprint: string;
}

export type WorkerReply =
  | { readonly kind: 'staged'; readonly rows: number; readonly ms: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** `reason` is a code or the name of an error, never its message. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isCacheDamaged: boolean };

/** A process reads the files of one source. */
interface WorkerState {
  readonly pipeline: Pipeline;
  readonly cache: StagingCache;
  readonly keyring: Keyring;
}

let desk: WorkerState | undefined;

process.on('message', (job: Job) => {
  void work(job).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
new Worker(new URL('./parent-watch.ts', import.meta.url), { workerData: Number(process.argv[2]) }).unref();

async function work(job: Job): Promise<WorkerReply> {
  try {
    desk ??= await openDesk(job);
    return await stage(job, desk);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', problem: inReport(error.problem, job.sheet) };
    const { code, name } = error as { code?: unknown; name?: unknown };
    return { kind: 'failed', reason: String(code ?? name), isCacheDamaged: isCorruption(error) };
  }
}

/** Removes the sheet name of a report: the file's name for it may be a person's name (S-2). */
function inReport(problem: Problem, sheet: string | null): Problem {
  if (sheet === null || problem.place.sheet === undefined) return problem;
  return { ...problem, place: { ...problem.place, sheet } };
}

async function openDesk({
  source,
  setting: { pipelineModule, stateDir, keyHex },
}: Job): Promise<WorkerState> {
  const { pipeline } = (await import(pipelineModule)) as { pipeline: Pipeline };
  const keys = keyring(Buffer.from(keyHex, 'hex'));
  return { pipeline, cache: openCache(stateDir, source, keys.keyId), keyring: keys };
}

async function stage(job: Job, { pipeline, cache, keyring: keys }: WorkerState): Promise<WorkerReply> {
  const started = performance.now();
  const source = pipeline.sources.find(({ name }) => name === job.source);
  if (source === undefined) return { kind: 'failed', reason: 'UNDECLARED_SOURCE', isCacheDamaged: false };
  const file = { ...job, source };
  const stageFrom = async (bytes: FileBytes): Promise<number> => {
    const opened = await openBook(file, bytes);
    return stageFile(cache.sql, job.fingerprint, (writer) => stageBook(file, opened, keys, writer));
  };
  const rows =
    job.format === 'xls'
      ? await stageFrom(inMemory(readHashed(job.file, job.path, job))) // SheetJS needs the whole file
      : await whileOpen(job, stageFrom);
  return { kind: 'staged', rows, ms: Math.round(performance.now() - started) };
}

/**
 * Reads an open file and checks that it did not change. A change is reported before the problems that it caused.
 * @throws Refusal when it changed
 */
async function whileOpen(job: Job, use: (bytes: FileBytes) => Promise<number>): Promise<number> {
  using open = openHashed(job.file, job.path, job);
  try {
    return await use(open);
  } finally {
    open.refuseChanged();
  }
}
