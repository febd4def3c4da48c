import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  growthExponent,
  markdown,
  median,
  medianOf,
  parseFacts,
  parseStat,
  parseStatus,
  parseTimes,
  shown,
} from '../../bench/harness/figures.ts';

describe('the median of runs', () => {
  it('is the middle one, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 20, 3])).toBe(20);
  });

  it('lies between the two middle ones of an even number', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('of no run is no number', () => {
    expect(median([])).toBeNaN();
  });

  it('has as many runs below as above', () => {
    const runs = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(runs, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
      }),
      { seed: 20261124 },
    );
  });

  it('is taken of each figure apart', () => {
    const run = (wallSeconds: number, cpuSeconds: number, peakMb: number) => ({
      wallSeconds,
      cpuSeconds,
      peakMb,
    });
    expect(medianOf([run(1, 9, 50), run(2, 7, 70), run(3, 8, 60)])).toEqual(run(2, 8, 60));
  });
});

describe('the exponent of growth', () => {
  it('is 1 where the cost grows as the size, 2 where it grows as its square', () => {
    const at = (size: number, cost: number) => ({ size, cost });
    expect(growthExponent([at(1000, 2), at(10_000, 20)])).toBeCloseTo(1, 12);
    expect(growthExponent([at(1000, 2), at(10_000, 200)])).toBeCloseTo(2, 12);
  });

  it('goes from the smallest to the largest size, in whatever order they come', () => {
    const costs = [1000, 8000, 2000].map((size) => ({ size, cost: size ** 1.5 }));
    expect(growthExponent(costs)).toBeCloseTo(1.5, 12);
  });

  it('of one size is no number', () => {
    expect(growthExponent([{ size: 10, cost: 3 }])).toBeNaN();
  });
});

describe('what the system reports about a process', () => {
  it('user and system seconds are added up, KiB become MB', () => {
    expect(parseTimes('1.25 0.50 2048\n')).toEqual({ cpuSeconds: 1.75, peakMb: 2 });
  });

  it('a remark above, on a command that failed, does not hide them', () => {
    expect(parseTimes('Command exited with non-zero status 3\n1.25 0.50 2048\n')?.cpuSeconds).toBe(1.75);
    expect(parseTimes('no such file\n')).toBeNull();
  });

  it('a command named like fields of its own does not shift its times', () => {
    const fields = 'S 1 2 3 4 5 6 7 8 9 10 120 30 0 0';
    expect(parseStat(`42 (node) ${fields}`)).toBe(150);
    expect(parseStat(`42 (a) b (c) ${fields}`)).toBe(150);
  });

  it('the status of this process has its high-water mark', () => {
    const mark = parseStatus(readFileSync('/proc/self/status', 'utf8')).get('VmHWM') ?? 0;
    expect(mark * 1024).toBeGreaterThanOrEqual(process.memoryUsage.rss() / 2);
  });
});

describe('what a benched command prints', () => {
  it('is numbers by name, among other lines', () => {
    const facts = parseFacts(
      'Loading...\nrows_read 18982 \npatients 959\npfs_median_days 480.0\nmedian NA\n',
    );
    expect([...facts]).toEqual([
      ['rows_read', 18_982],
      ['patients', 959],
      ['pfs_median_days', 480],
    ]);
  });

  it('may be a number as R shortens it', () => {
    expect(parseFacts('rows_read 1e+05 \n').get('rows_read')).toBe(100_000);
  });
});

describe('the tables', () => {
  it.each([
    [0.123, '0.12'],
    [9.994, '9.99'],
    [10, '10.0'],
    [99.94, '99.9'],
    [100, '100'],
    [Number.NaN, '-'],
  ])('show %d as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('are Markdown', () => {
    expect(markdown(['tool', 's'], [['ours', '1.0']])).toBe('| tool | s |\n| --- | ---: |\n| ours | 1.0 |');
  });
});
