import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentRun, isSameRun, publishedRun, runOf } from '../../src/publish/published-run.ts';
import type { EtlRun } from '../../src/warehouse/tracking-tables.ts';
import { addRun, bareDraft, openFiles, publishBare } from './bare.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'published-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'warehouse.sqlite');

async function published(): Promise<EtlRun> {
  {
    using draft = bareDraft(folder, 'a');
    await publishBare(draft);
  }
  const run = publishedRun(folder);
  if (run === null) throw new Error('nothing was published');
  return run;
}

describe('the run of the published file', () => {
  it('is read from it', async () => {
    expect(await published()).toMatchObject({ run_id: 'a', night: 1, study: 'trial' });
  });

  it('is that of the last run, in whatever order the runs were written', () => {
    using draft = bareDraft(folder, 'b', 2);
    for (const [run, night] of [
      ['c', 3],
      ['a', 1],
    ] as const)
      addRun(draft.db, run, night);
    expect(currentRun(draft.db)).toMatchObject({ run_id: 'c', night: 3 });
    draft.db.exec('DELETE FROM etl_run');
    expect(currentRun(draft.db)).toBeNull();
  });

  it('there is none where there is no file, or none that can be read as a warehouse', () => {
    expect(publishedRun(folder)).toBeNull();
    writeFileSync(target(), 'nonsense');
    expect(publishedRun(folder)).toBeNull();
    const other = join(folder, 'other.sqlite');
    new Sqlite(other).exec('CREATE TABLE t (x)').close();
    expect(runOf(other)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('is read without keeping the file open', async () => {
    await published();
    runOf(target());
    expect(openFiles(folder)).toEqual([]);
  });
});

describe('a run would publish the same content again', () => {
  const same = (run: EtlRun) => ({
    inputsSha256: run.inputs_sha256,
    codeVersion: run.code_version,
    parametersSha256: run.parameters_sha256,
    keyId: run.key_id,
    isInvented: false,
  });

  it('when inputs, code, parameters and key are the same, whatever its id and number', async () => {
    const run = await published();
    expect(isSameRun({ ...run, run_id: 'b', night: 2 }, same(run))).toBe(true);
  });

  it('and not when only one of the two is of invented data (O-8)', async () => {
    const run = await published();
    expect(isSameRun(run, { ...same(run), isInvented: true })).toBe(false);
  });

  it.each(['inputsSha256', 'codeVersion', 'parametersSha256', 'keyId'])(
    'and not with other %s',
    async (part) => {
      const run = await published();
      expect(isSameRun(run, { ...same(run), [part]: 'other' })).toBe(false);
    },
  );
});
