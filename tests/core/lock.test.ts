import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../src/core/lock.ts';

const PROGRAM = join(import.meta.dirname, 'lock-holder.ts');
const STARTERS = 8;

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const lockFile = (): string => join(folder, 'state.lock');

/** Starts another process that wants the lock; answers with what it says. */
async function starter(): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, [PROGRAM, lockFile()], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const says = await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve));
  return { child, says: says.toString().trim() };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('exit', resolve));
}

describe('the lock of a run (C-55)', () => {
  it('a second process names the holder and the start time, and ends with 75', async () => {
    const first = await starter();
    const second = await starter();
    expect(first.says).toBe('held');
    expect(second.says).toBe(
      `another run holds ${lockFile()} (process ${first.child.pid}, since 2026-11-24T02:00:00.000Z); wait for its end`,
    );
    if (second.child.exitCode === null) await new Promise((resolve) => second.child.once('exit', resolve));
    expect(second.child.exitCode).toBe(75);
  });

  it('is free again when its holder is killed', async () => {
    await killed((await starter()).child);
    expect((await starter()).says).toBe('held');
  });

  it('is free again when it is disposed of', () => {
    for (let n = 0; n < 2; n++) {
      using lock = takeLock(lockFile(), 'now');
      expect(lock).toBeDefined();
    }
  });

  it(`has one holder when ${STARTERS} want it at once`, async () => {
    const all = await Promise.all(Array.from({ length: STARTERS }, starter));
    expect(all.filter(({ says }) => says === 'held')).toHaveLength(1);
  });

  it('a lock that fails for another reason is not reported as taken', () => {
    writeFileSync(lockFile(), 'no database, and long enough to be one: '.repeat(40));
    expect(() => takeLock(lockFile(), 'now')).toThrow(/not a database/);
  });
});
