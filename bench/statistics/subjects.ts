import Sqlite from 'better-sqlite3';
import { declare, estimate, INPUTS } from '../../tests/statistics/warehouse.ts';

/** The estimates that analysts read. */
export const ESTIMATES = [
  'kaplan_meier',
  'survival_summary',
  'follow_up',
  'restricted_mean',
  'log_rank',
  'survival_sensitivity',
  'imputation_bounds',
  'target_verdict',
  'number_summary',
  'proportion',
  'proportion_comparison',
  'adtte',
];

/** A small generator of numbers in [0, 1), the same on every machine (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY_ZERO = 2_451_545;

/** Fills the inputs: two endpoints of every subject and one of three in ten, each with bounds and censorings. */
function fill(db: Sqlite.Database, subjects: number): void {
  const random = seeded(20170430);
  const tte = db.prepare(
    `INSERT INTO time_to_event (endpoint, patient_key, subgroup, is_event, days, months)
     VALUES (@endpoint, @key, @subgroup, @event, @days, @days / 30.4375)`,
  );
  const bounds = db.prepare(
    `INSERT INTO time_to_event_bounds
     VALUES (@endpoint, @key, @subgroup, date(@start), date(@start - 14), date(@start + 16), date(@start + @days),
       date(@start + @days - 10), date(@start + @days + 12), @event)`,
  );
  const censoring = db.prepare(
    'INSERT INTO time_to_event_censoring VALUES (@endpoint, @key, @subgroup, @rule, @days, @event)',
  );
  const number = db.prepare('INSERT INTO analysed_number VALUES (?, ?, ?, ?)');
  for (let key = 1; key <= subjects; key++) {
    const share = random();
    const [subgroup, mean] =
      share < 0.4
        ? (['pancreas', 500] as const)
        : share < 0.85
          ? (['gi', 600] as const)
          : (['other', 400] as const);
    const censored = 100 + Math.floor(3550 * random());
    const start = DAY_ZERO + Math.floor(900 * random());
    number.run('age', 'all', key, 40 + Math.round(400 * random()) / 10);
    for (const [endpoint, factor, part] of [
      ['pfs', 1, 1],
      ['os', 2, 1],
      ['pfs_retreatment', 0.8, 0.3],
    ] as const) {
      if (random() >= part) continue;
      const time = Math.floor(-mean * factor * Math.log(1 - random()));
      const row = {
        endpoint,
        key,
        subgroup,
        start,
        event: Number(time <= censored),
        days: Math.min(time, censored),
      };
      tte.run(row);
      bounds.run(row);
      for (const rule of ['last_news', 'last_assessment', 'next_line']) censoring.run({ ...row, rule });
    }
  }
}

function fillTheRest(db: Sqlite.Database): void {
  db.exec(`
    INSERT INTO dim_patient
    SELECT patient_key, printf('%016x', patient_key) FROM time_to_event WHERE endpoint = 'pfs';
    INSERT INTO response_rate (stratum, n, orr_n, dcr_n)
    SELECT subgroup, COUNT(*), SUM(patient_key % 3 = 0), SUM(patient_key % 7 > 0)
    FROM time_to_event WHERE endpoint = 'pfs' GROUP BY subgroup;
    INSERT INTO proportion_count
    SELECT 'event', subgroup, SUM(is_event), COUNT(*) FROM time_to_event WHERE endpoint = 'pfs' GROUP BY subgroup;
    INSERT INTO study_target VALUES ('pfs', 'all', 20), ('pfs', 'pancreas', 16), ('pfs', 'gi', 23);
  `);
}

/**
 * Writes a warehouse that holds nothing but the inputs of the estimates, for that many subjects, and the estimates. Returns
 * the seconds that the stored ones took.
 */
export function writeSubjects(file: string, subjects: number): number {
  const db = new Sqlite(file);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -262144');
    db.exec(INPUTS);
    declare(db, ['pfs', 'os', 'pfs_retreatment'], ['pancreas', 'gi', 'other'], {
      pancreas_gi: ['pancreas', 'gi'],
      all_subgroups: ['pancreas', 'gi', 'other'],
    });
    db.transaction(() => fill(db, subjects))();
    fillTheRest(db);
    const start = performance.now();
    estimate(db);
    return (performance.now() - start) / 1000;
  } finally {
    db.close();
  }
}
