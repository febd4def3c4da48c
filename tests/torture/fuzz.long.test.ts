import { describe, expect, it } from 'vitest';
import { fuzz, MUTATED } from './fuzzing.ts';

describe('mutants of valid files', () => {
  it.each(MUTATED)(
    '200 of an .%s: never a crash, never a hang',
    async (format) => {
      const told: string[] = [];
      const tally = await fuzz(format, 200, 20_161_130, (text) => told.push(text));
      expect([tally.crashed, tally.hung, told]).toEqual([0, 0, []]);
      // A zip has its checksums: what is read is what was written. The others have none (S-9).
      if (format === 'xlsx') expect(tally.differently).toBe(0);
    },
    120_000,
  );
});
