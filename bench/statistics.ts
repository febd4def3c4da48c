/**
 * Times every public estimate in the sqlite3 shell beside R's survival on the same subjects, in one run:
 * `node bench/statistics.ts [subjects ...]` (default 100000 and 1000000). Needs sqlite3 and Rscript on the PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { declare, estimate, INPUTS } from '../tests/statistics/warehouse.ts';

const PUBLIC = [
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

const R_SCRIPT = `
suppressPackageStartupMessages(library(survival))
subjects <- read.csv("SUBJECTS")
timed <- function(name, expression) cat(name, system.time(force(expression))[["elapsed"]], "\\n")
pair <- subjects[subjects$subgroup != "other", ]
timed("survfit", for (endpoint in unique(subjects$endpoint)) {
  set <- subjects[subjects$endpoint == endpoint, ]
  for (scale in c("log-log", "log")) {
    quantile(survfit(Surv(days, event) ~ 1, set, conf.type = scale))
    quantile(survfit(Surv(days, event) ~ subgroup, set, conf.type = scale))
  }
})
timed("survdiff", for (endpoint in unique(subjects$endpoint)) {
  survdiff(Surv(days, event) ~ subgroup, subjects[subjects$endpoint == endpoint, ])
  survdiff(Surv(days, event) ~ subgroup, pair[pair$endpoint == endpoint, ])
})
timed("coxph", for (endpoint in unique(subjects$endpoint)) {
  coxph(Surv(days, event) ~ (subgroup == "gi"), pair[pair$endpoint == endpoint, ])
})
`;

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

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** Builds a warehouse of that many subjects and times it: seconds by what was timed. */
function measure(subjects: number, folder: string): Map<string, number> {
  const times = new Map<string, number>();
  const file = join(folder, `${subjects}.sqlite`);
  const db = new Sqlite(file);
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
  times.set(
    'stored at load, all',
    seconds(() => estimate(db)),
  );
  db.close();
  for (const view of PUBLIC) {
    times.set(
      view,
      seconds(() => run('sqlite3', ['-csv', file, `SELECT * FROM ${view}`])),
    );
  }
  const csv = join(folder, 'subjects.csv');
  const columns = 'SELECT endpoint, subgroup, days, is_event AS event FROM time_to_event';
  run('sqlite3', ['-header', '-csv', file, `.output ${csv}`, columns]);
  const script = join(folder, 'survival.R');
  writeFileSync(script, R_SCRIPT.replace('SUBJECTS', csv));
  for (const line of run('Rscript', ['--vanilla', script]).trim().split('\n')) {
    const [name = '', time] = line.trim().split(' ');
    times.set(`R ${name}`, Number(time));
  }
  return times;
}

const sizes = process.argv.slice(2).map(Number);
const [small = 100_000, large = 1_000_000] = sizes;
const folder = mkdtempSync(join(tmpdir(), 'bench-statistics-'));
try {
  const first = measure(small, folder);
  const second = measure(large, folder);
  const exponentOf = (a: number, b: number): string => (Math.log(b / a) / Math.log(large / small)).toFixed(2);
  const line = (...cells: string[]): void =>
    console.log(cells.map((cell, i) => (i ? cell.padStart(12) : cell.padEnd(42))).join(''));
  line('seconds', String(small), String(large), 'exponent');
  for (const [name, time] of first) {
    const later = second.get(name) ?? Number.NaN;
    line(name, time.toFixed(2), later.toFixed(2), exponentOf(time, later));
  }
} finally {
  rmSync(folder, { recursive: true });
}
