/**
 * Measures the reading, the whole run and the views beside what somebody would script instead, and prints Markdown:
 *
 *   make bench [PATIENTS=2500,10000] [ROWS=100000] [SUBJECTS=100000] [RUNS=5] [ONLY=reading,etl/ours,view,estimate]
 *
 * Medians of RUNS runs, one tool after another in each, all on the same files. Files are made once and kept in the
 * temporary folder (etl-bench). A peer that is not installed is said to be absent.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { etlTasks, publishedFile } from './etl.ts';
import { CACHE } from './harness/inputs.ts';
import { findPython, findR, findSqlite } from './harness/peers.ts';
import { isAskedFor, type Result, runAll, type Task } from './harness/task.ts';
import { machine } from './machine.ts';
import { readingTasks } from './reading.ts';
import { report } from './report.ts';
import { estimateTasks, publicViewTasks } from './views.ts';

const list = (name: string, otherwise: string): string[] =>
  (process.env[name] || otherwise).split(',').map((item) => item.trim());
const sizes = (name: string, otherwise: string): number[] => list(name, otherwise).map(Number);

const patients = sizes('PATIENTS', '2500,10000');
const rows = sizes('ROWS', '100000');
const subjects = sizes('SUBJECTS', '100000');
const runs = Number(process.env.RUNS || 5);
const only = process.env.ONLY ? list('ONLY', '') : [];
if (![...patients, ...rows, ...subjects, runs].every((n) => Number.isSafeInteger(n) && n > 0)) {
  console.error('PATIENTS, ROWS and SUBJECTS are whole numbers with commas between them, RUNS is one');
  process.exit(64);
}

mkdirSync(CACHE, { recursive: true });
const peers = { r: findR(), python: findPython() };
const sqlite = findSqlite();
const work = mkdtempSync(join(CACHE, 'work-'));
try {
  const results = [
    ...(await run(part('reading') ? rows.flatMap((count) => readingTasks(count, peers)) : [])),
    ...(await run(part('etl') ? patients.flatMap((count) => etlTasks(count, work, peers)) : [])),
    ...(await run(part('view') ? viewsOfLargest() : [])),
    ...(await run(part('estimate') ? subjects.flatMap((count) => estimateTasks(count, work, sqlite)) : [])),
  ];
  console.log(
    `\nMedians of ${runs} runs.\n\n${machine([peers.r, peers.python, sqlite])}\n\n${report(results)}`,
  );
} finally {
  rmSync(work, { recursive: true });
}

function run(tasks: readonly Task[]): Promise<Result[]> {
  const asked = tasks.filter(({ name }) => isAskedFor(name, only));
  return runAll(asked, runs, ({ name, size }, run) =>
    console.error(`run ${run} of ${runs}: ${name}, ${size}`),
  );
}

/** Whether anything of a part is asked for: what it needs is made only then. */
function part(name: string): boolean {
  return only.length === 0 || only.some((one) => one.split('/')[0] === name);
}

function viewsOfLargest(): Task[] {
  const largest = Math.max(...patients);
  return publicViewTasks(largest, publishedFile(largest, work), sqlite);
}
