import { join } from 'node:path';
import { codeVersion } from './core/code-version.ts';
import { takeLock } from './core/lock.ts';
import { refuseLongPath } from './core/make-folder.ts';
import { describeError, EXIT, type ExitCode, RunError } from './core/run-error.ts';
import { accountName, inputsSha256, newRunId, parametersSha256 } from './core/run-id.ts';
import { ImpossibleParameter, type Parameters, withParameters } from './define/parameters.ts';
import type { Pipeline, Study } from './define/study.ts';
import { stageExports } from './extract/staged-exports.ts';
import { type CheckTally, stopsPublication } from './findings/check-tally.ts';
import { recordRun } from './history/append-run.ts';
import { acceptDelivery, countedFiles } from './history/delivered.ts';
import {
  appendKilledRun,
  counterIn,
  refuseOtherStudy,
  refuseToRepeat,
  tellAltered,
} from './history/published-before.ts';
import { effectiveRun } from './history/rollback.ts';
import { importRuns, nextRunNumber, openHistory, opposedPatients } from './history/store.ts';
import type { RunFacts } from './load/input.ts';
import type { LoadResult } from './load/load.ts';
import { fill } from './load/parallel/fill.ts';
import { carryCheckHistory } from './publish/check-history.ts';
import { checkTallies, rejectionLines, stoppingLines } from './publish/check-results.ts';
import { failedChecks } from './publish/checks.ts';
import { startDigest } from './publish/digest-thread.ts';
import { type Draft, PUBLISHED_NAME, startDraft } from './publish/draft.ts';
import { dropOldest, dropOpposed } from './publish/kept.ts';
import { lastPublished } from './publish/last-published.ts';
import { publish } from './publish/publish.ts';
import { isSameRun, publishedRun } from './publish/published-run.ts';
import { makeQualityChecksOf } from './publish/quality-checks.ts';
import { hasReportOf, writeReport } from './report/report.ts';
import { anchorUnsealedRuns } from './run-log/anchor-unsealed-runs.ts';
import type { ClosingFacts, ReportFacts } from './run-log/closing-screen.ts';
import { type Head, openLog, type RunLog } from './run-log/log.ts';
import { removeOldLogs } from './run-log/log-retention.ts';
import {
  logAcceptance,
  logAccount,
  logChanges,
  logChecks,
  logInputs,
  logRemoved,
  timed,
} from './run-log/log-run.ts';
import { appendRun, publishedCounter } from './run-log/published-runs.ts';
import type { Settings, Site, Watch } from './settings.ts';
import type { Connection } from './warehouse/open.ts';

export type Outcome =
  | { readonly kind: 'published'; readonly exitCode: ExitCode; readonly facts: ClosingFacts }
  | {
      readonly kind: 'nothing_new';
      readonly exitCode: ExitCode;
      readonly publishedRun: string;
      /** The run that was rolled back, and that tonight's would only repeat. */
      readonly inPlaceOf: string | null;
      /** Tokens of `ACCEPT=` that were not needed. */
      readonly unneeded: readonly string[];
      /** Written anew when that of the published run was not there. */
      readonly report: ReportFacts | null;
      readonly isInvented: boolean;
    }
  | { readonly kind: 'stopped'; readonly exitCode: ExitCode; readonly lines: readonly string[] };

/** The id and the time of a run that starts now: the one place that reads the clock. */
export function startedNow(): { readonly runId: string; readonly startedAt: Date } {
  const startedAt = new Date();
  return { runId: newRunId(startedAt), startedAt };
}

/** One night, from the exports to the published warehouse or to the reason why not. Never throws. */
export async function run(site: Site, settings: Settings, watch: Watch): Promise<Outcome> {
  const { runId, startedAt } = startedNow();
  let log: RunLog | undefined;
  try {
    refuseLongPath(settings.out, 'OUT');
    refuseLongPath(settings.state, 'STATE');
    log = openLog({ logs: join(settings.out, 'logs'), state: settings.state }, runId);
    const outcome = await night(site, settings, { watch, log, runId, startedAt });
    const duration_ms = Date.now() - startedAt.getTime();
    log.write('run', 'run_finished', { exit_code: outcome.exitCode, duration_ms });
    log.close();
    return outcome;
  } catch (thrown) {
    // Whoever reads why has to know which file stands now.
    return stopped(thrown, log, publishedRun(settings.out)?.run_id === runId);
  }
}

