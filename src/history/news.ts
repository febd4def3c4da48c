import type { Connection } from '../warehouse/open.ts';
import type { Sides } from './compare.ts';

/** Numbers of patients, fiches, ... added and removed since the last published run. */
export interface KindOfNews {
  readonly kind: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * The columns that identify a row of each kind across runs, a patient by the pseudonym. Keys change with each run.
 */
const KINDS: Readonly<Record<string, (side: string) => string>> = {
  patients: () => 'SELECT patient_pseudonym FROM patient',
  fiches: (side) => ranked(side, 'fact_presentation', ['presented_on']),
  lines: (side) => ranked(side, 'fact_line_of_therapy', ['source', 'line_number']),
  deaths: (side) =>
    `SELECT patient_pseudonym FROM patient JOIN ${side}.fact_follow_up USING (patient_key) WHERE is_dead = 1`,
  progressions: (side) =>
    ranked(side, 'fact_line_of_therapy', ['source', 'line_number'], 'WHERE has_progression = 1'),
  administrations: (side) => ranked(side, 'fact_administration', ['administered_on', 'drug']),
};

/**
 * Counts additions and removals by kind (C-100). Reads only patients that changed, so that a run with few changes
 * is fast.
 *
 * @param patients pseudonyms of those that changed; null: all
 * @throws SqliteError when a side lacks a table or column
 */
export function newsOf(
  db: Connection,
  { older, newer }: Sides,
  patients: readonly string[] | null,
  opposed: ReadonlySet<string>,
): KindOfNews[] {
  db.exec('CREATE TEMP TABLE changed_patient (patient_pseudonym TEXT PRIMARY KEY) WITHOUT ROWID');
  try {
    const add = db.prepare('INSERT OR IGNORE INTO temp.changed_patient VALUES (?)');
    db.transaction(() => {
      if (patients === null) {
        for (const side of [older, newer])
          db.exec(
            `INSERT OR IGNORE INTO temp.changed_patient SELECT patient_pseudonym FROM ${side}.dim_patient`,
          );
      } else for (const patient of patients) add.run(patient);
      // Patients who oppose leave no trace, not even as a removal.
      const remove = db.prepare('DELETE FROM temp.changed_patient WHERE patient_pseudonym = ?');
      for (const patient of opposed) remove.run(patient);
    })();
    return Object.entries(KINDS).map(([kind, query]) => ({
      kind,
      added: countOf(db, query, newer, older),
      removed: countOf(db, query, older, newer),
    }));
  } finally {
    db.exec('DROP TABLE temp.changed_patient');
  }
}

function countOf(db: Connection, query: (side: string) => string, there: string, notThere: string): number {
  const rows = (side: string): string => `
    SELECT * FROM (
      WITH patient AS (
        SELECT patient_pseudonym, patient_key
        FROM temp.changed_patient
        CROSS JOIN ${side}.dim_patient USING (patient_pseudonym)
      )
      ${query(side)}
    )`;
  return db
    .prepare(`SELECT count(*) FROM (${rows(there)} EXCEPT ${rows(notThere)})`)
    .pluck()
    .get() as number;
}

/** Rows of a table named by these columns, and by their rank where several of a patient have one name. */
function ranked(side: string, table: string, columns: readonly string[], where = ''): string {
  const names = columns.join(', ');
  return `
    SELECT patient_pseudonym, ${names}, row_number() OVER (PARTITION BY patient_key, ${names})
    FROM patient CROSS JOIN ${side}.${table} USING (patient_key) ${where}`;
}
