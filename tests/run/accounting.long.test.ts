import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { etl, inventInbox, temporaryFolder } from './inbox.ts';

interface Account {
  readonly file: string;
  readonly sheet: string;
  readonly rows_read: number;
  readonly outcomes: number;
  readonly traced: number;
}

/** The account of every file and sheet of a random inbox, beside what the rows themselves say. */
function accountOf(seed: number, patients: number): readonly Account[] {
  const inbox = inventInbox({ seed, patients });
  const out = temporaryFolder();
  try {
    const { exitCode, stderr } = etl({ EXPORTS: inbox, OUT: out });
    expect([stderr, exitCode === 0 || exitCode === 3]).toEqual(['', true]);
    const db = openReadOnly(join(out, 'warehouse.sqlite'));
    const accounts = db
      .prepare<[], Account>(
        `SELECT file, sheet, rows_read,
           rows_loaded + rows_superseded + rows_duplicate + rows_ignored + rows_rejected AS outcomes,
           (SELECT count(*) FROM source_row AS r WHERE r.file_key = c.file_key AND r.sheet = c.sheet) AS traced
         FROM etl_row_count AS c WHERE stage = 'load'`,
      )
      .all();
    db.close();
    return accounts;
  } finally {
    for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
  }
}

test('read = loaded + superseded + duplicate + ignored + rejected, for every sheet of random inboxes (C-44)', () => {
  const inbox = fc.record({
    seed: fc.integer({ min: 2, max: 10_000 }),
    patients: fc.integer({ min: 3, max: 25 }),
  });
  fc.assert(
    fc.property(inbox, ({ seed, patients }) => {
      const accounts = accountOf(seed, patients);
      expect(accounts.length).toBeGreaterThanOrEqual(4);
      for (const { rows_read, outcomes, traced } of accounts)
        expect([outcomes, traced]).toEqual([rows_read, rows_read]);
    }),
    { seed: 20161130, numRuns: 8, endOnFailure: true },
  );
}, 300_000);
