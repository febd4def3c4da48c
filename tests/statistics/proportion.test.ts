import type Sqlite from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Figures, frozenFigures } from './reference.ts';
import { declare, estimate, estimateViews, newWarehouse } from './warehouse.ts';

const reference = frozenFigures();

/** The part of the reference that one view answers, with its keys cut at the bars. */
function cases(view: string): string[][] {
  const keys = [...reference.keys()].filter((key) => key.startsWith(`${view}|`));
  return [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf('|'))))].map((key) =>
    key.split('|').slice(1),
  );
}

function referenceOf(view: string): Figures {
  return new Map([...reference].filter(([key]) => key.startsWith(`${view}|`)));
}

/** A warehouse without patients that holds these counts, each pair `[x1, n1, x2, n2]` being an item of its own. */
function counted(
  db: Sqlite.Database,
  item: string,
  groups: Readonly<Record<string, readonly [number, number]>>,
): void {
  for (const [stratum, [successes, trials]] of Object.entries(groups)) {
    db.prepare('INSERT INTO proportion_count VALUES (?, ?, ?, ?)').run(item, stratum, successes, trials);
  }
}

function percentOf(successes: number, trials: number): number {
  const db = newWarehouse();
  counted(db, 'x', { all: [successes, trials] });
  estimate(db);
  return db.prepare('SELECT percent FROM proportion').pluck().get() as number;
}

describe('proportions', () => {
  let db: Sqlite.Database;

  beforeAll(() => {
    db = newWarehouse();
    declare(db, ['pfs'], ['pancreas', 'gi', 'other'], { pancreas_gi: ['pancreas', 'gi'] });
    for (const [x, n] of cases('proportion')) counted(db, `${x}|${n}`, { all: [Number(x), Number(n)] });
    for (const pair of cases('fisher')) {
      const [x1, n1, x2, n2] = pair.map(Number) as [number, number, number, number];
      counted(db, pair.join('|'), { pancreas: [x1, n1], gi: [x2, n2] });
    }
    counted(db, 'nobody', { pancreas: [0, 0], gi: [1, 2] });
    db.prepare(
      'INSERT INTO response_rate VALUES (?, 18, 1, 5, 11, 1, 0, 0, 6, 33.3, 17, 94.4), (?, 20, 0, 4, 8, 6, 1, 1, 4, 20, 12, 60)',
    ).run('pancreas', 'gi');
    estimate(db);
  });

  it('have the Clopper-Pearson and Wilson limits of R, none to all of 1 to 100,000 (AP-25)', () => {
    const figures = new Map<string, number | null>();
    for (const row of db.prepare("SELECT * FROM proportion WHERE stratum = 'all'").all() as Record<
      string,
      number
    >[]) {
      for (const limit of ['clopper_lower_95', 'clopper_upper_95', 'wilson_lower_95', 'wilson_upper_95']) {
        figures.set(`proportion|${row.item}|${limit}`, row[limit] ?? null);
      }
    }
    const { compared, disagreements } = compare(figures, referenceOf('proportion'), 1e-9);
    expect(compared).toBe(cases('proportion').length * 4);
    expect(disagreements).toEqual([]);
  });

  it("have Fisher's exact p of R between two groups, none, all and unequal margins included (AP-25)", () => {
    const figures = new Map<string, number | null>();
    for (const row of db.prepare('SELECT item, p_value FROM proportion_comparison').all() as Record<
      string,
      number
    >[]) {
      figures.set(`fisher|${row.item}|p_value`, row.p_value ?? null);
    }
    const { compared, disagreements } = compare(figures, referenceOf('fisher'), 1e-9);
    expect(compared).toBe(11);
    expect(disagreements).toEqual([]);
  });

  it('of response and disease control are taken from response_rate and compared between the groups', () => {
    const rows = db
      .prepare(
        "SELECT item, reference_percent, percent FROM proportion_comparison WHERE item IN ('orr', 'dcr')",
      )
      .all();
    expect(rows).toEqual([
      { item: 'dcr', reference_percent: 94.4, percent: 60 },
      { item: 'orr', reference_percent: 33.3, percent: 20 },
    ]);
  });

  it('without trials are NULL, and so is the test of a group without trials', () => {
    expect(
      db
        .prepare(
          "SELECT trials, percent, clopper_lower_95, wilson_upper_95 FROM proportion WHERE item = 'nobody' AND trials = 0",
        )
        .get(),
    ).toEqual({ trials: 0, percent: null, clopper_lower_95: null, wilson_upper_95: null });
    expect(
      db.prepare("SELECT p_value FROM proportion_comparison WHERE item = 'nobody'").pluck().get(),
    ).toBeNull();
  });
});

