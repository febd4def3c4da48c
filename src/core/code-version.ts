import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** Folders whose content decides the result of a run. The lock file adds the versions of the libraries. */
const DECIDING = ['src', 'pipelines', 'migrations'];
const LOCK_FILE = 'package-lock.json';

/** SHA-256 over the code, the declarations, the SQL and the lock file: 64 hex digits. */
export function codeVersion(): string {
  const hash = createHash('sha256');
  for (const file of [...DECIDING.flatMap(filesBelow), LOCK_FILE]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The version of `package.json`, such as `0.1.0`. */
export function releaseVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((path) => path.slice(ROOT.length + 1)).sort();
}
