import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { etl, temporaryFolder } from './inbox.ts';

let out: string;
let db: Connection;
beforeAll(() => {
  out = temporaryFolder();
  etl({ EXPORTS: join(import.meta.dirname, '../../sample-exports/inbox'), OUT: out });
  db = openReadOnly(join(out, 'warehouse.sqlite'));
}, 300_000);
afterAll(() => {
  db.close();
  rmSync(out, { recursive: true, force: true });
});

const value = (sql: string): unknown => db.prepare(sql).pluck().get();
const counted = (kind: string): unknown => value(`SELECT sum(n) FROM rule_count WHERE kind = '${kind}'`);

describe('the counts by rule and code add up', () => {
  it.each([
    ['origin', 'SELECT count(*) FROM value_origin'],
    ['conflict', 'SELECT count(*) FROM source_conflict'],
    ['link', 'SELECT count(*) FROM dim_patient'],
    ['missing', 'SELECT count(*) FROM missing_cell'],
    ['row', 'SELECT count(*) FROM source_row'],
  ])('%s', (kind, all) => {
    expect(counted(kind)).toBe(value(all));
  });

  it('every dated column of an answer table is counted, each date once', () => {
    const columns = db
      .prepare(
        "SELECT table_name, column_name FROM answer_column WHERE column_name LIKE '%\\_on' ESCAPE '\\'",
      )
      .all() as { table_name: string; column_name: string }[];
    expect(columns.length).toBe(14);
    for (const { table_name, column_name } of columns) {
      const known = value(`SELECT count(${column_name}) FROM ${table_name}`);
      const ofYears = value(`SELECT count(*) FROM partial_date JOIN answer_column USING (column_id)
        WHERE value IS NULL AND table_name = '${table_name}' AND column_name = '${column_name}'`);
      const n = value(
        `SELECT sum(n) FROM date_spelling_count WHERE table_name = '${table_name}' AND column_name = '${column_name}'`,
      );
      expect([table_name, column_name, n]).toEqual([
        table_name,
        column_name,
        (known as number) + (ofYears as number),
      ]);
    }
  });

  it('the doubts left are the findings of the run', () => {
    expect(value('SELECT sum(n) FROM finding_count JOIN current_run USING (run_id)')).toBe(
      value('SELECT count(*) FROM finding'),
    );
  });

  it('links by IPP and by traits are counted separately', () => {
    expect(
      db.prepare("SELECT code FROM rule_count WHERE kind = 'link' ORDER BY code").pluck().all(),
    ).toContain('ipp');
  });
});