interface Night {
  readonly watch: Watch;
  readonly log: RunLog;
  readonly runId: string;
  readonly startedAt: Date;
}

async function night(
  site: Site,
  settings: Settings,
  { watch, log, runId, startedAt }: Night,
): Promise<Outcome> {
  const { signal } = watch;
  const pipeline = { ...site.pipeline, study: studyOf(site.pipeline, settings.parameters) };
  const { name: study, window, cutoff } = pipeline.study;
  const [code, account] = [codeVersion(), accountName()];
  log.write('run', 'run_started', { study, ...window, cutoff, code_version: code, account });
  using _state = takeLock(join(settings.state, 'state.lock'), startedAt.toISOString());
  using _out = takeLock(join(settings.out, '.warehouse.lock'), startedAt.toISOString());
  anchorUnsealedRuns(log, { logs: join(settings.out, 'logs'), state: settings.state });
  const logs_removed = removeOldLogs(join(settings.out, 'logs'), startedAt);
  if (logs_removed > 0) log.write('run', 'logs_removed', { logs_removed });

  const { out, state } = settings;
  using before = await lastPublished(out, (run) => publishedCounter(state, run), signal);
  const last = before.run;
  const replaced = tellAltered(log, before, out);
  if (last !== null) refuseOtherStudy(join(out, PUBLISHED_NAME), last, study);
  const onFile = (file: string): void => watch.onProgress('extract', file);
  using staged = await timed(log, signal, 'extract', () =>
    stageExports({ ...site, pipeline }, settings, { signal, onFile, publishedKeyId: last?.key_id ?? null }),
  );
  using history = openHistory(settings.state);
  importRuns(history, before.path);
  if (last !== null && replaced === undefined) appendKilledRun(settings, last);
  const facts: RunFacts = {
    runId,
    night: nextRunNumber(history),
    startedAt: startedAt.toISOString(),
    startedBy: account,
    codeVersion: code,
    keyId: staged.keyId,
    inputsSha256: inputsSha256(staged.files),
    parametersSha256: parametersSha256({ ...window, cutoff }),
    extractedOn: staged.extractedOn,
    isInvented: staged.isInvented,
  };
  logInputs(log, staged, facts);
  logRemoved(log, 'opposition', dropOpposed(settings.out, opposedPatients(history)));
  const meant = last === null ? null : effectiveRun(history, last);
  const isRepeated = meant !== null && isSameRun(meant, facts);
  if (isRepeated && last !== null && replaced !== undefined) refuseToRepeat(replaced, last, meant);
  if (isRepeated && last !== null && replaced === undefined) {
    const inPlaceOf = meant.run_id === last.run_id ? null : meant.run_id;
    const digest = last.content_digest;
    log.write('run', 'nothing_new', { published_run: last.run_id, in_place_of: inPlaceOf, digest });
    const report = hasReportOf(settings.out, last.run_id, settings.minCell ?? 0)
      ? null
      : tellReport(settings, log);
    const unneeded = settings.accept ?? [];
    logAcceptance(log, { accepted: [], unneeded });
    return {
      kind: 'nothing_new',
      exitCode: exitWith(report),
      publishedRun: last.run_id,
      inPlaceOf,
      unneeded,
      report,
      isInvented: facts.isInvented,
    };
  }

  const counted = { ...staged, files: countedFiles(staged, pipeline.sources) };
  const acceptance = acceptDelivery(counted, { history, last, sources: pipeline.sources, settings });
  logAcceptance(log, acceptance);
  const accepted = acceptance.accepted.map(({ token }) => token).join(',') || null;

  using draft = startDraft(settings.out, runId, staged.files);
  const loaded = await timed(log, signal, 'load', () =>
    fill(draft, { site, settings, staged: counted, pipeline, facts: { ...facts, accepted } }, watch),
  );
  logAccount(log, loaded);
  const opposed = new Set([...staged.oppositions.patients, ...loaded.opposedPatients]);
  const tonight = { ...facts, published: before.path, opposed };
  const changes = await timed(log, signal, 'record', () => recordRun(draft.db, history, tonight));
  logChanges(log, changes);
  const checks = await timed(log, signal, 'quality', () =>
    makeChecks(draft, log, { runId, published: before.path }),
  );
  using digest = startDigest(draft.path, signal); // reads the file while the checks do
  await timed(log, signal, 'check', () => refuseFailed(draft.db, loaded.sheets, checks));
  const published = await timed(log, signal, 'publish', () =>
    publish(draft, {
      signal,
      digest: digest.answer,
      onDigest: (...digests) => announced(log, ...digests),
      isBeforeAltered: replaced !== undefined,
    }),
  );
  log.write('publish', 'published', { digest: published.digest, size_bytes: published.sizeBytes });
  importRuns(history, published.path);
  logRemoved(log, 'opposition', dropOpposed(settings.out, [...opposed]));
  logRemoved(log, 'too_many', dropOldest(settings.out, settings.keep));
  const changeCounter = counterIn(published.path);
  appendRun(settings.state, { ...facts, ...published, changeCounter, patients: loaded.patients });
  const report = tellReport(settings, log);

  const hasErrors = loaded.findings.some(({ severity }) => severity === 'error');
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  return {
    kind: 'published',
    exitCode: hasErrors ? EXIT.publishedWithErrors : exitWith(report),
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
      seconds,
    },
  };
}

