import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pipeline } from '#pipelines';
import { closingScreen } from './audit/closing-screen.ts';
import { EXIT, type ExitCode, explain, Stop } from './audit/stop.ts';
import { exportTables } from './export/export.ts';
import { type Outcome, run, type Settings } from './run.ts';

const USAGE = `usage: node src/cli.ts etl [options]
       node src/cli.ts export [--out DIR] [--min-cell N]

  --exports DIR      inbox with the exports            EXPORTS       sample-exports/inbox
  --out DIR          published warehouse and logs      OUT           out
  --state DIR        key, staged files, run history    STATE         OUT/state
  --key-file FILE    pseudonym key, 64 hex digits      ETL_KEY_FILE  STATE/pseudonym.key
  --from DAY         first day of the meetings         FROM          as the study declares
  --to DAY           last day of the meetings          TO            as the study declares
  --cutoff DAY       what is later has not happened    CUTOFF        as the study declares
  --extraction NAME  an older extraction, by request   EXTRACTION    the newest
  --min-cell N       fewest people a count may show    MIN_CELL      11

Each option can be set by the variable beside it. Exit codes: 0 published, or nothing new; 1 checks failed;
2 could not run; 3 published with findings of severity error; 64 usage; 75 locked; 130 interrupted.`;

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
type Command = 'etl' | 'export';
type Given = (option: Option) => string | undefined;

/** What French health data platforms ask for: no count of fewer than 11 people. */
const LEAST_CELL = 11;

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  let read: ReturnType<typeof readOptions>;
  try {
    read = readOptions(args);
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const { command, given } = read;
  if (command === 'export') return exported(given);
  const site = { pipeline, module: import.meta.resolve('#pipelines') };
  const outcome = await run(site, settingsFrom(given), { signal: interruption(), onProgress: progress });
  clearProgress();
  show(outcome);
  return outcome.exitCode;
}

/** Reads the command line; options win over variables, an empty one counts as not set. Throws on a misspelt one. */
function readOptions(args: string[]): { readonly command: Command; readonly given: Given } {
  const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== 'etl' && command !== 'export'))
    throw new Error('the command is missing or unknown: etl, export');
  const given: Given = (option) =>
    (values[option] as string | undefined) || process.env[OPTIONS[option]] || undefined;
  return { command, given };
}

/** Writes the printed tables as CSV, small counts masked. */
function exported(given: Given): ExitCode {
  const least = Number(given('min-cell') ?? LEAST_CELL);
  if (!Number.isInteger(least) || least < 0) {
    console.error('MIN_CELL is not a whole number of people');
    return EXIT.usage;
  }
  try {
    const { folder, files, maskedCells } = exportTables(given('out') ?? 'out', least);
    console.log(
      `${files} tables in ${folder}, ${maskedCells} counts masked (fewer than ${least} people, or a way to them)`,
    );
    return EXIT.ok;
  } catch (thrown) {
    const { exitCode, message } = explain(thrown);
    console.error(message);
    return exitCode;
  }
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
  };
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
  if (outcome.kind === 'published') console.log(closingScreen(outcome.facts));
  else if (outcome.kind === 'stopped') for (const line of outcome.lines) console.error(line);
  else console.log(`Nothing new since run ${outcome.publishedRun}; the published file stays as it is.`);
}
