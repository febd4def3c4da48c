import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createViews, readViews, type View } from '../../src/warehouse/views.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

/** The relations that the estimates read; in the warehouse they are tables and views of earlier folders. */
export const INPUTS = `
CREATE TABLE code_subgroup (code TEXT, position INTEGER, label_en TEXT, label_fr TEXT);
CREATE TABLE study_comparison (comparison TEXT, subgroup TEXT, position INTEGER);
CREATE TABLE study_endpoint (endpoint TEXT, paramcd TEXT, position INTEGER, label_en TEXT, label_fr TEXT);
CREATE TABLE study_parameter (name TEXT, value TEXT);
CREATE TABLE study_target (endpoint TEXT, stratum TEXT, target_months REAL);
CREATE TABLE dim_patient (patient_key INTEGER PRIMARY KEY, patient_pseudonym TEXT);
CREATE TABLE time_to_event (endpoint TEXT, patient_key INTEGER, subgroup TEXT, started_on TEXT, start_flag TEXT,
  ended_on TEXT, end_flag TEXT, is_event INTEGER, ended_by TEXT, days INTEGER, months REAL, is_imputed INTEGER);
CREATE TABLE time_to_event_bounds (endpoint TEXT, patient_key INTEGER, subgroup TEXT, start_value TEXT,
  start_earliest TEXT, start_latest TEXT, end_value TEXT, end_earliest TEXT, end_latest TEXT, is_event INTEGER);
CREATE TABLE time_to_event_censoring (endpoint TEXT, patient_key INTEGER, subgroup TEXT, censoring TEXT, days INTEGER,
  is_event INTEGER);
CREATE TABLE response_rate (stratum TEXT, n INTEGER, cr INTEGER, pr INTEGER, sd INTEGER, pd INTEGER,
  not_evaluable INTEGER, missing INTEGER, orr_n INTEGER, orr_percent REAL, dcr_n INTEGER, dcr_percent REAL);
CREATE TABLE analysed_number (variable TEXT, stratum TEXT, patient_key INTEGER, value REAL);
CREATE TABLE proportion_count (item TEXT, stratum TEXT, successes INTEGER, trials INTEGER);
`;

/** The views of the estimates, each after those that it reads. */
export function estimateViews(): View[] {
  return readViews().filter(({ folder }) => folder === '3-estimate');
}

/** The same without a stored table among them. */
export function plainViews(): View[] {
  return estimateViews().map(({ materialized: _, ...view }) => view);
}

/** Makes the estimates from inputs that are filled. */
export function estimate(db: Sqlite.Database, views = estimateViews()): void {
  createViews(db, views);
}

/** A warehouse with empty inputs, in memory or in a new file. */
export function newWarehouse(path = ':memory:'): Sqlite.Database {
  const db = new Sqlite(path);
  db.exec(INPUTS);
  return db;
}

export interface Subject {
  readonly endpoint: string;
  readonly subgroup: string;
  readonly days: number;
  readonly event: number;
}

/** Declares the subgroups, the endpoints and the comparisons (each a list of subgroups, the reference first). */
export function declare(
  db: Sqlite.Database,
  endpoints: readonly string[],
  subgroups: readonly string[],
  comparisons: Readonly<Record<string, readonly string[]>>,
): void {
  const endpoint = db.prepare('INSERT INTO study_endpoint VALUES (?, ?, ?, ?, ?)');
  endpoints.forEach((name, i) => void endpoint.run(name, name.toUpperCase(), i + 1, name, name));
  const subgroup = db.prepare('INSERT INTO code_subgroup VALUES (?, ?, ?, ?)');
  subgroups.forEach((code, i) => void subgroup.run(code, i + 1, code, code));
  const member = db.prepare('INSERT INTO study_comparison VALUES (?, ?, ?)');
  for (const [comparison, groups] of Object.entries(comparisons)) {
    groups.forEach((group, i) => void member.run(comparison, group, i + 1));
  }
}

/** Fills `time_to_event`. */
export function addSubjects(db: Sqlite.Database, subjects: Iterable<Subject>): void {
  const insert = db.prepare(
    `INSERT INTO time_to_event (endpoint, patient_key, subgroup, is_event, days, months, is_imputed)
     VALUES (@endpoint, @key, @subgroup, @event, @days, @days / 30.4375, 0)`,
  );
  let key = 0;
  db.transaction(() => {
    for (const subject of subjects) insert.run({ ...subject, key: ++key });
  })();
}

/** The subjects of fixtures/subjects.csv, one object a subject. */
export function* fixtureSubjects(): Generator<Subject> {
  const [, ...lines] = readFileSync(join(FIXTURES, 'subjects.csv'), 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const [endpoint = '', subgroup = '', days, event, count] = line.split(',');
    for (let i = 0; i < Number(count); i++)
      yield { endpoint, subgroup, days: Number(days), event: Number(event) };
  }
}

export const GROUPS = ['g1', 'g2', 'g3', 'g4', 'g5'];

/** The warehouse of the fixture's data sets, each an endpoint, without its views. */
export function fixtureWarehouse(): Sqlite.Database {
  const db = newWarehouse();
  const subjects = [...fixtureSubjects()];
  declare(db, [...new Set(subjects.map(({ endpoint }) => endpoint))], GROUPS, {
    two_groups: GROUPS.slice(0, 2),
    all_groups: GROUPS,
  });
  addSubjects(db, subjects);
  return db;
}
