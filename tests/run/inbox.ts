import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formerName } from '../../src/commands/command-line.ts';
import { COMMANDS, optionsOf } from '../../src/commands/commands.ts';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import { type InboxOptions, writeInbox } from '../../tools/samples/write/inbox.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** The variables of all options: `ETL_OUT`. */
const OPTION_VARIABLES: readonly string[] = Object.values(COMMANDS).flatMap((command) =>
  Object.values(optionsOf(command)).map(({ variable }) => variable),
);

export const COHORT = { seed: 7, patients: 40 };

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'night-'));
}

/** An inbox of invented patients in all the forms of the contract. */
export function inventInbox(cohort = COHORT, options: Partial<InboxOptions> = {}): string {
  const folder = temporaryFolder();
  writeInbox(folder, inventCohort(cohort), options);
  return folder;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Variables = Readonly<Record<string, string>>;

/** Runs the command line to its end. */
export function etl(variables: Variables, args: readonly string[] = ['etl']): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    env: environment(variables),
  });
  return { exitCode: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Starts the command line and lets `during` meddle; answers when it has ended. */
export async function etlDuring(
  variables: Variables,
  during: (pid: number) => Promise<void>,
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, 'etl'], {
    env: environment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await during(child.pid ?? 0);
  return { exitCode: await ended, stdout, stderr };
}

/**
 * The environment of the tests, with no option of the program set but these.
 *
 * @param variables short names of options (`OUT`), as make takes them, or other variables (`TZ`)
 */
export function environment(variables: Variables): NodeJS.ProcessEnv {
  const unset = OPTION_VARIABLES.flatMap((name) => [
    [name, ''],
    [formerName(name) ?? name, ''],
  ]);
  const given = Object.entries(variables).map(([name, value]) => [
    OPTION_VARIABLES.includes(`ETL_${name}`) ? `ETL_${name}` : name,
    value,
  ]);
  return { ...process.env, ...Object.fromEntries(unset), ...Object.fromEntries(given) };
}
