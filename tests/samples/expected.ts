import { createHmac } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Expected, Patient } from '../../tools/samples/truth.ts';

/** The answers of a warehouse in the form in which the truth of the samples states them. */

type Row = Readonly<Record<string, unknown>>;

const CONFLICTING = `
  SELECT c.column_name FROM source_conflict AS c
  LEFT JOIN fact_line_of_therapy AS l ON c.table_name IN ('fact_line_of_therapy', 'line_drug') AND l.line_key = c.row_key
  LEFT JOIN fact_adverse_event AS e ON c.table_name = 'fact_adverse_event' AND e.adverse_event_key = c.row_key
  WHERE coalesce(l.patient_key, e.patient_key) = ?`;

/** What the warehouse answers where `expected` states something, with the same properties. */
export function answersOf(db: Database.Database, patient: Patient, key: Buffer): Row {
  const expected = patient.expected as Expected;
  const patientKey = patientKeyOf(db, patient.fileNumber ?? '', key);
  const value = (sql: string): unknown => db.prepare(sql).pluck().get(patientKey) ?? null;
  const values = (sql: string): string[] => db.prepare(sql).pluck().all(patientKey) as string[];
  const analysed = (column: string): unknown =>
    value(`SELECT ${column} FROM analysed_patient WHERE patient_key = ?`);
  const period = (endpoint: string): unknown =>
    db
      .prepare(
        `SELECT started_on AS startedOn, ended_on AS endedOn, ended_by AS endedBy
         FROM time_to_event WHERE endpoint = '${endpoint}' AND patient_key = ?`,
      )
      .get(patientKey) ?? null;
  const findings = (): string[] => values('SELECT code FROM finding WHERE patient_key = ?');
  const answers: { readonly [property in keyof Expected]: () => unknown } = {
    kind: () => expected.kind,
    step: () => stepOf(db, patientKey),
    lines: () => value('SELECT count(*) FROM fact_line_of_therapy WHERE patient_key = ?'),
    roles: () => rolesOf(db, patientKey),
    priorLines: () => analysed('prior_lines'),
    laterLines: () => analysed('later_lines'),
    cycles: () => analysed('cycles'),
    pfs: () => period('pfs'),
    os: () => period('os'),
    retreatment: () => period('pfs_retreatment'),
    bestResponse: () => analysed('best_response'),
    ki67Class: () => analysed('ki67_class'),
    toxicity: () => toxicityOf(db, patientKey, expected.toxicity ?? {}),
    findings: () => (expected.findings ?? []).filter((code) => findings().includes(code)),
    noFindings: () => (expected.noFindings ?? []).filter((code) => !findings().includes(code)),
    conflicts: () => {
      const columns = values(CONFLICTING);
      return (expected.conflicts ?? []).filter((column) => columns.includes(column));
    },
  };
  const stated = Object.keys(expected) as (keyof Expected)[];
  return Object.fromEntries(stated.map((property) => [property, answers[property]?.()]));
}

/** By the pseudonym of the file number (S-2, C-47). */
function patientKeyOf(db: Database.Database, fileNumber: string, key: Buffer): unknown {
  const pseudonym = createHmac('sha256', key).update(fileNumber).digest('hex').slice(0, 32);
  return db.prepare('SELECT patient_key FROM dim_patient WHERE patient_pseudonym = ?').pluck().get(pseudonym);
}

/** The step at which the patient leaves the flow, or the last one reached (C-40). */
function stepOf(db: Database.Database, patientKey: unknown): unknown {
  const steps = db
    .prepare<[unknown], { criterion: string; is_exclusion: 0 | 1 }>(
      `SELECT f.criterion, f.criterion IN ('not_digestive', 'not_well_differentiated', 'no_histological_proof',
         'not_carried_out', 'not_analysed') AS is_exclusion
       FROM cohort_flow_patient AS p JOIN cohort_flow AS f USING (step) WHERE p.patient_key = ? ORDER BY step`,
    )
    .all(patientKey);
  return (steps.find(({ is_exclusion }) => is_exclusion === 1) ?? steps.at(-1))?.criterion ?? null;
}

function rolesOf(db: Database.Database, patientKey: unknown): Row {
  const roles = db
    .prepare<[unknown], { line_number: number; role: string }>(
      `SELECT l.line_number, s.role FROM study_line AS s JOIN fact_line_of_therapy AS l USING (line_key)
       WHERE l.patient_key = ?`,
    )
    .all(patientKey);
  return Object.fromEntries(roles.map(({ line_number, role }) => [line_number, role]));
}

function toxicityOf(
  db: Database.Database,
  patientKey: unknown,
  asked: NonNullable<Expected['toxicity']>,
): NonNullable<unknown> {
  const answer = db
    .prepare('SELECT answer FROM toxicity_answer WHERE attribution = ? AND term = ? AND patient_key = ?')
    .pluck();
  const ofAttribution = (attribution: string, terms: Row): Row =>
    Object.fromEntries(Object.keys(terms).map((term) => [term, answer.get(attribution, term, patientKey)]));
  return Object.fromEntries(
    Object.entries(asked).map(([attribution, terms]) => [attribution, ofAttribution(attribution, terms)]),
  );
}
