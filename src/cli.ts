import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pipeline } from '#pipelines';
import { closingScreen, reportLine } from './audit/closing-screen.ts';
import { EXIT, type ExitCode, Stop } from './audit/stop.ts';
import { type Outcome, type ReportOutcome, report, run, type Settings } from './run.ts';

const USAGE = `usage: node src/cli.ts etl | report [options]

  etl     exports to OUT/warehouse.sqlite and OUT/report.html
  report  OUT/report.html anew, from OUT/warehouse.sqlite; takes --out and --min-cell

  --exports DIR      inbox with the exports            EXPORTS       sample-exports/inbox
  --out DIR          published warehouse and logs      OUT           out
  --state DIR        key, staged files, run history    STATE         OUT/state
  --key-file FILE    pseudonym key, 64 hex digits      ETL_KEY_FILE  STATE/pseudonym.key
  --from DAY         first day of the meetings         FROM          as the study declares
  --to DAY           last day of the meetings          TO            as the study declares
  --cutoff DAY       what is later has not happened    CUTOFF        as the study declares
  --extraction NAME  an older extraction, by request   EXTRACTION    the newest
  --min-cell N       hide counts below N in the report MIN_CELL      none hidden

Each option can be set by the variable beside it. Exit codes: 0 published, or nothing new; 1 checks failed;
2 could not run; 3 published, with findings of severity error or without a report; 64 usage; 75 locked; 130 interrupted.`;

const OPTIONS = {
  exports: 'EXPORTS',
  out: 'OUT',
  state: 'STATE',
  'key-file': 'ETL_KEY_FILE',
  from: 'FROM',
  to: 'TO',
  cutoff: 'CUTOFF',
  extraction: 'EXTRACTION',
  'min-cell': 'MIN_CELL',
} as const;
type Option = keyof typeof OPTIONS;
type Given = (option: Option) => string | undefined;
type Command = 'etl' | 'report';

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  let command: Command;
  let settings: Settings;
  try {
    const { given, ...read } = readOptions(args);
    command = read.command;
    settings = settingsFrom(given);
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  if (command === 'report') return showReport(report(settings));
  const site = { pipeline, module: import.meta.resolve('#pipelines') };
  const outcome = await run(site, settings, { signal: interruption(), onProgress: progress });
  clearProgress();
  show(outcome);
  return outcome.exitCode;
}

/** Reads the command line; options win over variables, an empty one counts as not set. Throws on a misspelt one. */
function readOptions(args: string[]): { readonly command: Command; readonly given: Given } {
  const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== 'etl' && command !== 'report'))
    throw new Error('the command is missing or unknown: etl or report');
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
    parameters: { ...(from && { from }), ...(to && { to }), ...(cutoff && { cutoff }) },
    minCell: minCell(given('min-cell') ?? '0'),
  };
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
  else console.log(`Nothing new since run ${outcome.publishedRun}; the published file stays as it is.`);

  const told =
    outcome.kind === 'published' ? outcome.facts.report : outcome.kind === 'nothing_new' && outcome.report;
  if (told && 'reason' in told) console.error(`published, but the report was not written: ${told.reason}`);
  else if (told && outcome.kind === 'nothing_new') console.log(reportLine(told));
}

function showReport(outcome: ReportOutcome): ExitCode {
  if ('report' in outcome) console.log(reportLine(outcome.report));
  else for (const line of outcome.lines) console.error(line);
  return outcome.exitCode;
}
