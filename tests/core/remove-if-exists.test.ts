import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeAny, removeIfExists } from '../../src/core/remove-if-exists.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remove-'));
  path = join(folder, 'staging-dcc.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each([removeIfExists, removeAny])('%o', (removal) => {
  it('takes a file away, and is content with none', () => {
    writeFileSync(path, '');
    for (const _ of ['there', 'gone']) removal(path);
    expect(existsSync(path)).toBe(false);
  });

  it('fails with the code of the system, which decides the remedy', () => {
    writeFileSync(path, '');
    expect(() => removal(join(path, 'below-a-file'))).toThrow(/ENOTDIR/);
  });
});

it('a folder by the name of a file is taken away by removeAny alone', () => {
  mkdirSync(join(path, 'below'), { recursive: true });
  expect(() => removeIfExists(path)).toThrow(/EISDIR|EPERM/);
  removeAny(path);
  expect(existsSync(path)).toBe(false);
});
