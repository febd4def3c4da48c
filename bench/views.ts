import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './harness/peers.ts';
import type { Task } from './harness/task.ts';
import { ESTIMATES, writeSubjects } from './statistics/subjects.ts';

/** The views and stored views that analysts query; the large ones are queried for one page. */
const PUBLIC = [
  'cohort_flow',
  'cohort_flow_patient',
  'analysed_patient',
  'time_to_event',
  'kaplan_meier',
  'survival_summary',
  'log_rank',
  'response_rate',
  'adtte',
  'table_05',
  'table_06',
  'table_07',
  'table_08',
  'table_09',
  'table_10',
  'published_comparison',
  'missing_data_summary',
] as const;
const EVIDENCE = [
  'imputed_date',
  'missing_value',
  'lineage',
  'finding',
  'rejected_row',
  'source_conflict',
] as const;
/** What Datasette shows of a table at most. */
const PAGE = 1000;

/** Each public view of a published warehouse, in the sqlite3 shell, start and output included. */
export function publicViewTasks(patients: number, file: string, sqlite: Peer): Task[] {
  return [
    ...PUBLIC.map((view) => query(`view/${view}`, patients, file, `SELECT * FROM ${view}`, sqlite)),
    ...EVIDENCE.map((view) =>
      query(`view/${view}, a page`, patients, file, `SELECT * FROM ${view} LIMIT ${PAGE}`, sqlite),
    ),
  ];
}

/** Each estimate on that many analysed subjects, in the sqlite3 shell. */
export function estimateTasks(subjects: number, work: string, sqlite: Peer): Task[] {
  const file = join(work, `subjects-${subjects}.sqlite`);
  const write = (): void => {
    if (!existsSync(file)) writeSubjects(file, subjects);
  };
  return ESTIMATES.map((view) => ({
    ...query(`estimate/${view}`, subjects, file, `SELECT * FROM ${view}`, sqlite),
    before: write,
  }));
}

function query(name: string, size: number, file: string, sql: string, sqlite: Peer): Task {
  const run =
    'absent' in sqlite ? sqlite : { command: sqlite.command, args: ['-readonly', '-csv', file, sql] };
  return { name, size, run };
}
