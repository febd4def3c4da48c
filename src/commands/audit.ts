import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT } from '../core/run-error.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { keptFiles } from '../publish/kept.ts';
import { verifyKept, verifyPublished, witnessesIn } from '../publish/verify-published.ts';
import { type Fault, type LogVerdict, verifyLogs } from '../run-log/verify-log.ts';
import type { CommandResult, Folders } from './command.ts';
import { requireRun, requireState } from './require-record.ts';

/** Holds the logs, the anchors and the published file against one another; exit code 1 when anything does not fit. */
export async function audit({ out, state }: Folders): Promise<CommandResult> {
  requireRun({ out, state });
  requireState({ out, state });
  const folders = { logs: join(out, 'logs'), state };
  const path = join(out, PUBLISHED_NAME);
  const kept = keptFiles(out).map((file) => file.path);
  const record = verifyLogs(folders, [path, ...kept].flatMap(witnessesIn));
  const published = await verifyPublished(path, folders, record.anchors);
  const faults = [
    ...record.faults.map(faultText),
    ...published.faults,
    ...kept.flatMap((file) => verifyKept(file, record.anchors, state)),
  ];
  return {
    exitCode: faults.length > 0 ? EXIT.checksFailed : EXIT.ok,
    lines: [...recordLines(record), ...publishedLines(path, published.run), verdictLine(faults.length)],
    faults,
  };
}

function recordLines({ runs, lines, anchors, unsealed, expired }: LogVerdict): string[] {
  const head = anchors.at(-1);
  return [
    `Record     ${runs} runs, ${lines} lines, ${anchors.length} anchors`,
    ...unsealed.map((run) => `Unsealed   ${run}: killed, or still at work`),
    ...(expired.length > 0
      ? [`Expired    ${expired.length} logs, up to ${expired.at(-1)}, known by their anchors only`]
      : []),
    ...(head === undefined
      ? []
      : [`Last       ${head.what}, line ${head.line} of ${head.run}, ${head.head}`]),
  ];
}

function publishedLines(
  path: string,
  run: { readonly run_id: string; readonly content_digest: string | null } | null,
): string[] {
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
