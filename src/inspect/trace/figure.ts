import { RunError } from '../../core/run-error.ts';
import type { Connection } from '../../warehouse/open.ts';
import { fieldTree } from './patient.ts';
import type { Tree } from './tree.ts';

/** Views with one answer for each patient and question. */
const ANSWERS = [
  'patient_answer',
  'tumor_answer',
  'history_answer',
  'treatment_answer',
  'outcome_answer',
  'safety_answer',
  'retreatment_answer',
] as const;

/** A printed row or number: its question, and the patients that it counts. */
export interface Figure {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly patients: readonly number[];
}

/**
 * Returns the printed figure of an id as the warehouse computes it.
 * @throws RunError when no view computes it from patients
 */
export function figureOf(db: Connection, id: string): Figure {
  const row = db
    .prepare('SELECT section, item, stratum, n, denominator FROM table_row WHERE id = ?')
    .get(id) as
    | { section: string; item: string; stratum: string; n: number; denominator: number }
    | undefined;
  if (row !== undefined) {
    const { section, item, stratum, n, denominator } = row;
    const text = `${id}: ${section} = ${item}, ${stratum}: ${n} of ${denominator}`;
    return { id, question: section, text, patients: whoAnswered(db, section, item, stratum) };
  }
  const number = db.prepare('SELECT section, item, stratum, value FROM table_number WHERE id = ?').get(id) as
    | { section: string; item: string; stratum: string; value: number | null }
    | undefined;
  if (number !== undefined) {
    const { section, item, stratum, value } = number;
    const text = `${id}: ${item} of ${section}, ${stratum}: ${value}`;
    return { id, question: section, text, patients: whoIsMeasured(db, section, stratum) };
  }
  throw new RunError(
    `${id} is no figure that is computed from patients; table_row and table_number have their ids`,
  );
}

/** Builds the tree from a figure to its patients, each with the values behind the answer. */
export function figureTree(db: Connection, id: string): Tree {
  const { question, text, patients } = figureOf(db, id);
  return { text, below: patients.map((patient) => fieldTree(db, patient, question)) };
}

/** The patients of a stratum with this answer. */
function whoAnswered(db: Connection, question: string, answer: string, stratum: string): number[] {
  const union = ANSWERS.map(
    (view) => `SELECT patient_key FROM ${view} WHERE question = @question AND CAST(answer AS TEXT) = @answer`,
  ).join(' UNION ALL ');
  return db
    .prepare(
      `SELECT patient_key FROM (${union}) JOIN patient_stratum USING (patient_key) WHERE stratum = @stratum ORDER BY 1`,
    )
    .pluck()
    .all({ question, answer, stratum }) as number[];
}

/** The patients of a stratum, or of the compared strata, who have the values that a number is computed from. */
function whoIsMeasured(db: Connection, question: string, stratum: string): number[] {
  const query = `
    SELECT DISTINCT patient_key FROM patient_stratum
    WHERE (stratum = @stratum OR stratum IN (SELECT subgroup FROM study_comparison WHERE comparison = @stratum))
      AND patient_key IN (SELECT patient_key FROM answer_evidence WHERE question = @question)
    ORDER BY 1`;
  return db.prepare(query).pluck().all({ question, stratum }) as number[];
}
