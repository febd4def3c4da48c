import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolderWarning } from '../../src/core/folder-mode.ts';

const folder = mkdtempSync(join(tmpdir(), 'mode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['own', 0o700, 0],
  ['own', 0o710, 1],
  ['own', 0o701, 1],
  ['shared', 0o755, 0],
  ['shared', 0o775, 1],
  ['shared', 0o757, 1],
] as const)('a folder for %s use of mode %o gives %d warning(s)', (use, mode, count) => {
  chmodSync(folder, mode);
  const lines = openFolderWarning(folder, use);
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(line).toContain(`run chmod ${use === 'own' ? '700' : 'go-w'} ${folder}`);
});

test('a folder that is not there gives none', () => {
  expect(openFolderWarning(join(folder, 'absent'), 'own')).toEqual([]);
});
