import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import type { Answer, PatientRecords } from '../../src/warehouse/record.ts';
import { night, patient, presentation } from '../load/fixture.ts';
import { sha256 } from '../sha256.ts';
import { patients, publishNight } from './night.ts';

const PROGRAM = join(import.meta.dirname, 'night.ts');
const KILLS = 12;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'warehouse.sqlite');

function nightInProcess(runId: string, count: number, env: NodeJS.ProcessEnv = {}): string {
  const args = [PROGRAM, folder, runId, String(count)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env: { ...process.env, ...env } });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  return stdout.toString().trim().split('\n').at(-1) ?? '';
}

describe('the published file', () => {
  it('a reader that has the old file open keeps reading its run', async () => {
    await publishNight(folder, 'old', patients(1));
    const reader = openReadOnly(target());
    const runs = (db: typeof reader): unknown =>
      db.prepare('SELECT run_id, patients_loaded FROM etl_run').raw().all();
    await publishNight(folder, 'new', patients(2));
    expect(runs(reader)).toEqual([['old', 1]]);
    reader.close();
    const later = openReadOnly(target());
    expect(runs(later)).toEqual([['new', 2]]);
    later.close();
  });

  it('is closed, synced, renamed, and its folder synced, in this order', (context) => {
    const trace = join(folder, 'trace.txt');
    const calls = 'trace=openat,fchmodat,chmod,fsync,fdatasync,rename,renameat,renameat2,close';
    const args = ['-f', '-y', '-e', calls, '-o', trace, process.execPath, PROGRAM, folder, 'a', '2'];
    const { error, status } = spawnSync('strace', args);
    context.skip(error !== undefined || status !== 0, 'strace is not to be had');
    const draft = '.warehouse-a.tmp';
    const steps = readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const call = /^\d+ +(\w+)\(/.exec(line)?.[1] ?? '';
        const isFolder = line.includes(`<${folder}>`);
        if (!line.includes(draft) && !(call === 'fsync' && isFolder)) return [];
        return call === 'openat' || call === 'close'
          ? []
          : [isFolder && call === 'fsync' ? 'fsync folder' : call];
      });
    expect(steps.map((step) => step.replace(/at2?$/, '').replace('fchmod', 'chmod'))).toEqual([
      'chmod',
      'fsync',
      'rename',
      'fsync folder',
    ]);
  });
});

describe('a killed run', () => {
  it(`leaves the old file byte for byte, and the next one succeeds (${KILLS} times kill -9)`, async () => {
    await publishNight(folder, 'old', patients(1));
    const before = sha256(target());
    for (let n = 0; n < KILLS; n++) {
      const child = spawn(process.execPath, [PROGRAM, folder, `killed-${n}`, '20000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, n * 40));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      expect(sha256(target())).toBe(before);
    }
    await publishNight(folder, 'new', patients(2));
    expect(readdirSync(folder)).toEqual(['kept', 'warehouse.sqlite']);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['old.sqlite']);
  });
});

describe('the content digest', () => {
  it('is the same in any time zone and language, in another run, and with the files in any order', async () => {
    const [paris, auckland] = [
      nightInProcess('a', 40, { TZ: 'Europe/Paris', LANG: 'C' }),
      nightInProcess('b', 40, { TZ: 'Pacific/Auckland', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }),
    ];
    expect(auckland).toBe(paris);
    const { files, sheets } = night(patients(40));
    const over = { files: files.toReversed(), sheets: sheets.toReversed() };
    expect((await publishNight(folder, 'c', patients(40), over)).digest).toBe(paris);
  });

  it('moves with a value, and with the text of a gap', async () => {
    const { digest } = await publishNight(folder, 'a', [patient(1)]);
    const withGrade = (grade: Answer<number>): PatientRecords =>
      patient(1, { presentations: [presentation(70_000_011, { grade })] });
    const value = withGrade({ value: 2 });
    const text = withGrade({ value: null, missing: { reason: 'not_recorded', raw: 'NR' } });
    expect((await publishNight(folder, 'b', [value])).digest).not.toBe(digest);
    expect((await publishNight(folder, 'c', [text])).digest).not.toBe(digest);
  });
});
