import { RunError } from '../../core/run-error.ts';
import type { Connection } from '../../warehouse/open.ts';
import { type Cell, cellTree } from './cell.ts';
import type { Tree } from './tree.ts';

interface Evidence {
  readonly role?: string;
  readonly table_name: string;
  readonly row_key: number;
  readonly column_name: string;
}

/**
 * Returns the key of a patient, given a pseudonym or the start of one.
 *
 * @throws RunError when none or several match
 */
export function patientOf(db: Connection, pseudonym: string): number {
  const found = db
    .prepare("SELECT patient_key FROM dim_patient WHERE patient_pseudonym GLOB ? || '*' LIMIT 2")
    .pluck()
    .all(/^[0-9a-f]{4,32}$/.test(pseudonym) ? pseudonym : ' ') as number[];
  if (found.length === 1) return found[0] as number;
  throw new RunError(
    found.length === 0
      ? 'no patient has this pseudonym; ETL_ID= the 32 hex digits of dim_patient, or at least their first 4'
      : 'several pseudonyms start so; give more of it',
  );
}

/**
 * Builds the tree from an endpoint or an answer of a patient to the cells of the exports.
 * @throws RunError for a field that the patient does not have
 */
export function fieldTree(db: Connection, patientKey: number, field: string): Tree {
  const endpoint = endpointTree(db, patientKey, field);
  if (endpoint !== null) return endpoint;
  const evidence = evidenceOf(db, patientKey, field);
  if (evidence.length > 0)
    return { text: `${field} of ${nameOf(db, patientKey)}`, below: cellTrees(db, evidence) };
  throw new RunError(
    `${field} is no endpoint or answer of this patient; there are: ${fieldsOf(db, patientKey).join(', ')}`,
  );
}

/** The values behind an answer of a patient. */
export function evidenceOf(db: Connection, patientKey: number, question: string): Evidence[] {
  return db
    .prepare(
      `SELECT table_name, row_key, column_name FROM answer_evidence
       WHERE question = ? AND patient_key = ? ORDER BY table_name, row_key, column_name`,
    )
    .all(question, patientKey) as Evidence[];
}

interface Duration {
  readonly status: string;
  readonly start_value: string | null;
  readonly ended_on: string | null;
  readonly ended_by: string | null;
  readonly is_event: number;
  readonly days: number | null;
  readonly is_end_moved: number;
  readonly label_en: string;
}

function endpointTree(db: Connection, patientKey: number, endpoint: string): Tree | null {
  const duration = db
    .prepare(
      'SELECT * FROM endpoint_duration JOIN study_endpoint USING (endpoint) WHERE endpoint = ? AND patient_key = ?',
    )
    .get(endpoint, patientKey) as Duration | undefined;
  if (duration === undefined) return null;
  const evidence = db
    .prepare(
      `SELECT DISTINCT role, table_name, row_key, column_name FROM endpoint_evidence
       WHERE endpoint = ? AND patient_key = ?
       ORDER BY CASE role WHEN 'line' THEN 1 WHEN 'start' THEN 2 WHEN 'end' THEN 3 ELSE 4 END, table_name, row_key, column_name`,
    )
    .all(endpoint, patientKey) as Evidence[];
  return {
    text: `${duration.label_en} of ${nameOf(db, patientKey)}: ${durationText(duration)}  (${rulesOf(db)})`,
    below: cellTrees(db, evidence),
  };
}

function durationText({
  status,
  start_value,
  ended_on,
  ended_by,
  is_event,
  days,
  is_end_moved,
}: Duration): string {
  if (status !== 'computable') return `not computable, ${status.replaceAll('_', ' ')}`;
  const end = is_event ? `${ended_by}` : `censored at ${(ended_by ?? 'nothing').replaceAll('_', ' ')}`;
  const moved = is_end_moved ? ', the end moved to the imputed start' : '';
  return `${days} days from ${start_value} to ${ended_on}, ${end}${moved}`;
}

/** The rules of a view come from its header, by way of the dictionary. */
function rulesOf(db: Connection): string {
  return String(
    db
      .prepare(
        "SELECT rule FROM data_dictionary WHERE object = 'endpoint_duration' AND \"column\" = 'status'",
      )
      .pluck()
      .get() ?? '',
  );
}

function cellTrees(db: Connection, evidence: readonly Evidence[]): Tree[] {
  return evidence.map(({ role, table_name, row_key, column_name }) => {
    const cell: Cell = { table: table_name, rowKey: row_key, column: column_name };
    return cellTree(db, cell, role);
  });
}

function nameOf(db: Connection, patientKey: number): string {
  return String(
    db.prepare('SELECT patient_pseudonym FROM dim_patient WHERE patient_key = ?').pluck().get(patientKey),
  );
}

function fieldsOf(db: Connection, patientKey: number): string[] {
  const endpoints = db
    .prepare('SELECT endpoint FROM endpoint_duration WHERE patient_key = ? ORDER BY 1')
    .pluck();
  const answers = db
    .prepare('SELECT DISTINCT question FROM answer_evidence WHERE patient_key = ? ORDER BY 1')
    .pluck();
  return [...new Set([...endpoints.all(patientKey), ...answers.all(patientKey)])] as string[];
}
