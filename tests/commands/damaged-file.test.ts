import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { diff } from '../../src/commands/diff.ts';
import { queries } from '../../src/commands/queries.ts';
import { report } from '../../src/commands/report.ts';
import { bareDraft, publishBare } from '../publish/bare.ts';

let out: string;
beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), 'damaged-'));
  using draft = bareDraft(out, 'a');
  await publishBare(draft);
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const places = () => ({ out, state: join(out, 'state') });

function other(write: (path: string) => void): string {
  const path = join(out, 'other');
  write(path);
  return path;
}

it.each([
  ['a text', () => import.meta.filename],
  ['an empty file', () => other((path) => writeFileSync(path, ''))],
  ['a folder', () => other((path) => mkdirSync(path))],
  ['another database', () => other((path) => new Sqlite(path).exec('CREATE TABLE etl_run (night)').close())],
])('diff names the side that is %s', async (_, path) => {
  const from = path();
  await expect(diff(from, undefined, places())).rejects.toThrow(
    new RegExp(`${from}.*(cannot be read as a warehouse|cannot be compared)`),
  );
});

it('diff, report and query sheets name a published file that is damaged', async () => {
  const path = join(out, 'warehouse.sqlite');
  rmSync(path);
  writeFileSync(path, 'damaged');
  await expect(diff(undefined, undefined, places())).rejects.toThrow(`${path} is damaged`);
  await expect(report(out, 0, new Date(0))).rejects.toThrow(`${path} is no SQLite file`);
  await expect(queries(pipeline, places())).rejects.toThrow(`${path} is damaged`);
});
