import { readHeader } from '../warehouse/file-header.ts';
import type { Connection } from '../warehouse/open.ts';
import { columnsIn, type History, has, keptColumns, PSEUDONYM, TABLES_OF_RUNS } from './store.ts';

/**
 * Imports the runs of a published file that the history lacks: the last run, or all when the history was lost.
 * Ignores an unreadable file, and one of the versions that did not number their runs.
 */
export function importRuns({ sql }: History, published: string | null): void {
  const header = published === null ? null : readHeader(published);
  // ATTACH would create an absent file, and side files for a file in WAL mode.
  if (!header?.isSqlite || header.isWal) return;
  sql.prepare('ATTACH ? AS published').run(published);
  try {
    const tables = importableTables(sql);
    sql.transaction(() => {
      const added = tables.filter((table) => matchColumns(sql, table));
      if (tables.length > 0) sql.exec(UNKNOWN_RUNS);
      for (const table of tables) importTable(sql, table, added.includes(table) ? '' : OF_UNKNOWN_RUNS);
      if (added.includes('check_count')) importEarlierCounts(sql);
      sql.exec('DROP TABLE IF EXISTS temp.unknown_run');
    })();
  } finally {
    sql.exec('DETACH published');
  }
}

/** The tables of runs in the published file; none when it is unreadable or its runs have no number. */
function importableTables(sql: Connection): readonly string[] {
  try {
    if (!columnsIn(sql, 'published', 'etl_run').includes('night')) return [];
    return TABLES_OF_RUNS.filter((table) => columnsIn(sql, 'published', table).length > 0);
  } catch {
    return [];
  }
}

/** Creates a table, or its new columns: earlier runs have NULL in them. Returns true for a new table. */
function matchColumns(sql: Connection, table: string): boolean {
  const wanted = keptColumns(columnsIn(sql, 'published', table), table);
  if (!has(sql, table)) {
    sql.exec(`CREATE TABLE ${table} (${wanted.join(', ')})`);
    return true;
  }
  const found = columnsIn(sql, 'main', table);
  for (const column of wanted.filter((name) => !found.includes(name))) {
    sql.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
  }
  return false;
}

const UNKNOWN_RUNS =
  'CREATE TEMP TABLE unknown_run AS SELECT run_id FROM published.etl_run EXCEPT SELECT run_id FROM main.etl_run';
const OF_UNKNOWN_RUNS = 'WHERE t.run_id IN (SELECT run_id FROM temp.unknown_run)';

/** A rejected row has its patient in the finding of the same place. */
const PSEUDONYM_OF: Readonly<Record<string, string>> = {
  finding: '(SELECT p.patient_pseudonym FROM published.dim_patient AS p WHERE p.patient_key = t.patient_key)',
  rejected_row: `(
    SELECT p.patient_pseudonym
    FROM published.finding AS f
    JOIN published.dim_patient AS p USING (patient_key)
    WHERE f.code = t.code AND f.run_id = t.run_id AND f.file = t.file AND f.sheet = t.sheet AND f.row_number = t.row_number
  )`,
  value_change: 't.patient_pseudonym',
};

/** The order of the rows is the one that `copyPastRuns` numbers them by. */
const ORDERED: readonly string[] = ['etl_run', 'etl_source_file', 'etl_row_count', 'finding'];

function importTable(sql: Connection, table: string, where: string): void {
  const columns = keptColumns(columnsIn(sql, 'published', table), table);
  const values = columns.map((column) => (column === PSEUDONYM ? PSEUDONYM_OF[table] : `t.${column}`));
  sql.exec(
    `INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM published.${table} AS t
     ${where} ${ORDERED.includes(table) ? 'ORDER BY t.rowid' : ''}`,
  );
}

/** A file of an earlier version has the check counts of the runs before it in a table of their own. */
function importEarlierCounts(sql: Connection): void {
  if (columnsIn(sql, 'published', 'check_history').length === 0) return;
  const columns = 'run_id, check_name, n_checked, n_failed, error';
  sql.exec(`INSERT INTO main.check_count (${columns}) SELECT ${columns} FROM published.check_history`);
}
