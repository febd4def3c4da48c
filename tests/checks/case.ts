import type { Connection } from '../../src/warehouse/open.ts';
import { COHORT } from '../views/cohort.ts';
import { insert, insertAll } from '../views/insert.ts';
import { type Warehouse, warehouse } from '../views/warehouse.ts';

/** What is done to the warehouse, in SQL, and what the row in question comes to. */
export interface Case {
  /** Key of the row that the check is asked about; the name of a result. */
  readonly row: number | string;
  /** Column in question, where one row is examined for several. */
  readonly column?: string;
  /** Changes after which the row passes: below the limit, and on it. */
  readonly pass: readonly string[];
  /** Changes after which it fails: above the limit. */
  readonly fail: readonly string[];
  /** Changes after which it is not examined. */
  readonly unexamined?: readonly string[];
}

export type Cases = Readonly<Record<string, Case>>;

/** The patient who is meddled with: a tumor (2), a fiche (21), an index line (21), assessments, toxicities, a follow-up. */
export const PATIENT = 2;
export const LINE = 21;
export const ADMINISTRATION = 1;
export const ASSESSMENT = 200;
export const TOXICITY = 200;

/** The columns whose missing values have reasons, where a check asks for the reason. */
export const ANSWERED: readonly (readonly [table: string, column: string])[] = [
  ['dim_patient', 'sex'],
  ['dim_patient', 'birth_month'],
  ['dim_tumor', 'primary_site'],
  ['dim_tumor', 'differentiation'],
  ['dim_tumor', 'has_histological_proof'],
  ['dim_tumor', 'grade'],
  ['dim_tumor', 'ki67_low'],
  ['dim_tumor', 'diagnosed_on'],
  ['dim_tumor', 'metastasized_on'],
  ['fact_presentation', 'ecog_status'],
  ['fact_presentation', 'has_metastases'],
  ['fact_presentation', 'is_carried_out'],
  ['fact_line_of_therapy', 'started_on'],
  ['fact_line_of_therapy', 'ended_on'],
  ['fact_line_of_therapy', 'modality'],
  ['fact_line_of_therapy', 'regimen'],
  ['fact_line_of_therapy', 'stop_reason'],
  ['fact_line_of_therapy', 'cycles'],
  ['fact_line_of_therapy', 'progressed_on'],
  ['fact_follow_up', 'vital_status'],
  ['fact_follow_up', 'last_news_on'],
  ['fact_follow_up', 'died_on'],
  ['fact_adverse_event', 'grade'],
  ['fact_administration', 'drug'],
  ['fact_response', 'response'],
];

/** The cohort of the view tests with what only checks read: a run, its files, administrations, reasons. */
export function checkedWarehouse(): Warehouse {
  return warehouse(COHORT, (db) => {
    insert(db, 'etl_run', {
      run_id: 'run',
      night: 1,
      started_by: 'etl',
      started_at: '2017-06-10T02:00:00.000Z',
      study: 'trial',
      code_version: 'c',
      key_id: 'k',
      inputs_sha256: 'i',
      parameters_sha256: 'p',
      extracted_on: '2017-06-10',
      patients_loaded: COHORT.length,
      patients_opposed: 0,
    });
    insert(db, 'code_drug', drug('oxaliplatin', 'cytotoxic'));
    insert(db, 'missing_reason', { reason_id: 4, code: 'not_applicable', label_en: 'n/a', label_fr: 'n/a' });
    insertAll(
      db,
      'answer_column',
      ANSWERED.map(([table_name, column_name], index) => ({ column_id: index + 1, table_name, column_name })),
    );
    insert(db, 'answer_column', { column_id: 900, table_name: 'elsewhere', column_name: 'elsewhere' });
    insertAll(db, 'missing_cell', elsewhere());
    db.exec("UPDATE etl_source_file SET stamp = '2017-06-01T00:00'");
    oneOfEach(db);
  });
}

/** Answers that do not apply in another row of each column, and in another column of each row. */
function elsewhere(): Record<string, string | number>[] {
  const inapplicable = { reason_id: 4, raw_text: '' };
  const rows = new Set([PATIENT, LINE, ADMINISTRATION, ASSESSMENT, TOXICITY]);
  return [
    ...ANSWERED.map((_, index) => ({ column_id: index + 1, row_key: 999, ...inapplicable })),
    ...[...rows].map((row) => ({ column_id: 900, row_key: row, ...inapplicable })),
  ];
}

function drug(code: string, drugClass: string): Record<string, string | number> {
  return { code, position: 1, label_en: code, label_fr: code, drug_class: drugClass };
}

/** Rows of the patient that the cohort does not have, and a figure in print. */
function oneOfEach(db: Connection): void {
  insert(db, 'fact_administration', {
    administration_key: ADMINISTRATION,
    patient_key: PATIENT,
    line_key: LINE,
    administered_on: '2012-02-02',
    drug: 'oxaliplatin',
    dose_mg: 100,
    source_row_key: 1,
  });
  insert(db, 'published_figure', {
    id: 'flow.analysed',
    label: 'analysed',
    kind: 'count',
    value: 1,
    decimals: 0,
    place: 'text',
  });
}

/** Replaces a view by a table of its rows, for what never goes wrong by itself to go wrong. */
export function doctored(view: string, change: string): string {
  return `CREATE TEMP TABLE doctored AS SELECT * FROM ${view};
    DROP VIEW ${view};
    CREATE TABLE ${view} AS SELECT * FROM temp.doctored;
    DROP TABLE temp.doctored;
    UPDATE ${view} SET ${change}`;
}

/** What one row comes to in a check. */
export function outcomeOf(warehouse: Warehouse, check: string, { row, column }: Case): string {
  const key = typeof row === 'string' ? 'row_name' : 'row_key';
  const outcomes = warehouse.db
    .prepare(`SELECT is_failed FROM ${check} WHERE ${key} = ? AND column_name = COALESCE(?, column_name)`)
    .pluck()
    .all(row, column ?? null);
  if (outcomes.length === 0) return 'not examined';
  return outcomes
    .map((failed) => (failed === 1 ? 'fail' : failed === 0 ? 'pass' : String(failed)))
    .join(', ');
}

/** Makes a change, asks, and takes the change back. */
export function changed<T>({ db }: Warehouse, change: string, ask: () => T): T {
  db.exec('SAVEPOINT tried');
  try {
    db.exec(change);
    return ask();
  } finally {
    db.exec('ROLLBACK TO tried');
    db.exec('RELEASE tried');
  }
}

/** SQL that sets columns of one row of a table. */
export function set(table: string, key: string, row: number): (change: string) => string {
  return (change) => `UPDATE ${table} SET ${change} WHERE ${key} = ${row}`;
}

export const tumor = set('dim_tumor', 'tumor_key', PATIENT);
export const patient = set('dim_patient', 'patient_key', PATIENT);
export const presentation = set('fact_presentation', 'presentation_key', LINE);
export const line = set('fact_line_of_therapy', 'line_key', LINE);
export const followUp = set('fact_follow_up', 'patient_key', PATIENT);
export const toxicity = set('fact_adverse_event', 'adverse_event_key', TOXICITY);
export const assessment = set('fact_response', 'response_key', ASSESSMENT);
export const administration = set('fact_administration', 'administration_key', ADMINISTRATION);
/** A death on one day. */
export const died = (day: string): string =>
  followUp(`is_dead = 1, died_on = '${day}', died_on_earliest = '${day}', died_on_latest = '${day}'`);
