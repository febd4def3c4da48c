import { readCorrections } from '../controls/controls.ts';
import { NO_OPPOSITIONS, type Oppositions, readOppositions } from '../controls/oppositions.ts';
import type { Pipeline } from '../define/study.ts';
import { type KnownNumbers, knownNumbers, NOTHING_KNOWN } from '../deidentify/known-numbers.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { type ChosenExport, choose } from '../inbox/choose.ts';
import { Problems } from '../inbox/collect.ts';
import { type Controls, gather, type HashedControl } from '../inbox/gather.ts';
import { readHashed } from '../inbox/hash-file.ts';
import { KnownHashes } from '../inbox/known-hashes.ts';
import { LIMITS, type Limits } from '../inbox/limits.ts';
import {
  discardStaging,
  isCorruption,
  openCache,
  type SheetOrder,
  type StagingCache,
} from '../staging/cache.ts';
import type { Correction, StagedFile, StagedSheet } from '../staging/row.ts';
import { newStaging } from '../staging/store.ts';
import { fingerprinter } from './fingerprint.ts';
import { DamagedCache, type FileTiming, type StagedSource, stageSources } from './stage-files.ts';

export interface ExtractOptions {
  readonly inbox: string;
  readonly stateDir: string;
  readonly pipeline: Pipeline;
  /** URL of the module that exports `pipeline`: the process that reads imports it. */
  readonly pipelineModule: string;
  readonly key: Buffer;
  readonly keyring: Keyring;
  /** Name of an older extraction to use in place of the newest, by request (C-50). */
  readonly useFile?: string;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string) => void;
}

/** `oppositions.csv` or `corrections.csv`, as an input of the run: a keyed hash, no size. */
export interface ControlFile {
  readonly fileId: number;
  readonly source: 'control';
  readonly file: string;
  readonly format: 'csv';
  readonly sha256: string;
  readonly sizeBytes: null;
  readonly stamp: null;
  readonly status: 'control';
}

/** The result of reading the inbox. With any error the run cannot continue, and the staging is incomplete. */
export interface Extraction {
  readonly files: readonly (StagedFile | ControlFile)[];
  readonly sheets: readonly StagedSheet[];
  readonly findings: readonly Finding[];
  readonly errors: readonly Problem[];
  readonly oppositions: Oppositions;
  readonly corrections: readonly Correction[];
  /** Name of the corrections file, for places. */
  readonly correctionsFile: string;
  /** ISO day of the newest extraction in use; empty when there is none. */
  readonly extractedOn: string;
  /** Number of files read in this run, and of those already in the cache. */
  readonly readFiles: readonly FileTiming[];
  readonly reusedFiles: number;
}

/**
 * Reads the inbox into the staging: selects the files, de-identifies their rows, reads the control files. A bad
 * file never throws: it becomes an error of the extraction, and the other files are still read, so that one run
 * reports all errors.
 */
export async function extract(options: ExtractOptions): Promise<Extraction> {
  try {
    return await extractOnce(options);
  } catch (error) {
    if (!(error instanceof DamagedCache) && !isCorruption(error)) throw error;
    discardStaging(options.stateDir);
    return extractOnce(options);
  }
}

