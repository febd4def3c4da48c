import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundFigures } from './figures.ts';
import { compare, type Figures, frozenFigures, isInstalled, liveFigures } from './reference.ts';
import { declare, estimate, FIXTURES, GROUPS, newWarehouse } from './warehouse.ts';

const hasSurvival = isInstalled('Rscript', ['--vanilla', '-e', 'library(survival)']);
const SUBJECTS = join(FIXTURES, 'bounds.csv');
const TOLERANCE = 1e-9;

const COMMON = ['imputed', 'earliest', 'latest', 'start_early_end_late', 'start_late_end_early'];

/** The subjects of fixtures/bounds.csv, in the groups g1, g2 and g3 of two comparisons; the estimates are made. */
function boundsWarehouse(): Sqlite.Database {
  const [, ...lines] = readFileSync(SUBJECTS, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => line.split(','));
  const db = newWarehouse();
  const groups = GROUPS.slice(0, 3);
  declare(db, [...new Set(rows.map(([endpoint = '']) => endpoint))], groups, {
    two_groups: groups.slice(0, 2),
    all_groups: groups,
  });
  const insert = db.prepare('INSERT INTO time_to_event_bounds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  rows.forEach(([endpoint, subgroup, ...days], i) => {
    insert.run(endpoint, i + 1, subgroup, ...days.slice(0, 6), Number(days[6]));
  });
  estimate(db);
  return db;
}

describe('the imputation bounds of seven invented sets', () => {
  let views: Figures;
  beforeAll(() => {
    views = boundFigures(boundsWarehouse());
  });

  const range = (endpoint: string, scenarios: readonly string[]): number[] => {
    const values = scenarios.map((scenario) =>
      Number(views.get(`imputation_bounds|${endpoint}|two_groups|p_value|${scenario}`)),
    );
    return [Math.min(...values), Math.max(...values)];
  };

  it('agree with the frozen figures of R to 1e-9, and are NULL where R has NA (AP-27)', () => {
    const { compared, disagreements } = compare(views, frozenFigures('bounds.json'), TOLERANCE);
    expect(compared).toBeGreaterThan(200);
    expect(disagreements).toEqual([]);
  });

  it.runIf(hasSurvival)('agree with R as installed here (AP-27)', () => {
    const { compared, disagreements } = compare(
      views,
      liveFigures(SUBJECTS, 'bounds.R') ?? new Map(),
      TOLERANCE,
    );
    expect(compared).toBeGreaterThan(200);
    expect(disagreements).toEqual([]);
  });

  it('find a difference between the groups that moving all of them together hides (AP-27)', () => {
    // survdiff()$pvalue in R 4.2.2, survival 3.5-3, as in fixtures/bounds.json
    expect(range('within_a_month', COMMON)[0]).toBeCloseTo(0.489, 3);
    expect(range('within_a_month', [...COMMON, 'g1_short_g2_long', 'g2_short_g1_long'])[0]).toBeLessThan(
      1e-5,
    );
  });

  it('are one figure where every day is exact (AP-27)', () => {
    const exact = [...views].filter(([key]) => /\|all_exact\|two_groups\|hazard_ratio\|/.test(key));
    expect(exact).toHaveLength(7);
    expect(new Set(exact.map(([, value]) => value)).size).toBe(1);
  });
});

describe('the scenarios of a comparison', () => {
  const scenarios = (
    comparisons: Readonly<Record<string, readonly string[]>>,
    statistic: string,
  ): unknown[] => {
    const db = newWarehouse();
    declare(db, ['pfs'], ['north', 'south', 'west'], comparisons);
    estimate(db);
    return db
      .prepare(
        "SELECT subject || ' ' || scenario FROM imputation_bounds WHERE statistic = ? AND subject <> 'all'",
      )
      .pluck()
      .all(statistic);
  };
  const apart = (comparison: string, one: string, other: string): string[] => [
    `${comparison} ${one}_short_${other}_long`,
    `${comparison} ${other}_short_${one}_long`,
  ];
  const common = (comparison: string): string[] => COMMON.map((scenario) => `${comparison} ${scenario}`);

  it.each(['p_value', 'hazard_ratio'])(
    'move two groups apart, whatever their names: %s (AP-27)',
    (statistic) => {
      const found = scenarios({ a: ['north', 'south'], b: ['west', 'north'] }, statistic);
      expect(found.toSorted()).toEqual(
        [
          ...common('a'),
          ...apart('a', 'north', 'south'),
          ...common('b'),
          ...apart('b', 'west', 'north'),
        ].toSorted(),
      );
    },
  );

  it.each([
    ['one group', ['north']],
    ['three groups', ['north', 'south', 'west']],
  ])('move nothing apart in %s, which have no hazard ratio either (AP-27, C-30)', (_, groups) => {
    expect(scenarios({ a: groups }, 'p_value').toSorted()).toEqual(common('a').toSorted());
    expect(scenarios({ a: groups }, 'hazard_ratio')).toEqual([]);
  });

  it('of two groups leave the medians of the strata as they are (AP-27)', () => {
    const strata = ['north', 'south', 'west'].flatMap((stratum) => common(stratum));
    expect(scenarios({ a: ['north', 'south'] }, 'median').toSorted()).toEqual(strata.toSorted());
  });
});
