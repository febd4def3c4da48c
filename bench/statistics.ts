/**
 * Times every public estimate in the sqlite3 shell beside R's survival on the same subjects, in one run:
 * `node bench/statistics.ts [subjects ...]` (default 100000 and 1000000). Needs sqlite3 and Rscript on the PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthExponent } from './harness/figures.ts';
import { ESTIMATES, writeSubjects } from './statistics/subjects.ts';

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
  times.set('stored at load, all', writeSubjects(file, subjects));
  for (const view of ESTIMATES) {
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
  const exponentOf = (a: number, b: number): string =>
    growthExponent([
      { size: small, cost: a },
      { size: large, cost: b },
    ]).toFixed(2);
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
