import { join } from 'node:path';
import type { ClosingFacts } from './audit/closing-screen.ts';
import { codeVersion } from './audit/code-version.ts';
import { remember } from './audit/history.ts';
import { inputsSha256, newRunId, parametersSha256 } from './audit/identify.ts';
import { takeLock } from './audit/lock.ts';
import { openLog, type RunLog } from './audit/log.ts';
import { EXIT, type ExitCode, explain, Stop } from './audit/stop.ts';
import { tellAccount, tellFiles, tellInputs, timed } from './audit/tell.ts';
import { ImpossibleParameter, type Parameters, withParameters } from './define/parameters.ts';
import type { Pipeline, Study } from './define/study.ts';
import type { LoadInput, RunFacts } from './load/input.ts';
import { type LoadResult, loadWarehouse } from './load/load.ts';
import { failedChecks } from './publish/checks.ts';
import { type Draft, startDraft } from './publish/draft.ts';
import { publish } from './publish/publish.ts';
import { isSameRun, publishedRun } from './publish/published-run.ts';
import { finishTables } from './warehouse/finish.ts';
import type { NormalizedRecords } from './warehouse/record.ts';

/** Where a night reads and writes, and what it sets otherwise than the study declares. */
export interface Settings {
  readonly exports: string;
  readonly out: string;
  readonly state: string;
  readonly keyFile?: string;
  /** Name of an older extraction to use in place of the newest (C-50). */
  readonly extraction?: string;
  readonly parameters: Parameters;
}

/** What the extract gives: the staged files, and what was found on the way. */
export type Extracted = Pick<LoadInput, 'files' | 'sheets' | 'findings'> &
  Disposable & { readonly keyId: string; readonly extractedOn: string };

/** The two stages that read the exports. */
export interface Reading<E extends Extracted> {
  readonly extract: (pipeline: Pipeline, settings: Settings, watch: Watch) => Promise<E>;
  readonly normalize: (extracted: E, pipeline: Pipeline) => NormalizedRecords;
}

/** Who watches: eyes that want to see progress, and the wish to stop. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (stage: string, detail: string) => void;
}

export type Outcome =
  | { readonly kind: 'published'; readonly exitCode: ExitCode; readonly facts: ClosingFacts }
  | { readonly kind: 'nothing_new'; readonly exitCode: ExitCode; readonly publishedRun: string }
  | { readonly kind: 'stopped'; readonly exitCode: ExitCode; readonly lines: readonly string[] };

/** One night, from the exports to the published warehouse or to the reason why not. Never throws. */
export async function run<E extends Extracted>(
  pipeline: Pipeline,
  reading: Reading<E>,
  settings: Settings,
  watch: Watch,
): Promise<Outcome> {
  const startedAt = new Date();
  const runId = newRunId(startedAt);
  let log: RunLog | undefined;
  try {
    log = openLog(join(settings.out, 'logs'), runId);
    const outcome = await night(pipeline, reading, settings, { watch, log, runId, startedAt });
    const duration_ms = Date.now() - startedAt.getTime();
    log.write('run', 'run_finished', { exit_code: outcome.exitCode, duration_ms });
    return outcome;
  } catch (thrown) {
    return stopped(thrown, log);
  }
}

interface Night {
  readonly watch: Watch;
  readonly log: RunLog;
  readonly runId: string;
  readonly startedAt: Date;
}

async function night<E extends Extracted>(
  declared: Pipeline,
  reading: Reading<E>,
  settings: Settings,
  night: Night,
): Promise<Outcome> {
  const { watch, log, runId, startedAt } = night;
  const pipeline = { ...declared, study: studyOf(declared, settings.parameters) };
  const { name: study, window, cutoff } = pipeline.study;
  const code_version = codeVersion();
  log.write('run', 'run_started', { study, ...window, cutoff, code_version });
  using _state = takeLock(join(settings.state, 'state.lock'), startedAt.toISOString());
  using _out = takeLock(join(settings.out, '.warehouse.lock'), startedAt.toISOString());

  using extracted = await timed(log, watch.signal, 'extract', () => reading.extract(pipeline, settings, watch));
  tellFiles(log, extracted.files);
  const facts: RunFacts = {
    runId,
    startedAt: startedAt.toISOString(),
    codeVersion: code_version,
    keyId: extracted.keyId,
    inputsSha256: inputsSha256(extracted.files),
    parametersSha256: parametersSha256({ ...window, cutoff }),
    extractedOn: extracted.extractedOn,
  };
  tellInputs(log, facts);
  const last = publishedRun(settings.out);
  if (last !== null && isSameRun(last, facts)) {
    log.write('run', 'nothing_new', { published_run: last.run_id });
    return { kind: 'nothing_new', exitCode: EXIT.ok, publishedRun: last.run_id };
  }

  using draft = startDraft(settings.out, runId, bytesOf(extracted));
  const { files, sheets, findings } = extracted;
  const records = reading.normalize(extracted, pipeline);
  const input = { run: facts, pipeline, files, sheets, findings, records };
  const loaded = await timed(log, watch.signal, 'load', () => load(draft, input, watch));
  tellAccount(log, loaded);
  await timed(log, watch.signal, 'check', () => check(draft, loaded, log));
  const published = await timed(log, watch.signal, 'publish', () => publish(draft, watch.signal));
  log.write('publish', 'published', { digest: published.digest, size_bytes: published.sizeBytes });
  remember(settings.state, { ...facts, ...published, patients: loaded.patients });

  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  return {
    kind: 'published',
    exitCode: loaded.findings.some(({ severity }) => severity === 'error')
      ? EXIT.publishedWithErrors
      : EXIT.ok,
    facts: { ...loaded, files, published, log: log.path, seconds },
  };
}

function studyOf({ study }: Pipeline, parameters: Parameters): Study {
  try {
    return withParameters(study, parameters);
  } catch (thrown) {
    throw thrown instanceof ImpossibleParameter ? new Stop(thrown.message) : thrown;
  }
}

async function load({ db }: Draft, input: LoadInput, { signal, onProgress }: Watch): Promise<LoadResult> {
  const options = { signal, onProgress: (patients: number) => onProgress('load', `${patients} patients`) };
  const loaded = await loadWarehouse(db, input, options);
  onProgress('load', 'indexes and views');
  finishTables(db);
  signal.throwIfAborted();
  return loaded;
}

/** What does not hold is logged line by line, and nothing is published. */
function check({ db }: Draft, { sheets }: LoadResult, log: RunLog): void {
  const failed = failedChecks(db, sheets);
  for (const one of failed) log.write('check', 'check_failed', { ...one });
  if (failed.length === 0) return;
  const lines = failed.map(({ check, detail }) => `${check}: ${detail}`);
  throw new Stop(`${failed.length} checks failed; nothing was published`, EXIT.checksFailed, lines);
}

/** Says why, in the log too unless it is the log that cannot be written. */
function stopped(thrown: unknown, log: RunLog | undefined): Outcome {
  const { exitCode, kind, message, details } = explain(thrown);
  const lines = [message, ...details];
  try {
    log?.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
  } catch {
    lines.push('the log could not be written either');
  }
  return { kind: 'stopped', exitCode, lines };
}

function bytesOf({ files }: Extracted): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
