import type Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { addSubjects, declare, estimate, newWarehouse, type Subject } from './warehouse.ts';

const MONTH = 30.4375;

function study(): Sqlite.Database {
  const db = newWarehouse();
  declare(db, ['pfs', 'os'], ['pancreas', 'gi', 'other'], {
    pancreas_gi: ['pancreas', 'gi'],
    all_subgroups: ['pancreas', 'gi', 'other'],
  });
  return db;
}

function subjects(
  subgroup: string,
  ...times: readonly (readonly [days: number, event: number])[]
): Subject[] {
  return times.map(([days, event]) => ({ endpoint: 'pfs', subgroup, days, event }));
}

function estimated(db: Sqlite.Database): Sqlite.Database {
  estimate(db);
  return db;
}

describe('strata', () => {
  it('without subjects have a row: subjects 0, the rest NULL (C-31)', () => {
    const db = study();
    addSubjects(db, subjects('gi', [10, 1]));
    estimated(db);
    const row = db
      .prepare(
        "SELECT * FROM survival_summary WHERE endpoint = 'pfs' AND stratum = 'other' AND conf_type = 'log'",
      )
      .get() as Record<string, unknown>;
    const { endpoint, stratum, conf_type, subjects: count, ...rest } = row;
    expect([endpoint, stratum, conf_type, count]).toEqual(['pfs', 'other', 'log', 0]);
    expect(Object.values(rest).every((value) => value === null)).toBe(true);
    expect(db.prepare('SELECT COUNT(*) FROM survival_summary').pluck().get()).toBe(2 * 4 * 2);
  });
});

describe('the median', () => {
  const medianOf = (...times: readonly (readonly [number, number])[]): unknown => {
    const db = study();
    addSubjects(db, subjects('gi', ...times));
    estimated(db);
    const median = db.prepare(
      "SELECT median * 30.4375 FROM survival_summary WHERE stratum = 'gi' AND endpoint = 'pfs'",
    );
    return median.pluck().get();
  };

  it('is the middle of a flat at exactly one half (C-31)', () => {
    expect(medianOf([1, 1], [2, 1], [3, 1], [10, 1], [11, 1], [12, 1])).toBeCloseTo(6.5, 10);
  });

  it('goes to the last follow-up when the flat at one half is the end (C-31)', () => {
    expect(medianOf([1, 1], [2, 1], [30, 0], [41, 0])).toBeCloseTo(21.5, 10);
  });

  it('counts an event before a censoring of the same day (AP-23)', () => {
    expect(medianOf([5, 0], [5, 1], [5, 1], [9, 0])).toBeCloseTo(7, 10);
  });
});

describe('the log-rank test', () => {
  const testOf = (...groups: readonly Subject[][]): unknown => {
    const db = study();
    addSubjects(db, groups.flat());
    estimated(db);
    return db
      .prepare(
        "SELECT status, hazard_status FROM log_rank WHERE endpoint = 'pfs' AND comparison = 'pancreas_gi'",
      )
      .get();
  };

  it.each([
    ['one group', [subjects('gi', [1, 1])], 'one_group', 'no_event_in_a_group'],
    ['no event', [subjects('gi', [1, 0]), subjects('pancreas', [2, 0])], 'no_event', 'no_event_in_a_group'],
    [
      'nobody left to compare',
      [subjects('gi', [1, 0]), subjects('pancreas', [2, 1])],
      'one_group_at_risk',
      'no_event_in_a_group',
    ],
    [
      'all events at one time',
      [subjects('gi', [5, 1]), subjects('pancreas', [5, 1])],
      'singular',
      'estimated',
    ],
    [
      'one group after the other',
      [subjects('gi', [1, 1], [2, 1]), subjects('pancreas', [5, 1])],
      'tested',
      'infinite',
    ],
    ['two groups', [subjects('gi', [1, 1], [9, 1]), subjects('pancreas', [5, 1])], 'tested', 'estimated'],
  ])('of %s has it in its status (C-31)', (_, groups, status, hazardStatus) => {
    expect(testOf(...groups)).toEqual({ status, hazard_status: hazardStatus });
  });

  it('has a hazard ratio for two groups only (C-30)', () => {
    const db = study();
    addSubjects(db, [
      ...subjects('gi', [1, 1], [9, 1]),
      ...subjects('pancreas', [5, 1]),
      ...subjects('other', [4, 1], [6, 1]),
    ]);
    estimated(db);
    const all = db.prepare(
      "SELECT df, hazard_ratio, hazard_status FROM log_rank WHERE endpoint = 'pfs' AND comparison = 'all_subgroups'",
    );
    expect(all.get()).toEqual({ df: 2, hazard_ratio: null, hazard_status: 'not_two_groups' });
  });
});