async function extractOnce(options: ExtractOptions): Promise<Extraction> {
  const { inbox, stateDir, pipeline, pipelineModule, key, keyring, useFile, signal, onProgress } = options;
  const limits = { ...LIMITS, ...options.limits };
  const problems = new Problems();
  const known = new KnownHashes(stateDir);
  const gathered = await gather(inbox, pipeline.sources, limits, known, problems);
  const choice = choose(pipeline.sources, gathered.exports, {
    useFile,
    isBroken: gathered.isBroken,
    seenFor: gathered.seenFor,
  });
  problems.add(choice.problems);
  const extractedOn = newestDay(choice.files);

  const sources = pipeline.sources.map(({ name }) => name);
  const caches = new Map(sources.map((source) => [source, openCache(stateDir, source, keyring.keyId)]));
  known.save();
  const cacheOf = (source: string): StagingCache => caches.get(source) as StagingCache;
  try {
    const staged = await stageSources(sources, choice.files, {
      cacheOf,
      limits,
      signal,
      onProgress,
      setting: { pipelineModule, stateDir, keyHex: key.toString('hex') },
      fingerprintOf: fingerprinter(pipeline, pipelineModule, keyring.keyId),
    });
    for (const { problems: ofSource } of staged) problems.add(ofSource);
    const isUsable = problems.all.length === 0;
    if (isUsable) assignIds(sources, staged, cacheOf, sheetOrder(pipeline));
    const known = isUsable ? knownNumbers([...caches.values()]) : NOTHING_KNOWN;
    const controls = await readControls(gathered.controls, { ...options, extractedOn, known }, problems);
    const files = staged.flatMap(({ filesOfRun }) => filesOfRun.map(({ file }) => file));
    return {
      files: [
        ...files.sort((a, b) => a.fileId - b.fileId),
        ...controlFiles(gathered.controls, keyring, files.length),
      ],
      sheets: problems.all.length === 0 ? sheetsIn(stateDir, sources) : [],
      findings: [
        ...choice.findings,
        ...unknownFiles(gathered.unknown),
        ...staged.flatMap(({ findings }) => findings),
        ...controls.findings,
      ],
      errors: problems.all,
      oppositions: controls.oppositions,
      corrections: controls.corrections,
      correctionsFile: gathered.controls.corrections?.file ?? 'corrections.csv',
      extractedOn,
      readFiles: staged.flatMap(({ read }) => read),
      reusedFiles: staged.reduce((sum, { reused }) => sum + reused, 0),
    };
  } finally {
    for (const cache of caches.values()) cache.close();
  }
}

/** Numbers the run's sheets through all sources. */
function assignIds(
  sources: readonly string[],
  staged: readonly StagedSource[],
  cacheOf: (source: string) => StagingCache,
  order: SheetOrder,
): void {
  let sheetId = 1;
  for (const [index, source] of sources.entries()) {
    sheetId = cacheOf(source).assignFileIds(staged[index]?.filesOfRun ?? [], order, sheetId);
  }
}

async function readControls(
  { oppositions, corrections }: Controls,
  {
    pipeline,
    keyring,
    extractedOn,
    known,
  }: ExtractOptions & { readonly extractedOn: string; readonly known: KnownNumbers },
  problems: Problems,
): Promise<Pick<Extraction, 'oppositions' | 'corrections' | 'findings'>> {
  const { sources } = pipeline;
  const opposed =
    oppositions &&
    (await problems.catchingAsync(() =>
      readOppositions(oppositions.file, bytesOf(oppositions), sources, keyring, known),
    ));
  const corrected =
    corrections &&
    (await problems.catchingAsync(() =>
      readCorrections(corrections.file, bytesOf(corrections), sources, { extractedOn }, keyring),
    ));
  return {
    oppositions: opposed?.oppositions ?? NO_OPPOSITIONS,
    corrections: corrected?.corrections ?? [],
    findings: [...(opposed?.findings ?? []), ...(corrected?.findings ?? [])],
  };
}

function bytesOf(control: HashedControl): Buffer {
  return readHashed(control.file, control.path, control);
}

function controlFiles(controls: Controls, keyring: Keyring, before: number): ControlFile[] {
  return [controls.corrections, controls.oppositions]
    .flatMap((control) => control ?? [])
    .map(({ file, sha256 }, index) => ({
      fileId: before + index + 1,
      source: 'control',
      file,
      format: 'csv',
      sha256: keyring.controlFile(sha256),
      sizeBytes: null,
      stamp: null,
      status: 'control',
    }));
}

function unknownFiles(count: number): Finding[] {
  return count === 0 ? [] : [{ code: 'unknown_file', details: { count } }];
}

function newestDay(files: readonly ChosenExport[]): string {
  const days = files.filter(({ status }) => status === 'used').map(({ stamp }) => stamp.slice(0, 10));
  return days.sort().at(-1) ?? '';
}

function sheetOrder({ sources }: Pipeline): SheetOrder {
  return (source, sheet) =>
    sources.find(({ name }) => name === source)?.sheets.findIndex(({ name }) => name === sheet) ?? 0;
}

function sheetsIn(stateDir: string, sources: readonly string[]): readonly StagedSheet[] {
  const staging = newStaging(stateDir, sources);
  try {
    return staging.sheets();
  } finally {
    staging.close();
  }
}
