import { describe, expect, it } from 'vitest';
import { CASES } from './cases/index.ts';
import { spread } from './disturbance.ts';
import { judge } from './verdict.ts';

/** A run on a busy machine takes longer than on an idle one; the full corpus is judged without this allowance. */
const SLOWER = 4;

describe('hostile and odd inboxes', () => {
  it('the corpus has at least 150 of them, each with its own title', () => {
    expect(new Set(CASES.map(({ rule, title }) => `${rule} ${title}`)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(spread(CASES.slice(7), 8).map((one) => [`${one.rule}: ${one.title}`, one] as const))(
    '%s',
    async (_, one) => {
      const { complaints } = await judge(one, SLOWER);
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});
