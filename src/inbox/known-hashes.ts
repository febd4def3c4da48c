import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HashedFile } from './hash-file.ts';
import type { FileStat } from './inbox.ts';

const NAME = 'known-hashes.json';
/** A file changed within this time of its hashing may change again without looking different: it is hashed again. */
const SETTLED_MS = 2_000;

/**
 * Cache of file hashes, by inode, size, and times of content and inode in nanoseconds. A run with no new file
 * avoids reading gigabytes. Staged files are always hashed when read.
 */
export class KnownHashes {
  readonly #path: string;
  readonly #before: Readonly<Record<string, string>>;
  readonly #current: Record<string, string> = {};
  #isChanged = false;

  constructor(stateDir: string) {
    this.#path = join(stateDir, NAME);
    this.#before = readHashes(this.#path);
  }

  /** Returns the cached hash of a file with this look, else the result of `hash`. */
  of(look: FileStat, hash: () => HashedFile): HashedFile {
    const known = this.#before[keyOf(look)];
    const hashed = known === undefined ? hash() : { sha256: known, sizeBytes: Number(look.size) };
    if (known === undefined) this.#isChanged = true;
    if (known !== undefined || isSettled(look)) this.#current[keyOf(look)] = hashed.sha256;
    return hashed;
  }

  /** Saves the hashes for the next run, mode 0600. The folder must exist. */
  save(): void {
    if (!this.#isChanged) return;
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#current), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function keyOf({ ino, size, mtimeNs, ctimeNs }: FileStat): string {
  return `${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

function isSettled({ ctimeNs }: FileStat): boolean {
  return Date.now() - Number(ctimeNs / 1_000_000n) > SETTLED_MS;
}

/** Nothing is lost but time when the file is absent or damaged. */
function readHashes(path: string): Readonly<Record<string, string>> {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    const entries = Object.entries(read as Record<string, unknown>);
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => /^[0-9a-f]{64}$/.test(String(entry[1]))),
    );
  } catch {
    return {};
  }
}