describe('the imputation bounds', () => {
  const bounds = (
    start: readonly [string, string, string],
    end: readonly [string, string, string],
  ): Record<string, number> => {
    const db = study();
    db.prepare("INSERT INTO time_to_event_bounds VALUES ('pfs', 1, 'gi', ?, ?, ?, ?, ?, ?, 1)").run(
      ...start,
      ...end,
    );
    estimated(db);
    const rows = db
      .prepare(
        "SELECT scenario, value * 30.4375 FROM imputation_bounds WHERE endpoint = 'pfs' AND subject = 'gi' AND statistic = 'median'",
      )
      .raw()
      .all() as [string, number][];
    return Object.fromEntries(rows.map(([scenario, days]) => [scenario, Math.round(days)]));
  };

  it('move both days together and apart (AP-27, C-10)', () => {
    expect(
      bounds(['2012-03-15', '2012-03-01', '2012-03-31'], ['2012-06-15', '2012-06-01', '2012-06-30']),
    ).toEqual({
      imputed: 92,
      earliest: 92,
      latest: 91,
      start_early_end_late: 121,
      start_late_end_early: 62,
    });
  });

  it('never fall below 0 days within one month (AP-9, C-10)', () => {
    expect(
      bounds(['2012-03-15', '2012-03-01', '2012-03-31'], ['2012-03-20', '2012-03-20', '2012-03-20']),
    ).toMatchObject({
      latest: 0,
      start_late_end_early: 0,
      start_early_end_late: 19,
    });
  });

  it('give a p value for every comparison and scenario', () => {
    const db = estimated(study());
    const rows = db
      .prepare("SELECT COUNT(*) FROM imputation_bounds WHERE statistic = 'p_value'")
      .pluck()
      .get();
    // Two endpoints: five scenarios of each comparison, and two that move the pair apart.
    expect(rows).toBe(2 * (5 + 5 + 2));
  });
});

describe('the sensitivity to censoring', () => {
  it('has a median by rule of censoring (C-32)', () => {
    const db = study();
    const insert = db.prepare("INSERT INTO time_to_event_censoring VALUES ('pfs', ?, 'gi', ?, ?, ?)");
    for (const [rule, days, event] of [
      ['last_news', 60, 1],
      ['last_assessment', 40, 1],
      ['next_line', 30, 0],
    ] as const) {
      insert.run(1, rule, days, event);
    }
    estimated(db);
    const rows = db.prepare(
      "SELECT censoring, subjects, events, median * 30.4375 AS days FROM survival_sensitivity WHERE stratum = 'gi' AND endpoint = 'pfs' ORDER BY censoring",
    );
    expect(rows.all()).toEqual([
      { censoring: 'last_assessment', subjects: 1, events: 1, days: expect.closeTo(40, 9) },
      { censoring: 'last_news', subjects: 1, events: 1, days: expect.closeTo(60, 9) },
      { censoring: 'next_line', subjects: 1, events: 0, days: null },
    ]);
  });
});

describe('the verdict on a target of 16 months, which are 487 days', () => {
  const verdictOf = (days: number, event: number): unknown => {
    const db = study();
    addSubjects(db, subjects('gi', [days, event]));
    db.prepare("INSERT INTO study_target VALUES ('pfs', 'gi', 16)").run();
    return estimated(db).prepare('SELECT verdict FROM target_verdict').pluck().get();
  };

  it.each([
    ['a median just below', 486, 1, 'not_reached'],
    ['a median of 16', 487, 1, 'reached'],
    ['a median just above', 488, 1, 'reached'],
    ['no median and follow-up just below', 486, 0, 'not_estimable'],
    ['no median and follow-up of 16 months', 487, 0, 'reached'],
  ])('of %s is right (AP-28)', (_, days, event, verdict) => {
    expect(verdictOf(days, event)).toBe(verdict);
  });
});

describe('adtte', () => {
  it('has one ADaM record a parameter and patient, CNSR 0 for an event (C-43)', () => {
    const db = study();
    db.prepare("INSERT INTO dim_patient VALUES (7, 'p-7')").run();
    db.prepare(
      `INSERT INTO time_to_event VALUES ('pfs', 7, 'gi', '2012-03-15', 'D', '2012-06-01', NULL, 0, 'last_news', 78, 78 / 30.4375, 1)`,
    ).run();
    expect(estimated(db).prepare('SELECT * FROM adtte').all()).toEqual([
      {
        USUBJID: 'p-7',
        PARAMCD: 'PFS',
        PARAM: 'pfs',
        SUBGROUP: 'gi',
        STARTDT: '2012-03-15',
        STARTDTF: 'D',
        ADT: '2012-06-01',
        ADTF: null,
        AVAL: 78 / MONTH,
        AVALU: 'MONTHS',
        CNSR: 1,
        EVNTDESC: 'LAST NEWS',
      },
    ]);
  });
});