/** Writes the report of what is published, and tells the log. A night without a report is a published night. */
function tellReport({ out, minCell = 0 }: Settings, log: RunLog): ReportFacts {
  try {
    const report = writeReport(join(out, PUBLISHED_NAME), minCell);
    log.write('report', 'report_written', { size_bytes: report.sizeBytes });
    return report;
  } catch (thrown) {
    const { kind, message } = describeError(thrown);
    log.write('report', 'report_failed', { kind, message });
    return { reason: message };
  }
}

function exitWith(report: ReportFacts | null): ExitCode {
  return report !== null && 'reason' in report ? EXIT.publishedWithErrors : EXIT.ok;
}

function studyOf({ study }: Pipeline, parameters: Parameters): Study {
  try {
    return withParameters(study, parameters);
  } catch (thrown) {
    throw thrown instanceof ImpossibleParameter ? new RunError(thrown.message) : thrown;
  }
}

/** Makes the quality checks, beside what the published nights counted. */
async function makeChecks(
  draft: Draft,
  log: RunLog,
  { runId, published }: { readonly runId: string; readonly published: string | null },
): Promise<CheckTally[]> {
  carryCheckHistory(draft.db, published);
  await makeQualityChecksOf(draft, runId);
  const checks = checkTallies(draft.db);
  logChecks(log, checks);
  return checks;
}

/** Stops the night when the file does not hold together, or a quality check forbids to publish it. */
function refuseFailed(db: Connection, sheets: LoadResult['sheets'], checks: readonly CheckTally[]): void {
  const failed = failedChecks(db, sheets);
  const stopping = checks.filter(stopsPublication).length;
  if (failed.length + stopping === 0) return;
  const lines = [
    ...failed.map(({ check, detail }) => `${check}: ${detail}`),
    ...stoppingLines(db, checks),
    ...rejectionLines(db),
  ];
  throw new RunError(
    `${failed.length + stopping} checks failed; nothing was published`,
    EXIT.checksFailed,
    lines,
  );
}

/** Says what is about to be published, and has the anchor and the file itself keep that line (its place in the log). */
function announced(log: RunLog, digest: string, nightsDigest: string): Head {
  log.write('publish', 'publishing', { digest, nights_digest: nightsDigest });
  log.anchor('publishing', digest);
  return log.head();
}

/** Says why, in the log too unless it is the log that cannot be written. */
function stopped(thrown: unknown, log: RunLog | undefined, isInPlace: boolean): Outcome {
  const { exitCode, kind, details, ...explained } = describeError(thrown);
  const message = isInPlace
    ? `tonight's file is in place and whole, but the night did not end well: ${explained.message}`
    : explained.message;
  const lines = [message, ...details];
  try {
    for (const detail of details) log?.write('run', 'stop_reason', { message: detail });
    log?.write('run', 'run_stopped', { exit_code: exitCode, kind, message });
    log?.close();
  } catch {
    lines.push('the log could not be written either');
  }
  return { kind: 'stopped', exitCode, lines };
}
