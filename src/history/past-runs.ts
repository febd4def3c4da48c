import type { Connection } from '../warehouse/open.ts';
import { columnsOf } from '../warehouse/writer.ts';
import { columnsIn, type History, has, TABLES_OF_RUNS } from './store.ts';

/** Findings and rejected rows of earlier runs that a warehouse carries at most, the newest whole runs first. */
const MOST_ROWS = 200_000;

/**
 * Copies the earlier runs into the warehouse of this run. Their file and finding numbers become negative, because
 * the star refers to those of this run. A patient who is not in this warehouse has no key in a finding.
 */
export function copyPastRuns(db: Connection, history: History): void {
  if (!has(history.sql, 'etl_run')) return;
  db.prepare('ATTACH ? AS past').run(history.path);
  try {
    db.transaction(() => {
      db.prepare(`CREATE TEMP TABLE carried_run AS ${CARRIED_RUNS}`).run(MOST_ROWS);
      for (const table of TABLES_OF_RUNS) copy(db, table);
      db.exec('DROP TABLE temp.carried_run');
    })();
  } finally {
    db.exec('DETACH past');
  }
}

/** The newest runs whose findings are copied. */
const CARRIED_RUNS = `
  WITH
  size AS (
    SELECT run_id, count(*) AS n
    FROM (SELECT run_id FROM past.finding UNION ALL SELECT run_id FROM past.rejected_row)
    GROUP BY run_id
  ),
  reach AS (
    SELECT run_id, sum(coalesce(n, 0)) OVER (ORDER BY night DESC) AS rows_up_to_here
    FROM past.etl_run
    LEFT JOIN size USING (run_id)
  )
  SELECT run_id FROM reach WHERE rows_up_to_here <= ?`;

/** Columns that are changed while copying. */
const VALUE_OF: Readonly<Record<string, string>> = {
  'etl_source_file.file_key': '-t.rowid',
  'etl_row_count.file_key':
    '(SELECT -f.rowid FROM past.etl_source_file AS f WHERE f.run_id = t.run_id AND f.file_key = t.file_key)',
  'finding.finding_key': '-t.rowid',
  'finding.patient_key':
    '(SELECT p.patient_key FROM main.dim_patient AS p WHERE p.patient_pseudonym = t.patient_pseudonym)',
};

const BOUNDED: readonly string[] = ['finding', 'rejected_row'];

function copy(db: Connection, table: string): void {
  const kept = columnsIn(db, 'past', table);
  const columns = columnsOf(db, table).filter(
    (column) => kept.includes(column) || VALUE_OF[`${table}.${column}`] !== undefined,
  );
  const values = columns.map((column) => VALUE_OF[`${table}.${column}`] ?? `t.${column}`);
  const where = BOUNDED.includes(table) ? 'WHERE t.run_id IN (SELECT run_id FROM temp.carried_run)' : '';
  db.exec(
    `INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM past.${table} AS t ${where}`,
  );
}
