import { join } from 'node:path';
import { pipeline } from '#pipelines';
import type { CommandResult, Given } from './commands/command.ts';
import { COMMANDS } from './commands/commands.ts';
import { readOptions } from './commands/options.ts';
import { type Option, USAGE } from './commands/usage.ts';
import { codeVersion, releaseVersion } from './core/code-version.ts';
import { openFolderWarning } from './core/folder-mode.ts';
import { describeError, EXIT, type ExitCode, RunError } from './core/run-error.ts';
import { tokensIn } from './history/acceptance.ts';
import { type Outcome, run, startedNow } from './run.ts';
import { closingScreen, INVENTED_LINE, reportLine, unneededLine } from './run-log/closing-screen.ts';
import type { Settings } from './settings.ts';

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  try {
    const asked = readOptions(args, ['etl', ...Object.keys(COMMANDS)], process.env);
    if (asked.kind === 'help') console.log(USAGE);
    if (asked.kind === 'version') console.log(`renaten ${releaseVersion()}, code ${codeVersion()}`);
    if (asked.kind !== 'command') return EXIT.ok;
    const { command, given } = asked;
    const settings = settingsFrom(given);
    const other = COMMANDS[command];
    return other === undefined
      ? await night(settings)
      : await told(() => other(given, { places: settings, pipeline, ...startedNow() }));
  } catch (thrown) {
    return refused(thrown);
  }
}

async function night(settings: Settings): Promise<ExitCode> {
  const site = { pipeline, module: import.meta.resolve('#pipelines') };
  for (const line of openFolders(settings)) console.error(line);
  const outcome = await run(site, settings, { signal: interruption(), onProgress: progress });
  clearProgress();
  show(outcome);
  return outcome.exitCode;
}

function openFolders({ out, state }: Settings): string[] {
  return [...openFolderWarning(out, 'shared'), ...openFolderWarning(state, 'own')];
}

/** Runs a command that looks at what runs left. */
async function told(command: () => Promise<CommandResult>): Promise<ExitCode> {
  try {
    const { exitCode, lines, faults = [] } = await command();
    if (lines.length > 0) console.log(lines.join('\n'));
    for (const fault of faults) console.error(fault);
    return exitCode;
  } catch (thrown) {
    return refused(thrown);
  }
}

function refused(thrown: unknown): ExitCode {
  const { exitCode, message, details } = describeError(thrown);
  for (const line of [message, ...details]) console.error(line);
  return exitCode;
}

function settingsFrom(given: Given<Option>): Settings {
  const out = given('out') ?? 'out';
  const [keyFile, extraction, from, to, cutoff] = (
    ['key-file', 'extraction', 'from', 'to', 'cutoff'] as const
  ).map(given);
  return {
    exports: given('exports') ?? join(import.meta.dirname, '../sample-exports/inbox'),
    out,
    state: given('state') ?? join(out, 'state'),
    ...(keyFile && { keyFile }),
    ...(extraction && { extraction }),
    keep: keptNumber(given('keep')),
    accept: tokensIn(given('accept') ?? ''),
    parameters: { ...(from && { from }), ...(to && { to }), ...(cutoff && { cutoff }) },
    minCell: minCell(given('min-cell') ?? '0'),
  };
}

function keptNumber(text = '7'): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new RunError(`KEEP=${text} is no number of files`, EXIT.usage);
}

function minCell(text: string): number {
  if (!/^\d{1,6}$/.test(text))
    throw new RunError(`MIN_CELL is a whole number, such as 11, not ${JSON.stringify(text)}`, EXIT.usage);
  return Number(text);
}

/** The first signal stops the run between two patients and cleans up; a second one kills. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () =>
      controller.abort(new RunError(`interrupted by ${name}; nothing was published`, EXIT.interrupted)),
    );
  }
  return controller.signal;
}

/** One line that is written over; only for eyes. */
function progress(stage: string, detail: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stage}: ${detail}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function show(outcome: Outcome): void {
  if (outcome.kind === 'stopped') for (const line of outcome.lines) console.error(line);
  else if (outcome.kind === 'published') console.log(closingScreen(outcome.facts));
  else {
    console.log([nothingNew(outcome), ...outcome.unneeded.map(unneededLine)].join('\n'));
    if (outcome.isInvented) console.log(INVENTED_LINE);
  }

  const told =
    outcome.kind === 'published' ? outcome.facts.report : outcome.kind === 'nothing_new' && outcome.report;
  if (told && 'reason' in told) console.error(`published, but the report was not written: ${told.reason}`);
  else if (told && outcome.kind === 'nothing_new') console.log(reportLine(told));
}

function nothingNew({ publishedRun, inPlaceOf }: Extract<Outcome, { kind: 'nothing_new' }>): string {
  if (inPlaceOf === null) return `Nothing new since run ${publishedRun}; the published file stays as it is.`;
  return `Nothing new since run ${inPlaceOf}, which was rolled back; that of run ${publishedRun} stays published.`;
}
