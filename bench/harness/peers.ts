import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './inputs.ts';

/** A program to compare with, or why there is none. */
export type Peer =
  | { readonly command: string; readonly versions: string }
  | { readonly absent: string; readonly versions: string };

const REQUIREMENTS = join(import.meta.dirname, '../peers/requirements.txt');
/** A locale in which R knows accents, on any machine. */
export const LOCALE = { LC_ALL: 'C.UTF-8' };

/** R with the packages of the script. */
export function findR(): Peer {
  const packages = ['readxl', 'DBI', 'RSQLite', 'survival'];
  const names = packages.map((name) => `"${name}"`).join(', ');
  const script = `cat("R", as.character(getRversion())); for (p in c(${names})) cat(",", p, as.character(packageVersion(p)))`;
  const versions = output('Rscript', ['--vanilla', '-e', script]);
  if (versions === null)
    return { absent: `Rscript with ${packages.join(', ')} is not installed`, versions: 'R: absent' };
  return { command: 'Rscript', versions };
}

/** Python with the packages of `peers/requirements.txt`, in an environment of its own that is made once in the cache. */
export function findPython(): Peer {
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = join(CACHE, `venv-${key}`);
  const command = join(folder, 'bin', 'python');
  if (!existsSync(command) && !makeEnvironment(folder)) {
    return {
      absent: 'python3 with venv and pip, or the package index, is not there',
      versions: 'Python: absent',
    };
  }
  const script =
    'import platform, pandas, openpyxl, numpy; print("Python", platform.python_version() + ", pandas", ' +
    'pandas.__version__ + ", openpyxl", openpyxl.__version__ + ", numpy", numpy.__version__)';
  return { command, versions: output(command, ['-c', script]) ?? 'Python: unknown' };
}

function makeEnvironment(folder: string): boolean {
  const isMade =
    output('python3', ['-m', 'venv', folder]) !== null &&
    output(join(folder, 'bin', 'pip'), ['install', '--quiet', '--requirement', REQUIREMENTS]) !== null;
  if (!isMade) rmSync(folder, { recursive: true, force: true });
  return isMade;
}

/** The sqlite3 shell, which times the views as an analyst sees them. */
export function findSqlite(): Peer {
  const version = output('sqlite3', ['--version'])?.split(' ')[0];
  if (version === undefined)
    return { absent: 'the sqlite3 shell is not installed', versions: 'sqlite3: absent' };
  return { command: 'sqlite3', versions: `sqlite3 ${version}` };
}

/** What a command prints, or null when it is not there or fails. */
export function output(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...LOCALE },
  });
  return status === 0 ? stdout.trim() : null;
}
