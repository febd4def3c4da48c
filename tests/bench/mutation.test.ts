import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../bench/mutation/parts.ts';
import { type Report, scoresOf, table } from '../../bench/mutation/score.ts';

const ROOT = join(import.meta.dirname, '../..');

const report = (file: string, ...statuses: readonly string[]): Report => ({
  files: { [file]: { mutants: statuses.map((status) => ({ status })) } },
});

describe('the score of mutants', () => {
  it('is the share that a test noticed, by failing or by not coming to its end', () => {
    const [one] = scoresOf([report('a.ts', 'Killed', 'Timeout', 'Survived', 'NoCoverage')]);
    expect(one).toEqual({ file: 'a.ts', noticed: 2, timedOut: 1, survived: 2, score: 50 });
  });

  it('does not count an invalid program or a skipped one', () => {
    const [one] = scoresOf([report('a.ts', 'Killed', 'RuntimeError', 'CompileError', 'Ignored')]);
    expect(one).toMatchObject({ noticed: 1, survived: 0, score: 100 });
  });

  it('is 100 where there is nothing to notice', () => {
    expect(scoresOf([report('a.ts')])[0]?.score).toBe(100);
  });

  it('of all is that of all mutants, not of all files', () => {
    const scores = scoresOf([report('a.ts', 'Survived'), report('b.ts', 'Killed', 'Killed', 'Killed')]);
    expect(scores.map(({ file, score }) => [file, score])).toEqual([
      ['a.ts', 0],
      ['b.ts', 100],
      ['all', 75],
    ]);
    expect(table(scores).split('\n').at(-1)).toBe('| all | 75.00 % | 3 | 0 | 1 |');
  });
});

describe.each(Object.entries(PARTS))('the part "%s"', (_, { code, tests }) => {
  it('names files that are there, and tests for them', () => {
    expect(code.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    for (const pattern of tests) expect(globSync(pattern, { cwd: ROOT })).not.toEqual([]);
  });
});
