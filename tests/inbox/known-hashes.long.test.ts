import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileStatOf } from '../../src/inbox/inbox.ts';
import { KnownHashes } from '../../src/inbox/known-hashes.ts';
import { temporaryFolder } from '../run/inbox.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'export');
  writeFileSync(path, 'first');
});

const look = () => fileStatOf(statSync(path, { bigint: true }));
const SHA = 'a'.repeat(64);

/** Asks once, as a run does; answers whether the file was hashed. */
function isHashed(night = look()): boolean {
  let asked = false;
  const known = new KnownHashes(folder);
  known.of(night, () => {
    asked = true;
    return { sha256: SHA, sizeBytes: 5 };
  });
  known.save();
  return asked;
}

describe('a file is hashed again', () => {
  it('not while it looks as it did', async () => {
    await sleep(2_100);
    expect([isHashed(), isHashed()]).toEqual([true, false]);
  });
  it('when it changed less than two seconds before it was hashed: it may have changed since, unseen', () => {
    expect([isHashed(), isHashed()]).toEqual([true, true]);
  });
  it.each([
    ['its content', () => writeFileSync(path, 'other')],
    ['its time alone', () => utimesSync(path, 1, 1)],
    ['its time, set back to what it was', () => utimesSync(path, statSync(path).atime, statSync(path).mtime)],
  ])('when %s was touched', async (_, touch) => {
    await sleep(2_100);
    isHashed();
    touch();
    expect(isHashed()).toBe(true);
  });
  it('when the cached hashes are damaged', async () => {
    await sleep(2_100);
    isHashed();
    writeFileSync(join(folder, 'known-hashes.json'), '{"a":');
    expect(isHashed()).toBe(true);
  });
});

it('the cache names no file, and only its owner may read it', async () => {
  await sleep(2_100);
  isHashed();
  const kept = join(folder, 'known-hashes.json');
  expect(statSync(kept).mode & 0o077).toBe(0);
  expect(readFileSync(kept, 'utf8')).toMatch(/^\{"\d+:\d+:\d+:\d+":"a{64}"\}$/);
});