describe('percentages are rounded half up to one decimal, in whole numbers (AP-25)', () => {
  // 1 of 16 is 6.25 and 23 of 80 is 28.75 exactly; 10 of 41 is 24.39..., 38 of 41 is 92.68...
  it.each([
    [1, 16, 6.3],
    [23, 80, 28.8],
    [10, 41, 24.4],
    [38, 41, 92.7],
    [1249, 10_000, 12.5],
    [1244, 10_000, 12.4],
    [1245, 10_000, 12.5],
    [0, 7, 0],
    [7, 7, 100],
  ])('%i of %i is %d', (successes, trials, percent) => {
    expect(percentOf(successes, trials)).toBe(percent);
  });
});

describe('numbers', () => {
  it('have the mean, standard deviation and type-7 quartiles of R, from 1 to 12 values (AP-26)', () => {
    const db = newWarehouse();
    declare(db, [], [], {});
    const insert = db.prepare('INSERT INTO analysed_number VALUES (?, ?, ?, ?)');
    for (const [n = '', values = ''] of cases('number_summary')) {
      values.split(';').forEach((value, i) => void insert.run(`${n}|${values}`, 'all', i, Number(value)));
      insert.run(`${n}|${values}`, 'all', -1, null);
    }
    estimate(db);
    const figures = new Map<string, number | null>();
    for (const row of db.prepare('SELECT * FROM number_summary').all() as Record<string, number>[]) {
      expect(row.missing).toBe(1);
      for (const column of ['n', 'mean', 'sd', 'min', 'q1', 'median', 'q3', 'max']) {
        figures.set(`number_summary|${row.variable}|${column}`, row[column] ?? null);
      }
    }
    const { compared, disagreements } = compare(figures, referenceOf('number_summary'), 1e-12);
    expect(compared).toBe(12 * 8);
    expect(disagreements).toEqual([]);
  });

  it('that are all missing leave a row with their count', () => {
    const db = newWarehouse();
    declare(db, [], ['gi'], {});
    db.prepare('INSERT INTO analysed_number VALUES (?, ?, ?, ?)').run('age', 'all', 1, null);
    estimate(db);
    expect(
      db.prepare('SELECT stratum, n, missing, mean, median FROM number_summary ORDER BY stratum').all(),
    ).toEqual([
      { stratum: 'all', n: 0, missing: 1, mean: null, median: null },
      { stratum: 'gi', n: 0, missing: 0, mean: null, median: null },
    ]);
  });
});

describe('the chi-square tail', () => {
  it('agrees with pchisq to 1e-12 for 1 to 9 degrees of freedom, from 0 to 1100, on both sides of the change of series', () => {
    const db = newWarehouse();
    const needed = estimateViews().filter(({ name }) =>
      ['statistical_constant', 'log_rank_p_value'].includes(name),
    );
    db.exec('CREATE TABLE log_rank_test (variant, endpoint, comparison, df, chi_square)');
    const insert = db.prepare('INSERT INTO log_rank_test VALUES (?, ?, ?, ?, ?)');
    for (const [chiSquare = '', df = ''] of cases('p_value')) {
      insert.run('primary', chiSquare, df, Number(df), Number(chiSquare));
    }
    estimate(db, needed);
    const figures = new Map<string, number | null>();
    for (const row of db.prepare('SELECT * FROM log_rank_p_value').all() as Record<string, number>[]) {
      figures.set(`p_value|${row.endpoint}|${row.comparison}|p_value`, row.p_value ?? null);
    }
    const { compared, disagreements } = compare(figures, referenceOf('p_value'), 1e-12);
    expect(compared).toBe(9 * 15);
    expect(disagreements).toEqual([]);
  });
});
