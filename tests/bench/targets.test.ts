import { describe, expect, it } from 'vitest';
import { isAskedFor, type Result } from '../../bench/harness/task.ts';
import { figuresOf, report } from '../../bench/report.ts';
import { type Figure, figureFor, type Target, verdict } from '../../bench/targets.ts';

const most: Target = { figure: 'run: MB', what: 'patients', at: 100_000, limit: { most: 400 } };
const least: Target = {
  figure: 'run: Python, times ours',
  what: 'patients',
  at: 100_000,
  limit: { least: 3 },
};

describe('a figure to reach', () => {
  const at = (size: number, value: number): Figure => ({ name: 'run: MB', at: size, value });

  it.each([
    [399.9, 'met'],
    [400, 'met'],
    [400.1, 'missed'],
    [Number.NaN, 'open'],
  ])('of at most 400 is, with %s, %s', (value, expected) => {
    expect(verdict(most, at(100_000, value))).toBe(expected);
  });

  it.each([
    [2.9, 'missed'],
    [3, 'met'],
    [3.1, 'met'],
  ])('of at least 3 is, with %s, %s', (value, expected) => {
    expect(verdict(least, at(100_000, value))).toBe(expected);
  });

  it('is open when it was measured at another size, or not at all', () => {
    expect(verdict(most, at(10_000, 5))).toBe('open');
    expect(verdict(most, undefined)).toBe('open');
  });

  it('is compared with its own size, or the largest below it, never with a larger one', () => {
    expect(figureFor(most, [at(1000, 1), at(100_000, 2), at(1_000_000, 3)])?.at).toBe(100_000);
    expect(figureFor(most, [at(1000, 1), at(10_000, 2)])?.at).toBe(10_000);
    expect(figureFor(most, [at(1000, 1), at(10_000, Number.NaN)])?.at).toBe(1000);
    expect(figureFor(most, [at(1_000_000, 3)])).toBeUndefined();
  });
});

const result = (name: string, size: number, wallSeconds: number, facts: [string, number][] = []): Result => ({
  name,
  size,
  median: { wallSeconds, cpuSeconds: wallSeconds, peakMb: 100 },
  facts: new Map(facts),
});

describe('the report', () => {
  const results = [
    result('reading/ours', 1000, 3),
    result('reading/floor', 1000, 2),
    result('reading/readxl', 1000, 12),
    result('view/kaplan_meier', 1000, 0.2),
    result('view/lineage, a page', 1000, 0.7),
    result('etl/ours', 100, 1),
    result('etl/ours', 1000, 11, [
      ['published_bytes', 500],
      ['input_bytes', 200],
    ]),
    { ...result('etl/R', 1000, Number.NaN), note: 'absent: Rscript is not installed' },
  ];
  const value = (name: Figure['name'], at: number): number | undefined =>
    figuresOf(results).find((figure) => figure.name === name && figure.at === at)?.value;

  it('sets ours beside the floor and a peer beside ours', () => {
    expect(value('reading: seconds, times the floor', 1000)).toBe(1.5);
    expect(value('reading: readxl, times ours', 1000)).toBe(4);
  });

  it('sets a run beside that of a tenth of the patients, and the file beside its inputs', () => {
    expect(value('run: seconds, times those of a tenth', 1000)).toBe(11);
    expect(value('published: bytes, times the inflated inputs', 1000)).toBe(2.5);
  });

  it('takes the slowest view for all', () => {
    expect(value('views of a published file: seconds of the slowest', 1000)).toBe(0.7);
  });

  it('reports that a peer is absent, not that it failed', () => {
    const text = report(results);
    expect(text).toContain('- R, 1000: absent: Rscript is not installed');
    expect(text).toContain('| run: R, times ours | at least 1 | 100000 patients | - | - | open |');
  });
});

describe('ONLY=', () => {
  it('takes a part or one task of it, and everything when it is empty', () => {
    expect(isAskedFor('etl/ours', [])).toBe(true);
    expect(isAskedFor('etl/ours', ['etl'])).toBe(true);
    expect(isAskedFor('etl/ours', ['reading', 'etl/ours'])).toBe(true);
    expect(isAskedFor('etl/R', ['etl/ours'])).toBe(false);
    expect(isAskedFor('etl/ours', ['etl/our'])).toBe(false);
  });
});
