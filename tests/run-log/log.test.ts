import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError, RunError } from '../../src/core/run-error.ts';
import { openLog } from '../../src/run-log/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('a line has the run, the stage, the event and its fields, and is there as soon as it is written', () => {
    const log = openLog({ logs: join(folder, 'logs'), state: folder }, 'night-1');
    log.write('publish', 'published', { digest: 'd', size_bytes: 12 });
    const line = JSON.parse(readFileSync(log.path, 'utf8').trimEnd().split('\n').at(-1) ?? '');
    expect(line).toMatchObject({
      level: 'info',
      run: 'night-1',
      stage: 'publish',
      event: 'published',
      digest: 'd',
      size_bytes: 12,
    });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(Object.keys(line)).toHaveLength(9);
    expect(statSync(log.path).mode & 0o007).toBe(0);
  });

  it('a field that the event does not have is not written, whatever the caller passes (S-2)', () => {
    const log = openLog({ logs: folder, state: folder }, 'night-1');
    const fields = { digest: 'd', size_bytes: 12, name: 'DUPONT' };
    log.write('publish', 'published', fields);
    expect(readFileSync(log.path, 'utf8')).not.toContain('DUPONT');
  });

  it('a line that the disk does not take throws: a run without a record is not published', () => {
    symlinkSync('/dev/full', join(folder, 'night-1.jsonl'));
    expect(() => openLog({ logs: folder, state: folder }, 'night-1')).toThrow(/ENOSPC/);
  });
});

describe('the description of an error', () => {
  it('of a reason to stop, all', () => {
    expect(describeError(new RunError('the file is damaged', 2, ['row 3']))).toEqual({
      exitCode: 2,
      kind: 'stop',
      message: 'the file is damaged',
      details: ['row 3'],
    });
  });

  it('of an unforeseen error, kind and place but not the message, which may quote a cell (S-2)', () => {
    const { message, exitCode } = describeError(new TypeError('Unexpected token DUPONT'));
    expect(message).toMatch(/^internal error: TypeError at /);
    expect(message).not.toContain('DUPONT');
    expect(exitCode).toBe(2);
  });

  it.each([
    ['write', 'ENOSPC', 'the disk is full: make room and start again'],
    ['unlink', 'EIO', 'the disk fails: check it, or its connection, and start again'],
    ['open', 'EROFS', 'the folder cannot be written: check its owner and mode'],
  ])('of a %s that the disk refuses with %s, the cause and the remedy', (syscall, code, remedy) => {
    const refused = Object.assign(new Error(`${code}: refused`), { code, syscall });
    expect(describeError(refused).message).toBe(`${code}: refused; ${remedy}`);
  });

  it.each([
    ['SQLITE_FULL', 'the disk is full: make room and start again'],
    ['SQLITE_IOERR_WRITE', 'the disk fails: check it, or its connection, and start again'],
    ['SQLITE_CANTOPEN', 'the folder cannot be written: check its owner and mode'],
  ])('of SQLite, %s with its remedy', (code, remedy) => {
    expect(describeError(new Database.SqliteError('refused', code)).message).toBe(
      `SQLite: refused; ${remedy}`,
    );
  });
});
