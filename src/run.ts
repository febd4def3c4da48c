import { join } from 'node:path';
import { codeVersion } from './core/code-version.ts';
import { takeLock } from './core/lock.ts';
import { refuseLongPath } from './core/make-folder.ts';
import { EXIT } from './core/run-error.ts';
import { accountName, inputsSha256, newRunId, parametersSha256 } from './core/run-id.ts';
import { type StagedExports, stageExports } from './extract/staged-exports.ts';
import { recordRun } from './history/append-run.ts';
import { acceptDelivery, countedFiles } from './history/delivered.ts';
import { importRuns } from './history/import-runs.ts';
import { logAltered, refuseOtherStudy } from './history/published-before.ts';
import { publishedCounter, recordFile } from './history/published-files.ts';
import { openRecorded } from './history/recorded-history.ts';
import { type History, lastKeyId, nextRunNumber, opposedPatients } from './history/store.ts';
import type { RunFacts } from './load/input.ts';
import type { LoadResult } from './load/load.ts';
import { fill } from './load/parallel/fill.ts';
import { startDigest } from './publish/digest-thread.ts';
import { type Draft, PUBLISHED_NAME, startDraft } from './publish/draft.ts';
import { dropOldest, dropOpposed } from './publish/kept.ts';
import { type LastPublished, lastPublished } from './publish/last-published.ts';
import { type Published, publish } from './publish/publish.ts';
import { currentRun, publishedRun } from './publish/published-run.ts';
import { makeChecks, refuseFailed } from './run/checks.ts';
import { type RunContext, studyOf } from './run/context.ts';
import { nothingNew } from './run/nothing-new.ts';
import { exitCodeWith, type Outcome, stopped } from './run/outcome.ts';
import { reportPublished } from './run/report.ts';
import { anchorUnsealedRuns } from './run-log/anchor-unsealed-runs.ts';
import { type Head, openLog, type RunLog } from './run-log/log.ts';
import { removeOldLogs } from './run-log/log-retention.ts';
import { logAcceptance, logAccount, logChanges, logInputs, logRemoved, timed } from './run-log/log-run.ts';
import type { Settings, Site, Watch } from './settings.ts';

export type { Outcome } from './run/outcome.ts';

/** Returns the id and the time of a run that starts now: the one place that reads the clock. */
export function startedNow(): { readonly runId: string; readonly startedAt: Date } {
  const startedAt = new Date();
  return { runId: newRunId(startedAt), startedAt };
}

/** Runs from the exports to the published warehouse, or to the reason why nothing was published. Never throws. */
export async function run(site: Site, settings: Settings, watch: Watch): Promise<Outcome> {
  const { runId, startedAt } = startedNow();
  let log: RunLog | undefined;
  try {
    refuseLongPath(settings.out, 'OUT');
    refuseLongPath(settings.state, 'STATE');
    log = openLog({ logs: join(settings.out, 'logs'), state: settings.state }, runId);
    const pipeline = { ...site.pipeline, study: studyOf(site.pipeline, settings.parameters) };
    const outcome = await steps({ site, settings, watch, log, runId, startedAt, pipeline });
    const duration_ms = Date.now() - startedAt.getTime();
    log.write('run', 'run_finished', { exit_code: outcome.exitCode, duration_ms });
    log.close();
    return outcome;
  } catch (thrown) {
    // The reader of the message has to know which file is in place.
    return stopped(thrown, log, publishedRun(settings.out)?.run_id === runId);
  }
}

/** The run on one page. What is opened is closed in any case. */
async function steps(context: RunContext): Promise<Outcome> {
  const { settings, log, startedAt, watch } = context;
  logStart(context);
  using _state = takeLock(join(settings.state, 'state.lock'), startedAt.toISOString());
  using _out = takeLock(join(settings.out, '.warehouse.lock'), startedAt.toISOString());
  tidyLogs(context);

  using history = openRecorded(settings.state, log, context.runId);
  using before = await lastPublished(settings.out, (run) => publishedCounter(history.sql, run), watch.signal);
  const replaced = logAltered(log, before, settings.out);
  refuseAnotherStudy(context, before);

  using staged = await stage(context, lastKeyId(history) ?? before.run?.key_id ?? null);
  bringUpToDate(history, before, replaced, settings);
  const facts = factsOf(context, staged, nextRunNumber(history));
  logInputs(log, staged, facts);
  logRemoved(log, 'opposition', dropOpposed(settings.out, opposedPatients(history)));
  const repeated = nothingNew(context, { history, last: before.run, replaced, facts });
  if (repeated !== null) return repeated;

  const counted = { ...staged, files: countedFiles(staged, context.pipeline.sources) };
  const acceptance = acceptDelivery(counted, {
    history,
    last: before.run,
    sources: context.pipeline.sources,
    settings,
  });
  logAcceptance(log, acceptance);
  const accepted = acceptance.accepted.map(({ token }) => token).join(',') || null;

  using draft = startDraft(settings.out, context.runId, staged.files);
  const loaded = await load(context, draft, counted, { ...facts, accepted });
  const opposed = new Set([...staged.oppositions.patients, ...loaded.opposedPatients]);
  const changes = await timed(log, watch.signal, 'record', () =>
    recordRun(draft.db, history, { ...facts, published: before.path, opposed }),
  );
  logChanges(log, changes);
  const checks = await timed(log, watch.signal, 'quality', () => makeChecks(draft, log, context.runId));
  const published = await checkAndPublish(
    context,
    draft,
    () => refuseFailed(draft.db, loaded.sheets, checks),
    {
      isBeforeAltered: replaced !== undefined,
    },
  );
  recordPublication(context, { history, published, opposed });
  const report = reportPublished(settings.out, settings.minCell ?? 0, log);

  const hasErrors = loaded.findings.some(({ severity }) => severity === 'error');
  return {
    kind: 'published',
    exitCode: hasErrors ? EXIT.publishedWithErrors : exitCodeWith(report),
    facts: {
      ...loaded,
      files: staged.files,
      isNewKey: staged.isNewKey,
      isInvented: staged.isInvented,
      since: changes.since,
      acceptance,
      checks,
      published,
      replaced,
      report,
      log: log.path,
      seconds: (Date.now() - startedAt.getTime()) / 1000,
    },
  };
}

