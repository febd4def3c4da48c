import { describe, expect, it } from 'vitest';
import { type CurveCount, curveCuts } from '../../src/disclosure/survival-counts.ts';

/** A curve whose number at risk is given for month 1, 2, ... */
const curve = (stratum: string, ...atRisk: readonly number[]): CurveCount[] =>
  atRisk.map((at_risk, index) => ({ stratum, months: index + 1, at_risk }));
const cuts = (points: readonly CurveCount[], shown: readonly string[], least = 11): [string, number][] => [
  ...curveCuts(points, new Set(shown), least),
];

describe('a curve', () => {
  it('ends where fewer than 11 are at risk', () => {
    expect(cuts(curve('all', 20, 11, 10, 3), ['all'])).toEqual([['all', 3]]);
  });

  it('is whole below a least count of 0', () => {
    expect(cuts(curve('all', 20, 11, 10, 3), ['all'], 0)).toEqual([]);
  });

  it('of a subgroup ends where that of all would give fewer than 11 of the hidden ones', () => {
    const points = [...curve('all', 41, 30, 25), ...curve('a', 20, 17, 15), ...curve('b', 21, 13, 10)];
    expect(cuts(points, ['all', 'a'])).toEqual([['a', 3]]);
  });

  it('of all patients stays where the subgroups are many', () => {
    const points = [...curve('all', 60, 50), ...curve('a', 30, 25), ...curve('b', 30, 25)];
    expect(cuts(points, ['all', 'a', 'b'])).toEqual([]);
  });

  it('that was cut is not drawn again later', () => {
    const points = [...curve('all', 60, 30, 28), ...curve('a', 20, 20, 18), ...curve('b', 40, 10, 10)];
    expect(cuts(points, ['all', 'a'])).toEqual([['a', 2]]);
  });
});
