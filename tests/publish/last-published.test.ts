import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDigest } from '../../src/publish/digest.ts';
import { lastPublished } from '../../src/publish/last-published.ts';
import { runOf } from '../../src/publish/published-run.ts';
import { isInWalMode, readHeader } from '../../src/warehouse/file-header.ts';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { bareDraft, publishBare } from './bare.ts';

const { signal } = new AbortController();
let folder: string;
let counter: number | null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'last-published-'));
  {
    using draft = bareDraft(folder, 'a');
    draft.db.exec("INSERT INTO study_parameter VALUES ('cutoff', '2017-04-30', 'AP-2', 'cut-off')");
    await publishBare(draft, { digest: contentDigest(draft.db, signal) });
  }
  counter = readHeader(target())?.changeCounter ?? null;
  chmodSync(target(), 0o640);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'warehouse.sqlite');
const look = (): ReturnType<typeof lastPublished> => lastPublished(folder, () => counter, signal);

function write(sql: string): void {
  const db = new Sqlite(target());
  db.exec(sql);
  db.close();
}

const CHANGE = "UPDATE study_parameter SET value = '2018-01-01'";

describe('the file that the last run published (C-111)', () => {
  it('is read in place when it was not altered', async () => {
    using last = await look();
    expect(last).toMatchObject({ alteration: null, path: target(), run: { run_id: 'a' } });
  });

  it('is no fault where there is none', async () => {
    rmSync(target());
    using last = await look();
    expect(last).toMatchObject({ alteration: null, run: null });
  });

  it.each([
    ['WAL', 'wal', 'PRAGMA journal_mode = WAL'],
    ['WAL and back', 'written_to', 'PRAGMA journal_mode = WAL; PRAGMA journal_mode = DELETE'],
    ['VACUUM', 'written_to', 'VACUUM'],
    ['ANALYZE', 'written_to', 'ANALYZE'],
    ['a table made and dropped', 'written_to', 'CREATE TABLE t (x); DROP TABLE t'],
    ['another user_version', 'written_to', 'PRAGMA user_version = 99'],
    ['another application_id', 'other_application', 'PRAGMA application_id = 1'],
  ])('after %s is altered (%s), and its tables can still be compared with', async (_what, code, sql) => {
    write(sql);
    using last = await look();
    expect(last).toMatchObject({ alteration: { code }, run: { run_id: 'a' } });
    expect(runOf(last.path ?? '')).toMatchObject({ run_id: 'a' });
    expect(isInWalMode(last.path ?? '')).toBe(false);
  });

  it.each(['TRUNCATE', 'PERSIST', 'MEMORY'])('is as it was after journal_mode = %s alone', async (mode) => {
    write(`PRAGMA journal_mode = ${mode}`);
    using last = await look();
    expect(last.alteration).toBeNull();
  });

  it.each([
    ['a changed value', 'written_to', CHANGE],
    ['a value changed in WAL mode', 'wal', `PRAGMA journal_mode = WAL; ${CHANGE}`],
  ])('after %s is not compared with', async (_what, code, sql) => {
    write(sql);
    using last = await look();
    expect(last).toMatchObject({ alteration: { code }, run: { run_id: 'a' }, path: null });
  });

  it.each([
    ['0 bytes', 'empty', () => truncateSync(target(), 0)],
    ['1 byte', 'not_sqlite', () => truncateSync(target(), 1)],
    ['99 bytes, less than a header', 'not_sqlite', () => truncateSync(target(), 99)],
    ['100 bytes, a header alone', 'unreadable', () => truncateSync(target(), 100)],
    ['a text', 'not_sqlite', () => writeFileSync(target(), `a;b\n${'x'.repeat(200)}`)],
  ] as const)('of %s is altered (%s) and has no run', async (_what, code, alter) => {
    alter();
    using last = await look();
    expect(last).toMatchObject({ alteration: { code }, run: null, path: null });
  });

  it('without a counter on record is not taken for altered', async () => {
    counter = null;
    write('VACUUM');
    using last = await look();
    expect(last.alteration).toBeNull();
  });

  it('in WAL mode gets no files beside it, and the copy that was read goes', async () => {
    write('PRAGMA journal_mode = WAL');
    const before = readFileSync(target());
    {
      using last = await look();
      expect(readdirSync(folder).sort()).toEqual(['.warehouse.wal-copy', 'warehouse.sqlite']);
      expect(last.path).toBe(join(folder, '.warehouse.wal-copy'));
    }
    openReadOnly(target()).close();
    expect(readdirSync(folder)).toEqual(['warehouse.sqlite']);
    expect(readFileSync(target()).equals(before)).toBe(true);
  });

  it('in WAL mode is replaced, not kept, and an idle -wal and -shm go with it', async () => {
    write('PRAGMA journal_mode = WAL');
    for (const suffix of ['-wal', '-shm']) writeFileSync(target() + suffix, suffix === '-shm' ? 'index' : '');
    using draft = bareDraft(folder, 'b', 2);
    await publishBare(draft);
    expect(readdirSync(folder)).toEqual(['warehouse.sqlite']);
    expect(isInWalMode(target())).toBe(false);
  });

  it('in WAL mode with changes in a -wal stops the run', async () => {
    write('PRAGMA journal_mode = WAL');
    writeFileSync(`${target()}-wal`, 'x');
    await expect(look()).rejects.toThrow(`${target()}-wal holds changes of a program that switched`);
    expect(() => bareDraft(folder, 'b', 2)).toThrow('remove');
  });
});
