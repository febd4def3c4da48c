import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT } from '../core/run-error.ts';
import { countersIn } from '../history/published-files.ts';
import { historyFaults } from '../history/recorded-history.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { keptPaths } from '../publish/kept.ts';
import {
  type PublishedVerdict,
  statementsIn,
  verifyFile,
  verifyPublished,
} from '../publish/verify-published.ts';
import { verifyReport } from '../report/verify-report.ts';
import { logLines } from '../run-log/chain.ts';
import { type Fault, type LogVerdict, verifyLogs } from '../run-log/verify-log.ts';
import type { CommandResult, Folders } from './command.ts';
import { requireRun, requireState } from './require-record.ts';

/**
 * Compares the logs, the anchors, the history, the published and the kept files and the report with one another.
 * Returns exit code 1 and one line for each fault when anything was altered.
 */
export async function audit({ out, state }: Folders): Promise<CommandResult> {
  requireRun({ out, state });
  requireState({ out, state });
  const logs = join(out, 'logs');
  const path = join(out, PUBLISHED_NAME);
  const kept = keptPaths(out);
  const record = verifyLogs({ logs, state }, [path, ...kept].flatMap(statementsIn));
  const counters = countersIn(state);
  const files = { logs, anchors: record.anchors, counterOf: (run: string) => counters.get(run) ?? null };
  const published = await verifyPublished(path, files);
  const faults = [
    ...record.faults.map(faultText),
    ...historyFaults(state, record.anchors),
    ...published.faults,
  ];
  for (const file of kept) faults.push(...(await verifyFile(file, files)).faults);
  const report = verifyReport(path, (run) => hasWrittenReport(logs, run));
  faults.push(...report.faults);
  return {
    exitCode: faults.length > 0 ? EXIT.checksFailed : EXIT.ok,
    lines: [
      ...recordLines(record, report.run),
      ...publishedLines(path, published.run),
      ...(report.remark === null ? [] : [`Report     ${report.remark}`]),
      verdictLine(faults.length),
    ],
    faults,
  };
}

/** A run that was killed, or broke off after its file was in place, has left the report of the run before. */
function hasWrittenReport(logs: string, run: string): boolean {
  const log = join(logs, `${run}.jsonl`);
  return (
    existsSync(log) && [...logLines(log)].some(({ bytes }) => bytes.includes('"event":"report_written"'))
  );
}

function recordLines(
  { runs, lines, anchors, unsealed, expired, earlier }: LogVerdict,
  reported: string | null,
): string[] {
  const head = anchors.at(-1);
  return [
    `Record     ${runs} runs, ${lines} lines, ${anchors.length} anchors`,
    ...(earlier.length > 0
      ? [
          `Earlier    ${earlier.length} logs of an earlier version, from before this record: nothing proves them`,
        ]
      : []),
    ...unsealed.map((run) => `Unsealed   ${run}: ${run === reported ? ENDLESS : 'killed, or still at work'}`),
    ...(expired.length > 0
      ? [`Expired    ${expired.length} logs, up to ${expired.at(-1)}, known by their anchors only`]
      : []),
    ...(head === undefined
      ? []
      : [`Last       ${head.what}, line ${head.line} of ${head.run}, ${head.head}`]),
  ];
}

/** Of a run that came as far as its report. */
const ENDLESS =
  'it wrote its report, so it was killed in its last moment, or the end of its log and the last anchor were removed';

function publishedLines(path: string, run: PublishedVerdict['run']): string[] {
  if (run !== null) return [`Published  ${path}, run ${run.run_id}, content digest ${run.content_digest}`];
  return existsSync(path) ? [] : [`Published  nothing in ${dirname(path)}`];
}

function verdictLine(faults: number): string {
  return faults === 0 ? 'Verdict    nothing was altered' : `Verdict    ${faults} faults`;
}

function faultText({ file, line, upTo, what }: Fault): string {
  if (line === 0) return `${file} ${what}`;
  return upTo > line ? `${file}: line ${line} ${what} (line ${upTo})` : `${file}: line ${line} ${what}`;
}
