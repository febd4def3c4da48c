import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nullSpace, type Row } from '../../src/disclosure/null-space.ts';

const row = (...factors: number[]): Row =>
  new Map(factors.map((factor, unknown): [number, number] => [unknown, factor]).filter(([, f]) => f !== 0));
const unknowns = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
const drawn = (vectors: readonly Row[], n: number): number[][] =>
  vectors.map((vector) => unknowns(n).map((unknown) => vector.get(unknown) ?? 0));

describe('the changes that keep every equation', () => {
  it('of a sum move one part against another', () => {
    expect(drawn(nullSpace([row(1, 1, 1)], unknowns(3)), 3)).toEqual([
      [-1, 1, 0],
      [-1, 0, 1],
    ]);
  });

  it('are none where the equations determine every unknown', () => {
    expect(nullSpace([row(1, 1), row(1, -1)], unknowns(2))).toEqual([]);
  });

  it('are whole numbers, also where factors are not 1', () => {
    expect(drawn(nullSpace([row(2, 3)], unknowns(2)), 2)).toEqual([[-3, 2]]);
  });

  it('without equations move each unknown alone', () => {
    expect(drawn(nullSpace([], unknowns(2)), 2)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('keep every equation, and are as many as unknowns without a pivot', () => {
    const factor = fc.integer({ min: -2, max: 2 });
    const systems = fc.array(fc.array(factor, { minLength: 5, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(systems, (rows) => {
        const equations = rows.map((factors) => row(...factors));
        const basis = nullSpace(equations, unknowns(5));
        for (const vector of basis) {
          for (const equation of equations) {
            const sum = [...equation].reduce(
              (total, [unknown, f]) => total + f * (vector.get(unknown) ?? 0),
              0,
            );
            expect(Math.abs(sum)).toBe(0);
          }
        }
        expect(basis.length).toBe(5 - rankOf(rows));
      }),
      { seed: 17 },
    );
  });
});

/** Rank by elimination with fractions. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((factors) => [...factors]);
  let rank = 0;
  for (let column = 0; column < 5; column += 1) {
    const at = left.findIndex((factors, index) => index >= rank && Math.abs(factors[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const [pivot = []] = left.splice(at, 1);
    for (const [index, factors] of left.entries()) {
      if (index < rank) continue;
      const times = (factors[column] ?? 0) / (pivot[column] ?? 1);
      for (const k of factors.keys()) factors[k] = (factors[k] ?? 0) - times * (pivot[k] ?? 0);
    }
    left.splice(rank, 0, pivot);
    rank += 1;
  }
  return rank;
}
