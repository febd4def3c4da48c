import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { etl, inventInbox, temporaryFolder } from '../run/inbox.ts';
import { spread } from './disturbance.ts';
import { reconcile } from './reconcile.ts';
import { caughtBy, NO_FAULT, SEEDED_FAULTS } from './seeded-faults.ts';

describe('no row and no cell is lost', () => {
  it('each filled cell is a value or a reason, column by column, difference 0', () => {
    const [inbox, out] = [inventInbox({ seed: 31, patients: 25 }), temporaryFolder()];
    try {
      etl({ EXPORTS: inbox, OUT: out });
      const accounts = reconcile(out);
      expect(accounts.filter(({ found, values, reasons }) => found !== values + reasons)).toEqual([]);
      expect(accounts.filter(({ lost }) => lost > 0)).toEqual([]);
      expect(accounts.reduce((sum, { found }) => sum + found, 0)).toBeGreaterThan(2000);
    } finally {
      for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);

  it.each(spread(SEEDED_FAULTS, 3))(
    'seeded fault: $title',
    async (fault) => {
      expect(await caughtBy(fault)).not.toBeNull();
    },
    60_000,
  );

  it('the program without a fault is caught by nothing', async () => {
    expect(await caughtBy(NO_FAULT)).toBeNull();
  }, 300_000);
});
