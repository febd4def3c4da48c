import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, etl, inventInbox, temporaryFolder } from './inbox.ts';

let inbox: string;
let published: string;
let out: string;
beforeAll(() => {
  inbox = inventInbox({ seed: 7, patients: 12 });
  published = temporaryFolder();
  etl({ EXPORTS: inbox, OUT: published });
}, 300_000);
afterAll(() => {
  for (const folder of [inbox, published]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = temporaryFolder();
  cpSync(published, out, { recursive: true, preserveTimestamps: true });
  chmodSync(target(), 0o640);
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const target = (): string => join(out, 'warehouse.sqlite');
const audit = (): Ended => etl({ OUT: out }, ['audit']);
const again = (variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ...variables });
const walVersions = (): number[] => [...readFileSync(target()).subarray(18, 20)];
const besides = (): string[] => readdirSync(out).filter((name) => /wal|shm|journal/.test(name));

function write(sql: string): void {
  const db = new Sqlite(target());
  db.exec(sql);
  db.close();
}

function one(query: string): unknown {
  const db = new Sqlite(target(), { readonly: true });
  try {
    return db.prepare(query).pluck().get();
  } finally {
    db.close();
  }
}

function logOfRun(run: unknown): Record<string, unknown>[] {
  const lines = readFileSync(join(out, 'logs', `${run}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The invented people include some whose findings are errors: such a run publishes and ends with 3. */
const WITH_ERRORS = 3;

const WRITTEN = 'was written to after it was published';

describe('a published file that a program altered (C-111)', () => {
  it.each([
    ['switched to WAL', 'wal', 'was switched to WAL', true, () => write('PRAGMA journal_mode = WAL')],
    ['vacuumed', 'written_to', WRITTEN, true, () => write('VACUUM')],
    ['emptied', 'empty', 'is empty', false, () => truncateSync(target(), 0)],
  ] as const)(
    '%s is named by audit and run, and replaced though nothing is new',
    (_what, code, text, isWhole, alter) => {
      alter();
      const found = audit();
      expect(found.stderr).toContain(`${target()} ${text}`);
      expect(found.stderr).toContain('the next run replaces it');
      expect(found.exitCode).toBe(1);
      expect(besides()).toEqual([]);

      const { exitCode, stdout, stderr } = again();
      expect(stderr).toBe('');
      expect(stdout).toContain(`Replaced  ${target()} ${text}`);
      expect(stdout).toMatch(/^Published /m);
      expect(exitCode).toBe(WITH_ERRORS);
      expect(walVersions()).toEqual([1, 1]);
      expect(statSync(target()).mode & 0o777).toBe(0o440);
      expect(besides()).toEqual([]);
      expect(existsSync(join(out, 'kept'))).toBe(false);
      const log = logOfRun(one('SELECT run_id FROM current_run'));
      expect(log.find(({ event }) => event === 'published_altered')).toMatchObject({
        alteration: code,
        are_tables_whole: isWhole,
      });
      expect(one('SELECT compared_with IS NOT NULL FROM current_run')).toBe(isWhole ? 1 : 0);
      expect(audit()).toMatchObject({ exitCode: 0, stderr: '' });
      expect(again().stdout).toMatch(/^Nothing new since run/);
    },
  );

  it('that only changed its journal mode in memory is not altered, and the next run reports nothing new', () => {
    write('PRAGMA journal_mode = TRUNCATE');
    expect(again().stdout).toMatch(/^Nothing new since run/);
  });

  it('has a journal beside it that stops the run, which names it', () => {
    write('PRAGMA journal_mode = PERSIST; ANALYZE');
    const beside = `${target()}-journal is beside the published file`;
    expect(audit().stderr).toContain(beside);
    expect(again()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(beside) });
  });

  it('changes in a side -wal stop the run with the remedy; without them the file is replaced', () => {
    const db = new Sqlite(target());
    db.exec('PRAGMA journal_mode = WAL; UPDATE dim_patient SET birth_month = NULL');
    const held = `${target()}-wal holds changes of a program that switched ${target()} to WAL; close that program, remove`;
    expect(audit().stderr).toContain(held);
    const { exitCode, stderr } = again();
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(held)]);
    for (const suffix of ['-wal', '-shm']) rmSync(target() + suffix);
    expect(again().stdout).toContain(`Replaced  ${target()} was switched to WAL`);
    db.close();
    expect(audit()).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('side files without changes, as an open program leaves them, go with the file that is replaced', () => {
    write('PRAGMA journal_mode = WAL');
    const reader = new Sqlite(target());
    reader.prepare('SELECT count(*) FROM dim_patient').get();
    expect(besides()).toEqual(['warehouse.sqlite-shm', 'warehouse.sqlite-wal']);
    expect(statSync(`${target()}-wal`).size).toBe(0);
    const { exitCode, stdout } = again();
    expect(stdout).toContain(`Replaced  ${target()} was switched to WAL`);
    expect(exitCode).toBe(WITH_ERRORS);
    expect(besides()).toEqual([]);
    reader.close();
    expect(audit()).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('is compared with when an export or parameter is new and its tables are whole', () => {
    const run = one('SELECT run_id FROM current_run');
    write('PRAGMA journal_mode = WAL');
    expect(again({ CUTOFF: '2017-03-31' }).stdout).toContain('its tables are whole');
    expect(one('SELECT compared_with FROM current_run')).toBe(run);
  });

  it('is not repeated after a rollback: the run stops and gives the reason', () => {
    const first = String(one('SELECT run_id FROM current_run'));
    again({ CUTOFF: '2017-03-31' });
    expect(etl({ OUT: out, RUN: first }, ['rollback']).exitCode).toBe(0);
    chmodSync(target(), 0o640);
    write('PRAGMA journal_mode = WAL');
    const { exitCode, stderr } = again({ CUTOFF: '2017-03-31' });
    expect(stderr).toContain(`It is of run ${first}, put back by a rollback`);
    expect(exitCode).toBe(2);
    const back = etl({ OUT: out, RUN: first }, ['rollback']);
    expect([back.exitCode, back.stderr]).toEqual([
      2,
      expect.stringContaining('was switched to WAL by a program'),
    ]);
  });
});
