import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, etl, inventInbox, temporaryFolder } from './inbox.ts';

let inbox: string;
let published: string;
let out: string;
beforeAll(() => {
  inbox = inventInbox();
  published = temporaryFolder();
  etl({ EXPORTS: inbox, OUT: published });
  etl({ EXPORTS: inbox, OUT: published, CUTOFF: '2017-03-31' });
}, 300_000);
afterAll(() => {
  for (const folder of [inbox, published]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = temporaryFolder();
  cpSync(published, out, { recursive: true, preserveTimestamps: true });
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const target = (): string => join(out, 'warehouse.sqlite');
const audit = (): Ended => etl({ OUT: out }, ['audit']);

function editedFile(path: string, sql: string): void {
  chmodSync(path, 0o640);
  const db = new Sqlite(path);
  db.exec(sql);
  db.close();
}

function edited(sql: string): Ended {
  editedFile(target(), sql);
  return audit();
}

const INTEGERS: readonly string[] = [
  'night',
  'patients_loaded',
  'patients_opposed',
  'log_line',
  'is_invented_data',
];
/** All but the id of the run. */
const COLUMNS_OF_RUN: readonly string[] = [
  'night',
  'started_at',
  'started_by',
  'study',
  'code_version',
  'key_id',
  'inputs_sha256',
  'parameters_sha256',
  'extracted_on',
  'is_invented_data',
  'patients_loaded',
  'patients_opposed',
  'compared_with',
  'content_digest',
  'log_line',
  'log_head',
  'accepted',
];

describe('the published file is the one that was logged', () => {
  it('unchanged, also after a run with nothing new', () => {
    etl({ EXPORTS: inbox, OUT: out, CUTOFF: '2017-03-31' });
    const { exitCode, stdout, stderr } = audit();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/3 runs[\s\S]+nothing was altered/);
    expect(exitCode).toBe(0);
  });

  it('an edited value is found by the digest', () => {
    const { exitCode, stderr } = edited(
      "UPDATE dim_patient SET sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END WHERE patient_key = 1",
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/its content digest is [0-9a-f]{64}, its run row has/);
  });

  it.each(COLUMNS_OF_RUN)('so is another %s in the row of the run', (column) => {
    const other = INTEGERS.includes(column) ? `coalesce(${column}, 0) + 7` : "'2001-02-03'";
    expect(
      edited(`PRAGMA ignore_check_constraints = ON; UPDATE etl_run SET ${column} = ${other} WHERE night = 2`),
    ).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(new RegExp(`etl_run\\.${column} is not|etl_run and the anchor|damaged`)),
    });
  });

  it.each([
    [
      'a view that was replaced',
      'DROP VIEW table_05; CREATE VIEW table_05 AS SELECT 1 AS n',
      'view table_05 has another definition',
    ],
    ['a view that was dropped', 'DROP VIEW adtte', 'view adtte is gone'],
    ['a view that was added', 'CREATE VIEW better AS SELECT 1 AS n', 'view better was added'],
    [
      'a trigger that was added',
      'CREATE TRIGGER t AFTER INSERT ON finding BEGIN SELECT 1; END',
      'trigger t was added',
    ],
    ['an index that was added', 'CREATE INDEX i ON finding (code)', 'index i was added'],
  ])('%s is found by its name', (_, sql, message) => {
    expect(edited(sql)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(message) });
  });

  it('so is an earlier run that was rewritten', () => {
    expect(edited('DELETE FROM finding WHERE finding_key < 0').stderr).toMatch(
      /the earlier runs in etl_run and its related tables are not those in the log/,
    );
    expect(
      edited("UPDATE etl_run SET patients_opposed = 0, started_by = 'nobody' WHERE night = 1").exitCode,
    ).toBe(1);
  });

  it('a file that is gone is missed', () => {
    rmSync(target());
    expect(audit()).toMatchObject({ exitCode: 1 });
    expect(audit().stderr).toMatch(/is gone, and the record says that it was published/);
  });
});

describe('what a run leaves beside the published file', () => {
  const history = (): string => join(out, 'state/history.sqlite');
  const kept = (): string => join(out, 'kept', readdirSync(join(out, 'kept'))[0] ?? '');
  const night = (cutoff: string): Ended => etl({ EXPORTS: inbox, OUT: out, CUTOFF: cutoff });

  it.each([
    "UPDATE value_change SET new_value = '2016-12-25'",
    'UPDATE etl_run SET patients_loaded = 999 WHERE night = 1',
    'DELETE FROM finding',
    'DELETE FROM published_file',
    'CREATE TABLE other (x)',
  ])('a history that was edited is found, and no run goes on from it: %s', (sql) => {
    editedFile(history(), sql);
    expect(audit()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/history\.sqlite was changed/),
    });
    const before = readFileSync(target());
    expect(night('2017-02-28')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/history\.sqlite was changed/),
    });
    expect(readFileSync(target()).equals(before)).toBe(true);
  });

  it('a history that was removed is found, and the next run takes it over', () => {
    rmSync(history());
    expect(audit()).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/history\.sqlite is gone/) });
    night('2017-02-28');
    expect(audit()).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('an edited value or view of a kept file is found, and the file is not put back', () => {
    const run = basename(kept(), '.sqlite');
    for (const sql of ["UPDATE dim_patient SET sex = 'male'", 'DROP VIEW table_05']) {
      editedFile(kept(), sql);
      expect(audit()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(kept()) });
      const before = readFileSync(target());
      expect(etl({ OUT: out, RUN: run }, ['rollback']).exitCode).toBe(2);
      expect(readFileSync(target()).equals(before)).toBe(true);
    }
  });

  it('a kept file that is cut is named as damaged', () => {
    chmodSync(kept(), 0o640);
    writeFileSync(kept(), readFileSync(kept()).subarray(0, 5_000));
    expect(audit()).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/damaged/) });
    const run = basename(kept(), '.sqlite');
    expect(etl({ OUT: out, RUN: run }, ['rollback'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/damaged.*not put back/),
    });
  });

  it('a number that was changed in the report is found at its line', () => {
    const path = join(out, 'report.html');
    chmodSync(path, 0o640);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/<td>(\d+)</, '<td>9$1<'));
    expect(audit()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/report\.html: line \d+ differs from what the published file gives/),
    });
    expect(etl({ OUT: out }, ['report']).exitCode).toBe(0);
    expect(audit()).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
