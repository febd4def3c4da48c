import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pipeline } from '#pipelines';
import { closingScreen } from './audit/closing-screen.ts';
import { EXIT, type ExitCode, Stop } from './audit/stop.ts';
import { type Outcome, run, type Settings } from './run.ts';

const USAGE = `usage: node src/cli.ts etl [options]

  --exports DIR      inbox with the exports            EXPORTS       sample-exports/inbox
  --out DIR          published warehouse and logs      OUT           out
  --state DIR        key, staged files, run history    STATE         OUT/state
  --key-file FILE    pseudonym key, 64 hex digits      ETL_KEY_FILE  STATE/pseudonym.key
  --from DAY         first day of the meetings         FROM          as the study declares
  --to DAY           last day of the meetings          TO            as the study declares
  --cutoff DAY       what is later has not happened    CUTOFF        as the study declares
  --extraction NAME  an older extraction, by request   EXTRACTION    the newest

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
} as const;
type Option = keyof typeof OPTIONS;

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  let given: (option: Option) => string | undefined;
  try {
    given = readOptions(args);
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const site = { pipeline, module: import.meta.resolve('#pipelines') };
  const outcome = await run(site, settingsFrom(given), { signal: interruption(), onProgress: progress });
  clearProgress();
  show(outcome);
  return outcome.exitCode;
}

/** Reads the command line; options win over variables, an empty one counts as not set. Throws on a misspelt one. */
function readOptions(args: string[]): (option: Option) => string | undefined {
  const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== 'etl')
    throw new Error('the command is missing or unknown: etl');
  return (option) => (values[option] as string | undefined) || process.env[OPTIONS[option]] || undefined;
}

function settingsFrom(given: (option: Option) => string | undefined): Settings {
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
