import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { refuse } from '../findings/problem.ts';
import type { FileBytes } from '../readers/file-bytes.ts';
import {
  type FileStat,
  type FoundFile,
  fileStatOf,
  isSameFileStat,
  orRefuse,
  refuseUnfinished,
} from './inbox.ts';

const CHUNK = 1 << 20;
/** Opening a pipe must not wait for its other end. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface HashedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Returns the SHA-256 of a file, with constant memory.
 * @throws Refusal when it is empty, too large, or changed since the first scan (S-9)
 */
export function hashFile(found: FoundFile, maxBytes: number): HashedFile {
  const hash = createHash('sha256');
  const sizeBytes = eachChunk(found, maxBytes, (chunk) => hash.update(chunk));
  return { sha256: hash.digest('hex'), sizeBytes };
}

/**
 * Reads a whole file into memory, once, and checks its hash, so that the bytes read are the bytes hashed.
 * @throws Refusal when the file changed since (S-9)
 */
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

/** A file that was hashed and stays open: its bytes are read from where they were hashed. */
export interface OpenFile extends FileBytes, Disposable {
  /** Refuses the file when it changed after it was hashed: to be called when all is read. */
  refuseChanged(): void;
}

/**
 * Opens a file and checks its hash, with constant memory. The bytes read later are the hashed ones, provided that
 * the caller ends with `refuseChanged`: an open file cannot be replaced, and a write to it changes its look (S-9).
 * @throws Refusal when it is unfinished or changed
 */
export function openHashed(file: string, path: string, expected: HashedFile): OpenFile {
  const handle = orRefuse(file, () => openSync(path, FLAGS));
  try {
    const before = fileStatOf(fstatSync(handle, { bigint: true }));
    const hash = createHash('sha256');
    const length = eachChunkOf({ file, handle, look: before }, expected.sizeBytes, (chunk) =>
      hash.update(chunk),
    );
    if (length !== expected.sizeBytes || hash.digest('hex') !== expected.sha256) refuseUnfinished(file);
    return {
      length,
      slice: (from, to) => sliceOf(file, handle, from, Math.min(to, length)),
      refuseChanged: () => refuseOtherLook(file, handle, before),
      [Symbol.dispose]: () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

function sliceOf(file: string, handle: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
  for (let at = 0; at < bytes.length; ) {
    const read = orRefuse(file, () => readSync(handle, bytes, at, bytes.length - at, from + at));
    if (read === 0) refuseUnfinished(file);
    at += read;
  }
  return bytes;
}

function refuseOtherLook(file: string, handle: number, before: FileStat): void {
  if (!isSameFileStat(before, fileStatOf(fstatSync(handle, { bigint: true })))) refuseUnfinished(file);
}

function eachChunk(
  { file, path, look }: { file: string; path: string; look: FileStat | null },
  maxBytes: number,
  use: (chunk: Buffer) => void,
): number {
  const handle = orRefuse(file, () => openSync(path, FLAGS));
  try {
    return eachChunkOf({ file, handle, look }, maxBytes, use);
  } finally {
    closeSync(handle);
  }
}

function eachChunkOf(
  { file, handle, look }: { file: string; handle: number; look: FileStat | null },
  maxBytes: number,
  use: (chunk: Buffer) => void,
): number {
  const before = fileStatOf(fstatSync(handle, { bigint: true }));
  if (look !== null && !isSameFileStat(look, before)) refuseUnfinished(file);
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
  refuseOtherLook(file, handle, before);
  return length;
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
