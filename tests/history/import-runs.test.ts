import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importRuns } from '../../src/history/import-runs.ts';
import { countersIn, publishedCounter, recordFile } from '../../src/history/published-files.ts';
import { lastKeyId, nextRunNumber, openHistory } from '../../src/history/store.ts';
import { readHeader } from '../../src/warehouse/file-header.ts';
import { bareDraft, publishBare } from '../publish/bare.ts';

let folder: string;
const published = (): string => join(folder, 'warehouse.sqlite');
const state = (): string => join(folder, 'state');
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  using draft = bareDraft(folder, 'a');
  draft.db.exec("INSERT INTO check_count VALUES ('a', 'check_one', 10, 1, NULL)");
  await publishBare(draft);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function other(sql: string): string {
  const path = join(folder, 'other.sqlite');
  const db = new Sqlite(path);
  db.exec(sql);
  db.close();
  return path;
}

describe('the runs of a published file', () => {
  it('are imported once, with the counts of their checks', () => {
    using history = openHistory(state());
    importRuns(history, published());
    importRuns(history, published());
    expect(history.sql.prepare('SELECT run_id, night FROM etl_run').raw().all()).toEqual([['a', 1]]);
    expect(history.sql.prepare('SELECT * FROM check_count').raw().all()).toEqual([
      ['a', 'check_one', 10, 1, null],
    ]);
    expect([nextRunNumber(history), lastKeyId(history)]).toEqual([2, 'k']);
  });

  it('bring the check counts of the runs before, which earlier versions had in a table of their own', () => {
    using history = openHistory(state());
    importRuns(history, published());
    history.sql.exec('DROP TABLE check_count');
    const earlier = other(`
      ATTACH '${published()}' AS p;
      CREATE TABLE etl_run AS SELECT * FROM p.etl_run;
      CREATE TABLE check_count AS SELECT * FROM p.check_count;
      CREATE TABLE check_history AS SELECT '0' AS run_id, 'check_one' AS check_name, 9 AS n_checked, 2 AS n_failed, NULL AS error;`);
    importRuns(history, earlier);
    expect(history.sql.prepare('SELECT run_id, n_failed FROM check_count ORDER BY 1').raw().all()).toEqual([
      ['0', 2],
      ['a', 1],
    ]);
  });

  it.each([
    ['an absent file', () => join(folder, 'nowhere')],
    ['a file that is no database', () => import.meta.filename],
    ['a version that did not number its runs', () => other('CREATE TABLE etl_run (run_id TEXT)')],
  ])('of %s are none', (_, path) => {
    using history = openHistory(state());
    importRuns(history, path());
    expect([nextRunNumber(history), lastKeyId(history)]).toEqual([1, null]);
  });
});

describe('the published files', () => {
  it('have the change counter that they were published with, whatever it is later', () => {
    using history = openHistory(state());
    const counter = readHeader(published())?.changeCounter;
    recordFile(history.sql, 'a', published());
    writeFileSync(join(folder, 'changed'), '');
    recordFile(history.sql, 'a', join(folder, 'changed'));
    expect(publishedCounter(history.sql, 'a')).toBe(counter);
    expect(publishedCounter(history.sql, 'b')).toBeNull();
    expect(countersIn(state())).toEqual(new Map([['a', counter]]));
  });

  it('come from the lines of earlier versions too, and that file goes', () => {
    openHistory(state())[Symbol.dispose]();
    const lines = join(state(), 'history.jsonl');
    const whole = { run_id: 'a', key_id: 'k', digest: 'd', size_bytes: 5, change_counter: 7 };
    const without = { run_id: 'b', key_id: 'k', digest: 'd' };
    writeFileSync(lines, `${JSON.stringify(whole)}\nnull\n${JSON.stringify(without)}\n{"run_id":"c","chan`);
    using history = openHistory(state());
    expect(countersIn(state())).toEqual(
      new Map([
        ['a', 7],
        ['b', null],
      ]),
    );
    expect(existsSync(lines)).toBe(false);
    expect(publishedCounter(history.sql, 'a')).toBe(7);
  });

  it('of a folder without a history are none', () => {
    expect(countersIn(join(folder, 'nowhere'))).toEqual(new Map());
  });
});
