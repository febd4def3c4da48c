import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pipeline } from '#pipelines';
import { tokensIn } from './audit/acceptance.ts';
import { closingScreen, reportLine, unneededLine } from './audit/closing-screen.ts';
import { EXIT, type ExitCode, explain, Stop } from './audit/stop.ts';
import type { Told } from './commands/command.ts';
import { COMMANDS } from './commands/commands.ts';
import { OPTIONS, type Option, USAGE } from './commands/usage.ts';
import { type Outcome, run, startedNow } from './run.ts';
import type { Settings } from './settings.ts';

type Given = (option: Option) => string | undefined;

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  let given: Given;
  let command: string;
  let settings: Settings;
  try {
    ({ command, given } = readOptions(args));
    settings = settingsFrom(given);
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const other = COMMANDS[command];
  return other === undefined
    ? await night(settings)
    : await told(() => other(given, { places: settings, pipeline, ...startedNow() }));
}

async function night(settings: Settings): Promise<ExitCode> {
  const site = { pipeline, module: import.meta.resolve('#pipelines') };
  const outcome = await run(site, settings, { signal: interruption(), onProgress: progress });
  clearProgress();
  show(outcome);
  return outcome.exitCode;
}

/** Runs a command that looks at what nights left. */
async function told(command: () => Promise<Told>): Promise<ExitCode> {
  try {
    const { exitCode, lines, faults = [] } = await command();
    if (lines.length > 0) console.log(lines.join('\n'));
    for (const fault of faults) console.error(fault);
    return exitCode;
  } catch (thrown) {
    const { exitCode, message, details } = explain(thrown);
    for (const line of [message, ...details]) console.error(line);
    return exitCode;
  }
}

/** Reads the command line; options win over variables, an empty one counts as not set. Throws on a misspelt one. */
function readOptions(args: string[]): { readonly command: string; readonly given: Given } {
  const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command = ''] = positionals;
  const known = ['etl', ...Object.keys(COMMANDS)];
  if (positionals.length !== 1 || !known.includes(command))
    throw new Error(`the command is missing or unknown: ${known.join(', ')}`);
  const given: Given = (option) =>
    (values[option] as string | undefined) || process.env[OPTIONS[option]] || undefined;
  return { command, given };
}

function settingsFrom(given: Given): Settings {
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
  throw new Error(`KEEP=${text} is no number of files`);
}

function minCell(text: string): number {
  if (!/^\d{1,6}$/.test(text))
    throw new Error(`MIN_CELL is a whole number, such as 11, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** The first signal stops the night between two patients and cleans up; a second one kills. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () =>
      controller.abort(new Stop(`interrupted by ${name}; nothing was published`, EXIT.interrupted)),
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
  else console.log([nothingNew(outcome), ...outcome.unneeded.map(unneededLine)].join('\n'));

  const told =
    outcome.kind === 'published' ? outcome.facts.report : outcome.kind === 'nothing_new' && outcome.report;
  if (told && 'reason' in told) console.error(`published, but the report was not written: ${told.reason}`);
  else if (told && outcome.kind === 'nothing_new') console.log(reportLine(told));
}

function nothingNew({ publishedRun, inPlaceOf }: Extract<Outcome, { kind: 'nothing_new' }>): string {
  if (inPlaceOf === null) return `Nothing new since run ${publishedRun}; the published file stays as it is.`;
  return `Nothing new since run ${inPlaceOf}, which was rolled back; that of run ${publishedRun} stays published.`;
}
