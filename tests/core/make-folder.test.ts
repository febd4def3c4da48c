import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, refuseLongPath } from '../../src/core/make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('folders are made down to the last, with their mode, and those that are there stay', () => {
  makeFolder(join(folder, 'a/b/c'), 0o700);
  expect(['a', 'a/b', 'a/b/c'].map((path) => statSync(join(folder, path)).mode & 0o777)).toEqual([
    ...[0o700, 0o700, 0o700],
  ]);
  makeFolder(join(folder, 'a/b'), 0o750);
  expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
});

it('a file in the way is named, with what to do (O-7)', () => {
  writeFileSync(join(folder, 'in the way'), 'x');
  for (const path of ['in the way', 'in the way/out', 'in the way/out/logs']) {
    expect(() => makeFolder(join(folder, path), 0o700, 'OUT')).toThrow(
      `OUT cannot be made at ${join(folder, path)}: ${join(folder, 'in the way')} is a file; choose another folder`,
    );
  }
});

it.runIf(existsSync('/proc/self'))(
  'a file system that takes no folder is named, and nothing waits (O-7)',
  () => {
    expect(() => makeFolder('/proc/x/y/z', 0o700, 'OUT')).toThrow(
      /^OUT cannot be made at \/proc\/x\/y\/z: \/proc takes no new folder \(\w+\); choose another folder/,
    );
  },
);

it('a path too long for SQLite is refused with its length: below, on and above the limit (O-7)', () => {
  const most = 511 - '/.warehouse-20261130T223124Z-5a6efd-2.tmp-journal'.length;
  const path = (bytes: number): string => `/${'é'.repeat((bytes - 1) >> 1)}${bytes % 2 === 0 ? 'x' : ''}`;
  for (const bytes of [most - 1, most]) expect(refuseLongPath(path(bytes), 'OUT')).toBeUndefined();
  expect(() => refuseLongPath(path(most + 1), 'OUT')).toThrow(
    `OUT is too long: its path has ${most + 1} bytes, SQLite opens no file below a folder of more than ${most}`,
  );
});
