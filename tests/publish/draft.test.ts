import {
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, RunError } from '../../src/core/run-error.ts';
import { refuseSideFiles, startDraft, sweep } from '../../src/publish/draft.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'draft-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'warehouse.sqlite');
const MIB = 2 ** 20;

function stopOf(start: () => unknown): RunError {
  try {
    start();
  } catch (thrown) {
    if (thrown instanceof RunError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('a draft', () => {
  it('is a warehouse file of its run beside the published name, in a folder made for owner and group', () => {
    const out = join(folder, 'a/b');
    using draft = startDraft(out, 'night-1', []);
    expect(draft).toMatchObject({
      runId: 'night-1',
      path: join(out, '.warehouse-night-1.tmp'),
      target: join(out, 'warehouse.sqlite'),
    });
    expect(statSync(out).mode & 0o027).toBe(0);
    draft.db.exec('CREATE TABLE t (x)');
    expect(readdirSync(out)).toContain('.warehouse-night-1.tmp');
    expect(existsSync(draft.target)).toBe(false);
  });

  it('that is disposed of is closed and leaves nothing, side files included', () => {
    const draft = startDraft(folder, 'a', []);
    for (const suffix of ['-wal', '-journal', '-shm']) writeFileSync(draft.path + suffix, '');
    draft[Symbol.dispose]();
    expect(draft.db.open).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that was published leaves what it became', () => {
    {
      using draft = startDraft(folder, 'a', []);
      draft.db.exec('CREATE TABLE t (x)');
      renameSync(draft.path, draft.target);
    }
    expect(readdirSync(folder)).toEqual(['warehouse.sqlite']);
  });
});

describe('files of killed runs', () => {
  it.each([
    ['.warehouse-x.tmp', true],
    ['.warehouse-20170430T020000Z-2c6618.tmp', true],
    ['.warehouse-x.tmp-journal', true],
    ['.warehouse-x.tmp-wal', true],
    ['.warehouse-x.tmp-shm', true],
    ['.warehouse-x.tmp-other', false],
    ['.warehouse-x.tmp2', false],
    ['.warehouse-x_tmp', false],
    ['.warehouse.tmp', false],
    ['a.warehouse-x.tmp', false],
    ['awarehouse-x.tmp', false],
    ['warehouse.sqlite', false],
    ['notes.txt', false],
  ])('%s is removed: %s', (name, isRemoved) => {
    writeFileSync(join(folder, name), '');
    sweep(folder);
    expect(readdirSync(folder)).toEqual(isRemoved ? [] : [name]);
  });

  it('goes before a draft is started, and no other file does', () => {
    for (const name of ['.warehouse-x.tmp', '.warehouse-x.tmp-journal', 'notes.txt'])
      writeFileSync(join(folder, name), '');
    startDraft(folder, 'a', [])[Symbol.dispose]();
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });
});

describe('side files beside the published name', () => {
  it.each(['-wal', '-journal', '-shm'])('%s stops the run before it starts', (suffix) => {
    writeFileSync(target() + suffix, '');
    expect(stopOf(() => startDraft(folder, 'a', []))).toMatchObject({
      exitCode: EXIT.couldNotRun,
      message: `${target()}${suffix} is beside the published file: a program wrote into the file; close that program and remove the file`,
    });
    expect(readdirSync(folder)).toEqual([`warehouse.sqlite${suffix}`]);
  });

  it('are all named', () => {
    for (const suffix of ['-wal', '-shm']) writeFileSync(target() + suffix, '');
    expect(stopOf(() => refuseSideFiles(target())).message).toContain(
      `${target()}-wal, ${target()}-shm is beside the published file`,
    );
  });

  it('of another file are none of ours', () => {
    writeFileSync(join(folder, 'other.sqlite-wal'), '');
    writeFileSync(target(), '');
    expect(() => refuseSideFiles(target())).not.toThrow();
  });
});

describe('room on the disk: twice the exports and the published file', () => {
  // Other programs write to the same disk: its free bytes are known to within this much.
  const MARGIN = 1024 * MIB;
  const half = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / 2);
  };
  const started = (...sizes: readonly number[]): void =>
    startDraft(
      folder,
      'a',
      sizes.map((sizeBytes) => ({ sizeBytes })),
    )[Symbol.dispose]();

  it('is enough below that of the disk, and not above', (context) => {
    context.skip(half() < 2 * MARGIN, 'the disk is nearly full');
    expect(() => started(half() - MARGIN)).not.toThrow();
    expect(() => started(half() + MARGIN)).toThrow(/MiB free and the run needs about .* MiB; make room/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('counts every export', (context) => {
    context.skip(half() < 2 * MARGIN, 'the disk is nearly full');
    expect(() => started(half() - MARGIN, 2 * MARGIN)).toThrow(/make room/);
  });

  it('counts the file that is replaced', (context) => {
    context.skip(half() < 2 * MARGIN, 'the disk is nearly full');
    writeFileSync(target(), '');
    truncateSync(target(), half() - MARGIN); // it has holes and takes no room
    expect(() => started()).not.toThrow();
    truncateSync(target(), half() + MARGIN);
    expect(() => started()).toThrow(/make room/);
    truncateSync(target(), half() - MARGIN);
    expect(() => started(2 * MARGIN)).toThrow(/make room/);
  });

  // /proc has no room at all, and says so.
  it.runIf(process.platform === 'linux').each([
    [0, 64],
    [32 * MIB, 64],
    [32 * MIB + 1, 65],
    [100 * MIB, 200],
  ])('for %i bytes of exports is reported as %i MiB, 64 at least', (sizeBytes, needed) => {
    expect(stopOf(() => startDraft('/proc/self', 'a', [{ sizeBytes }]))).toMatchObject({
      exitCode: EXIT.couldNotRun,
      message: `/proc/self has 0 MiB free and the run needs about ${needed} MiB; make room and start again`,
    });
  });
});
