import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { RunError } from '../core/run-error.ts';
import { keyring } from './pseudonym.ts';

const KEY_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/i;
/** Group and others may neither read nor write it. */
const OF_OTHERS = 0o077;

export interface KeyOptions {
  readonly stateDir: string;
  /** A file given by the operator; it must exist. Without it, the key is in the state folder. */
  readonly keyFile?: string;
  /** The id of the key of earlier runs, or null. Another key would change every pseudonym. */
  readonly knownKeyId: string | null;
}

export interface LoadedKey {
  readonly key: Buffer;
  readonly keyId: string;
  /** True when this run created the key: reported once (S-2). */
  readonly isNew: boolean;
}

/**
 * Loads the pseudonym key: 32 bytes as 64 hex digits in a file (C-47). Creates one in the state folder (mode 0600)
 * when none is configured and no earlier key is known.
 * @throws RunError when the key is absent, unreadable or different from the earlier one
 */
export function loadKey({ stateDir, keyFile, knownKeyId }: KeyOptions): LoadedKey {
  const path = keyFile ?? join(stateDir, 'pseudonym.key');
  let text = readKeyText(path);
  const isNew = text === null;
  if (text === null) {
    if (keyFile !== undefined) {
      throw new RunError(
        `the key file ${path} is not there: name the file that holds the pseudonym key, or unset ETL_KEY_FILE`,
      );
    }
    if (knownKeyId !== null) {
      throw new RunError(
        `the pseudonym key ${path} is missing, and earlier runs used key ${knownKeyId}: put that file back from its backup`,
      );
    }
    text = makeKey(path);
  }
  if (!KEY_TEXT.test(text)) {
    throw new RunError(
      `${path} is not a pseudonym key: expected 64 hex digits (32 bytes); put the right file back`,
    );
  }
  const key = Buffer.from(text, 'hex');
  const { keyId } = keyring(key);
  if (knownKeyId !== null && keyId !== knownKeyId) {
    throw new RunError(
      `${path} holds key ${keyId}, and earlier runs used key ${knownKeyId}: every pseudonym would change; put the earlier key back, or start with an empty state folder and an empty output folder`,
    );
  }
  return { key, keyId, isNew };
}

function readKeyText(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new RunError(`the key file ${path} cannot be opened (${code}): check its owner and mode`);
  }
  try {
    if ((fstatSync(file).mode & OF_OTHERS) !== 0) {
      throw new RunError(`the key file ${path} is open to others than its owner: run chmod 600 ${path}`);
    }
    return readFileSync(file, 'utf8').trim();
  } finally {
    closeSync(file);
  }
}

function makeKey(path: string): string {
  makeFolder(dirname(path), 0o700);
  const text = randomBytes(KEY_BYTES).toString('hex');
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return text;
}