function logStart({ log, pipeline: { study } }: RunContext): void {
  const { name, window, cutoff } = study;
  const [code_version, account] = [codeVersion(), accountName()];
  log.write('run', 'run_started', { study: name, ...window, cutoff, code_version, account });
}

/** Anchors the logs of killed runs and removes the logs that are too old. */
function tidyLogs({ settings: { out, state }, log, startedAt }: RunContext): void {
  const logs = join(out, 'logs');
  anchorUnsealedRuns(log, { logs, state });
  const logs_removed = removeOldLogs({ logs, state }, startedAt);
  if (logs_removed > 0) log.write('run', 'logs_removed', { logs_removed });
}

function refuseAnotherStudy({ settings, pipeline }: RunContext, { run }: LastPublished): void {
  if (run !== null) refuseOtherStudy(join(settings.out, PUBLISHED_NAME), run, pipeline.study.name);
}

/** Reads the exports of the inbox that are new, and returns the staged rows of all that are in use. */
function stage(
  { site, settings, watch, log, pipeline }: RunContext,
  publishedKeyId: string | null,
): Promise<StagedExports> {
  const { signal, onProgress } = watch;
  const onFile = (file: string): void => onProgress('extract', file);
  return timed(log, signal, 'extract', () =>
    stageExports({ ...site, pipeline }, settings, { signal, onFile, publishedKeyId }),
  );
}

/** Enters in the history what the published file and a killed run know and the history lacks. */
function bringUpToDate(
  history: History,
  before: LastPublished,
  replaced: string | undefined,
  settings: Settings,
): void {
  importRuns(history, before.path);
  if (before.run === null || replaced !== undefined) return;
  recordFile(history.sql, before.run.run_id, join(settings.out, PUBLISHED_NAME));
}

function factsOf({ runId, startedAt, pipeline }: RunContext, staged: StagedExports, night: number): RunFacts {
  const { window, cutoff } = pipeline.study;
  return {
    runId,
    night,
    startedAt: startedAt.toISOString(),
    startedBy: accountName(),
    codeVersion: codeVersion(),
    keyId: staged.keyId,
    inputsSha256: inputsSha256(staged.files),
    parametersSha256: parametersSha256({ ...window, cutoff }),
    extractedOn: staged.extractedOn,
    isInvented: staged.isInvented,
  };
}

async function load(
  { site, settings, watch, log, pipeline }: RunContext,
  draft: Draft,
  staged: StagedExports,
  facts: RunFacts,
): Promise<LoadResult> {
  const loaded = await timed(log, watch.signal, 'load', () =>
    fill(draft, { site, settings, staged, pipeline, facts }, watch),
  );
  logAccount(log, loaded);
  return loaded;
}

/** Checks the file while its digest is computed beside, then gives it its name. */
async function checkAndPublish(
  { watch: { signal }, log }: RunContext,
  draft: Draft,
  check: () => void,
  { isBeforeAltered }: { readonly isBeforeAltered: boolean },
): Promise<Published> {
  using digest = startDigest(draft.path, signal);
  await timed(log, signal, 'check', check);
  const onDigest = (...digests: readonly [string, string]): Head => announce(log, draft, ...digests);
  const published = await timed(log, signal, 'publish', () =>
    publish(draft, { signal, digest: digest.answer, onDigest, isBeforeAltered }),
  );
  log.write('publish', 'published', { digest: published.digest, size_bytes: published.sizeBytes });
  return published;
}

/** Logs the run row, and logs and anchors the digest, before the rename; the file keeps the place of that line in the log. */
function announce(log: RunLog, { db }: Draft, digest: string, runsDigest: string): Head {
  const row = currentRun(db);
  if (row !== null) log.write('publish', 'run_recorded', row);
  log.write('publish', 'publishing', { digest, nights_digest: runsDigest });
  log.anchor('publishing', digest);
  return log.head();
}

interface Publication {
  readonly history: History;
  readonly published: Published;
  readonly opposed: ReadonlySet<string>;
}

/** Enters the run in the history, and removes the kept files that may not or need not stay. */
function recordPublication(
  { settings, log, runId }: RunContext,
  { history, published, opposed }: Publication,
): void {
  importRuns(history, published.path);
  recordFile(history.sql, runId, published.path);
  logRemoved(log, 'opposition', dropOpposed(settings.out, [...opposed]));
  logRemoved(log, 'too_many', dropOldest(settings.out, settings.keep));
}
