import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shell } from '../run/make.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('make runs nothing in a value', () => {
  const mark = join(folder, 'mark');
  const touch = `touch ${mark}`;
  const text = `$(shell ${touch})$` + `{shell ${touch}}x\`${touch}\`; ${touch}`;
  const lines = [
    `make trace FILE='${text}' SHEET=a ROW=1 OUT=${folder}`,
    `make trace ETL_FILE='${text}' SHEET=a ROW=1 OUT=${folder}`,
    `make trace FILE='${text}' ETL_FILE='${text}' SHEET=a ROW=1 OUT=${folder}`,
    `make etl OUT=${folder}/none/none EXPORTS='${text}'`,
    `make samples PATIENTS='${text}' OUT='${text}'`,
  ];
  for (const line of lines) expect(shell(line).exitCode).not.toBe(0);
  const inEnvironment = { ETL_FILE: text, FILE: text };
  expect(shell(`make trace SHEET=a ROW=1 OUT=${folder}`, inEnvironment).exitCode).not.toBe(0);
  expect(existsSync(mark)).toBe(false);
});
