import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

function edited(sql: string): Ended {
  chmodSync(target(), 0o640);
  const db = new Sqlite(target());
  db.exec(sql);
  db.close();
  return audit();
}

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
    expect(stderr).toMatch(/its tables give the digest [0-9a-f]{64}, its run row names/);
  });

  it('so is a run row with another code version than the log', () => {
    expect(edited("UPDATE etl_run SET code_version = 'other'").stderr).toMatch(
      /etl_run\.code_version is not what the log of the run says/,
    );
  });

  it('so is an earlier run that was rewritten', () => {
    expect(edited('DELETE FROM finding WHERE finding_key < 0').stderr).toMatch(
      /the earlier runs are not those in the log/,
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
