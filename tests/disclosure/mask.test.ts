import { describe, expect, it } from 'vitest';
import { printedCounts, readMask } from '../../src/disclosure/mask.ts';
import {
  askedKey,
  countKey,
  findingKey,
  LOADED_KEY,
  leavingKey,
  rowsKey,
  sizeKey,
  stepKey,
} from '../../src/disclosure/printed-keys.ts';
import { COHORT } from '../views/cohort.ts';
import { INDEX, type PatientSpec, PROPOSAL, warehouse } from '../views/warehouse.ts';

const times = (n: number, spec: PatientSpec): PatientSpec[] => Array.from({ length: n }, () => spec);
/** Analysed patients of a subgroup. */
const analysed = (subgroup: string): PatientSpec => ({
  tumor: { primary_site: subgroup === 'gi' ? 'ileum' : subgroup, subgroup },
  lines: [{ ...INDEX, progression: '2013-03-04', best_response: 'sd' }],
});
const notAnalysed: PatientSpec = { lines: [{ ...INDEX, start: null }] };
const notProposed: PatientSpec = { presentations: [{ ...PROPOSAL, has_bevacizumab: 0 }] };

/** Which of the keys are hidden. */
function hiddenOf(patients: readonly PatientSpec[], keys: readonly string[], least = 11): boolean[] {
  const { isHidden } = readMask(warehouse(patients).db, least);
  return keys.map(isHidden);
}

describe('the flow', () => {
  const enough = [...times(20, analysed('pancreas')), ...times(20, analysed('gi'))];

  it('with nobody who leaves between two boxes shows all of them', () => {
    const keys = ['discussed', 'proposed', 'included', 'analysed'].map(stepKey);
    expect(hiddenOf(enough, keys)).toEqual([false, false, false, false]);
  });

  it('hides the box before a small exclusion, and what gives it', () => {
    const keys = ['included', 'not_analysed', 'analysed'].map(stepKey);
    expect(hiddenOf([...enough, ...times(3, notAnalysed)], keys)).toEqual([true, true, false]);
  });

  it('hides all patients of the warehouse, not those discussed, beside few who were never discussed', () => {
    const few = times(4, { presentations: [{ ...PROPOSAL, is_in_window: 0 }] });
    const keys = [LOADED_KEY, leavingKey('discussed'), stepKey('discussed')];
    expect(hiddenOf([...enough, ...few], keys)).toEqual([true, true, false]);
  });

  it.each([
    [10, true],
    [11, false],
  ])('of %i who were not proposed: hidden is %s', (n, isHidden) => {
    const keys = [leavingKey('proposed')];
    expect(hiddenOf([...enough, ...times(n, notProposed)], keys)).toEqual([isHidden]);
  });

  it('hides a small subgroup with the next one, wherever it is asked', () => {
    const patients = [
      ...times(25, analysed('pancreas')),
      ...times(20, analysed('gi')),
      ...times(3, analysed('other')),
    ];
    const sizes = ['pancreas', 'gi', 'other'].map(sizeKey);
    const asked = ['pancreas', 'gi', 'other'].map((stratum) => askedKey('response', stratum));
    const sites = ['pancreas', 'gi', 'other'].map((item) => countKey('primary', item));
    const subjects = ['pancreas', 'gi', 'other'].map((stratum) => countKey('pfs', 'subjects', stratum));
    expect([sizes, asked, sites, subjects].map((keys) => hiddenOf(patients, keys))).toEqual(
      Array.from({ length: 4 }, () => [false, true, true]),
    );
  });
});

describe('a mask', () => {
  it('below 0 hides nothing, and knows no count', () => {
    expect(readMask(warehouse(COHORT).db, 0).isHidden('unknown')).toBe(false);
  });

  it('hides a count that is in no list', () => {
    expect(
      hiddenOf(COHORT, [countKey('sex', 'unknown'), findingKey('error', 'x'), rowsKey('f', 's', 'x')]),
    ).toEqual([true, true, true]);
  });

  it('of a file without the sums of its counts is refused: they could not be protected', () => {
    const { db } = warehouse(COHORT);
    db.exec('DROP TABLE study_count_sum');
    expect(() => readMask(db, 11)).toThrow(/small counts cannot be hidden: .*run make etl first/);
    expect(readMask(db, 0).least).toBe(0);
  });

  it('is based on equations that the counts fulfil', () => {
    const { counts, equations } = printedCounts(warehouse(COHORT).db);
    const numbers = new Map(counts.map(({ key, n }) => [key, n]));
    expect(equations.length).toBeGreaterThan(100);
    for (const equation of equations) {
      const sum = equation.reduce(
        (total, [key, factor]) => total + factor * (numbers.get(key) ?? Number.NaN),
        0,
      );
      expect(sum).toBe(0);
    }
  });
});
