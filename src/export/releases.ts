import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, RunError } from '../core/run-error.ts';
import { ALL, FLOW_SECTION } from '../disclosure/printed-keys.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';

/** The masked exports so far, one line each, in the state folder: only numbers that left with them. */
export const RELEASES = 'exports.jsonl';

/** A number as exported; null when it was masked. */
type Shown = number | null;

/** The answers to one question, of all patients. */
interface Question {
  /** Null for the steps of the flow, which are no parts of a whole. */
  readonly asked: Shown;
  readonly answers: Readonly<Record<string, Shown>>;
}

/** The numbers of one export. */
export interface Release {
  readonly run_id: string;
  readonly questions: Readonly<Record<string, Question>>;
}

/** A row as exported: a number, or the mark of a masked one. */
export interface ReleasedRow {
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  readonly n: number | string | null;
  readonly denominator: number | string | null;
}

/** The numbers that a later export is compared with: the flow of patients, and each question of all patients. */
export function releaseOf(runId: string, rows: readonly ReleasedRow[]): Release {
  const shown = (n: number | string | null | undefined): Shown => (typeof n === 'number' ? n : null);
  const counted = rows.filter(
    ({ section, stratum, denominator }) =>
      stratum === ALL && (section === FLOW_SECTION || denominator !== null),
  );
  const questions = [...Map.groupBy(counted, ({ section }) => section)].map(([section, own]) => {
    const answers = Object.fromEntries(own.map(({ item, n }) => [item, shown(n)]));
    return [section, { asked: shown(own[0]?.denominator), answers }] as const;
  });
  return { run_id: runId, questions: Object.fromEntries(questions) };
}

/**
 * Records a masked export before it is written.
 * @throws RunError when there is no state folder; with exit code 1 when so few patients differ from an earlier export
 * that the two together would reveal their answers
 */
export function recordRelease(release: Release, state: string, least: LeastCount): void {
  if (!existsSync(state))
    throw new RunError(
      `the state folder ${state} does not exist; it holds the record of earlier exports: set ETL_STATE= to it`,
    );
  const path = join(state, RELEASES);
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
 * Returns a question in which fewer than `least` patients, but not none, differ between two exports; null when there is
 * none. A question asked of a part of the patients counts only where as many are asked as before: otherwise it shows
 * how some of many new patients answered.
 */
export function questionOfFew(before: Release, after: Release, least: LeastCount): string | null {
  const [allBefore, allAfter] = [askedOfAll(before), askedOfAll(after)];
  for (const [name, question] of Object.entries(after.questions)) {
    const earlier = before.questions[name];
    if (earlier === undefined) continue;
    const isOfAll = earlier.asked === allBefore && question.asked === allAfter;
    if (!isOfAll && (question.asked !== earlier.asked || isMaskedQuestion(name, question))) continue;
    const moved = patientsMoved(earlier, question, name);
    if (moved > 0 && moved < least) return name;
  }
  return null;
}

/** The patients who are asked the questions of all: the largest number asked. */
function askedOfAll({ questions }: Release): number {
  return Math.max(0, ...Object.values(questions).map(({ asked }) => asked ?? 0));
}

function isMaskedQuestion(name: string, { asked }: Question): boolean {
  return asked === null && name !== FLOW_SECTION;
}

/**
 * The fewest patients whose coming, leaving or other answer explains the difference that is seen. A patient is in
 * several steps of the flow, but gives one answer to a question.
 */
function patientsMoved(before: Question, after: Question, name: string): number {
  const changes = Object.entries(after.answers).map(([item, n]) => difference(before.answers[item], n));
  if (name === FLOW_SECTION) return Math.max(0, ...changes.map(Math.abs));
  const rising = sum(changes.filter((change) => change > 0));
  const falling = -sum(changes.filter((change) => change < 0));
  return Math.max(rising, falling, Math.abs(difference(before.asked, after.asked)));
}

/** The difference of two numbers; 0 where one of them is not shown. */
function difference(before: Shown | undefined, after: Shown): number {
  return before === undefined || before === null || after === null ? 0 : after - before;
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
