import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FoundFile, isSameLook, type Look, lookOf, orRefuse, refuseUnfinished } from './inbox.ts';
import { refuse } from './problem.ts';

const CHUNK = 1 << 20;
/** Opening a pipe must not wait for its other end. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface HashedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** SHA-256 of a file, in flat memory. Refuses one that is empty, too large, or not what it was at the first look (S-9). */
export function hashFile(found: FoundFile, maxBytes: number): HashedFile {
  const hash = createHash('sha256');
  const sizeBytes = eachChunk(found, maxBytes, (chunk) => hash.update(chunk));
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** The whole file in memory, read once. What was hashed is what is read: a file that changed since is refused (S-9). */
export function readHashed(file: string, path: string, expected: HashedFile): Buffer {
  const bytes = Buffer.allocUnsafe(expected.sizeBytes);
  const hash = createHash('sha256');
  let length = 0;
  eachChunk({ file, path, look: null }, expected.sizeBytes, (chunk) => {
    hash.update(chunk);
    length += chunk.copy(bytes, length);
  });
  if (length !== expected.sizeBytes || hash.digest('hex') !== expected.sha256) refuseUnfinished(file);
  return bytes;
}

function eachChunk(
  { file, path, look }: { file: string; path: string; look: Look | null },
  maxBytes: number,
  use: (chunk: Buffer) => void,
): number {
  const handle = orRefuse(file, () => openSync(path, FLAGS));
  try {
    const before = lookOf(fstatSync(handle, { bigint: true }));
    if (look !== null && !isSameLook(look, before)) refuseUnfinished(file);
    if (before.size === 0n) refuseEmpty(file);
    if (before.size > maxBytes) refuseTooLarge(file, maxBytes);
    const chunk = Buffer.allocUnsafe(CHUNK);
    let length = 0;
    for (let read = 0; ; length += read) {
      read = orRefuse(file, () => readSync(handle, chunk));
      if (read === 0) break;
      if (length + read > maxBytes) refuseUnfinished(file);
      use(chunk.subarray(0, read));
    }
    if (!isSameLook(before, lookOf(fstatSync(handle, { bigint: true })))) refuseUnfinished(file);
    return length;
  } finally {
    closeSync(handle);
  }
}

function refuseEmpty(file: string): never {
  refuse(
    'file_empty',
    { file },
    {
      found: 'an empty file',
      expected: 'an export',
      remedy: 'deliver it again',
    },
  );
}

function refuseTooLarge(file: string, maxBytes: number): never {
  refuse(
    'file_too_large',
    { file },
    {
      found: `more than ${Math.floor(maxBytes / 2 ** 20)} MB`,
      expected: 'a smaller file',
      remedy: 'deliver it in parts',
    },
  );
}
