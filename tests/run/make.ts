import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Made {
  readonly exitCode: number | null;
  /** Both streams. */
  readonly screen: string;
}

/** Runs a shell line in the checkout as an operator does, with nothing set but these variables. Never installs. */
export function shell(line: string, variables: Readonly<Record<string, string>> = {}): Made {
  const installed = '-o node_modules/.ready -o node_modules/.runtime';
  const { status, stdout, stderr } = spawnSync(
    '/bin/sh',
    ['-c', line.replace(/\bmake\b/, `make ${installed}`)],
    {
      cwd: ROOT,
      env: { PATH: '/usr/bin:/bin', HOME: process.env.HOME, ...variables },
      encoding: 'utf8',
    },
  );
  return { exitCode: status, screen: stdout + stderr };
}
