import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, RunError } from '../core/run-error.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';
import type { Connection } from '../warehouse/open.ts';

/** The masked exports so far, one line each, in the state folder: counts, and nothing about a single patient. */
export const RELEASES = 'exports.jsonl';

/** How many patients gave each answer to one question. */
type Answers = Readonly<Record<string, number>>;

/** The counts of one export. */
export interface Release {
  readonly run_id: string;
  readonly analysed: number;
  /** Answers by question; `flow` is the last step of each patient. */
  readonly questions: Readonly<Record<string, Answers>>;
}

const ANSWERS =
  "SELECT question, answer, n FROM answer_count WHERE stratum = 'all' ORDER BY question, answer";

const FLOW = `
  SELECT 'flow' AS question, COALESCE(criterion, 'not_discussed') AS answer, COUNT(*) AS n
  FROM dim_patient
  LEFT JOIN patient_flow USING (patient_key)
  GROUP BY criterion
  ORDER BY criterion`;

/** The counts of a published file that a later export is compared with. */
export function readRelease(db: Connection): Release {
  const last = db.prepare('SELECT run_id FROM etl_run ORDER BY night DESC LIMIT 1').get();
  const rows = [...db.prepare(FLOW).all(), ...db.prepare(ANSWERS).all()] as {
    question: string;
    answer: string;
    n: number;
  }[];
  const questions = [...Map.groupBy(rows, ({ question }) => question)].map(
    ([question, own]) => [question, Object.fromEntries(own.map(({ answer, n }) => [answer, n]))] as const,
  );
  return {
    run_id: (last as { run_id: string } | undefined)?.run_id ?? '',
    analysed: db.prepare('SELECT COUNT(*) FROM analysed_patient').pluck().get() as number,
    questions: Object.fromEntries(questions),
  };
}

/**
 * Records a masked export of this file before it is written.
 * @throws RunError when there is no state folder; with exit code 1 when so few patients differ from an earlier export
 * that the two together would reveal their answers
 */
export function recordRelease(db: Connection, state: string, least: LeastCount): void {
  if (!existsSync(state))
    throw new RunError(
      `the state folder ${state} does not exist; it holds the record of earlier exports: set ETL_STATE= to it`,
    );
  const path = join(state, RELEASES);
  const release = readRelease(db);
  const earlier = existsSync(path) ? readReleases(path) : [];
  for (const before of earlier) {
    const question = questionOfFew(before, release, least);
    if (question !== null) throw tooFew(before, question, least, path);
  }
  if (earlier.some(({ questions }) => JSON.stringify(questions) === JSON.stringify(release.questions)))
    return;
  appendFileSync(path, `${JSON.stringify(release)}\n`, { mode: 0o600 });
}

function readReleases(path: string): Release[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as Release];
    } catch {
      throw new RunError(`${path}, line ${index + 1} is no record of an export: remove the line`);
    }
  });
}

/**
 * Returns a question of which fewer than `least` patients, but not none, differ between two exports; null when there
 * is none. A question that more or fewer patients are asked than before counts only when it is asked of all: how the
 * new patients of a part answered is the part's share of many.
 */
export function questionOfFew(before: Release, after: Release, least: LeastCount): string | null {
  for (const [question, answers] of Object.entries(after.questions)) {
    const earlier = before.questions[question];
    if (earlier === undefined) continue;
    const [was, is] = [sum(Object.values(earlier)), sum(Object.values(answers))];
    const isOfAll = question === 'flow' || (was === before.analysed && is === after.analysed);
    const moved = patientsMoved(earlier, answers);
    if ((isOfAll || was === is) && moved > 0 && moved < least) return question;
  }
  return null;
}

/** The fewest patients whose coming, leaving or other answer explains the difference. */
function patientsMoved(before: Answers, after: Answers): number {
  const answers = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = answers.map((answer) => (after[answer] ?? 0) - (before[answer] ?? 0));
  const rising = sum(changes.filter((change) => change > 0));
  const falling = -sum(changes.filter((change) => change < 0));
  return Math.max(rising, falling);
}

function tooFew({ run_id }: Release, question: string, least: LeastCount, path: string): RunError {
  return new RunError(
    `nothing was exported: fewer than ${least} patients differ in "${question}" from the export of run ${run_id}, ` +
      'so the two together would reveal their answers; export again when more patients differ. ' +
      `If that export was never handed out, remove its line from ${path}`,
    EXIT.checksFailed,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
