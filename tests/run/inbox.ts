import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventCohort } from '../../sample-exports/invent/cohort.ts';
import { type InboxOptions, writeInbox } from '../../sample-exports/write/inbox.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

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

/** The tests' own environment without what would set a run. */
function environment(variables: Variables): NodeJS.ProcessEnv {
  const unset = {
    EXPORTS: '',
    OUT: '',
    STATE: '',
    FROM: '',
    TO: '',
    CUTOFF: '',
    EXTRACTION: '',
    ETL_KEY_FILE: '',
    MIN_CELL: '',
  };
  return { ...process.env, ...unset, ...variables };
}
