import { ANSWER_COLUMNS } from '../warehouse/answers.ts';
import type { Connection } from '../warehouse/open.ts';

/** A sheet and the number of its rows, counted independently of staging and load. */
export interface ExpectedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly rowsRead: number;
}

/** A failed check. `detail` names objects and counts, never a value. */
export interface FailedCheck {
  readonly check: string;
  readonly detail: string;
}

type Check = (db: Connection, expected: readonly ExpectedSheet[]) => readonly string[];

/** Conditions of the publication. Each check returns a line for each fault. */
const CHECKS: Readonly<Record<string, Check>> = {
  integrity: (db) =>
    (db.pragma('integrity_check(10)') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok'),
  foreign_keys: danglingReferences,
  not_empty: emptyTables,
  rows_counted: sheetsMiscounted,
  row_account: accountsOff,
  missing_reasons: gapsWithoutReason,
  views_answer: viewsBroken,
};

/** Runs all checks. An empty result permits the publication. */
export function failedChecks(db: Connection, expected: readonly ExpectedSheet[]): FailedCheck[] {
  db.pragma('ignore_check_constraints = OFF'); // the integrity check tests every row against the constraints
  return Object.entries(CHECKS).flatMap(([check, run]) =>
    run(db, expected).map((detail) => ({ check, detail })),
  );
}

function danglingReferences(db: Connection): string[] {
  const counts = new Map<string, number>();
  for (const { table, parent } of db.pragma('foreign_key_check') as { table: string; parent: string }[]) {
    const reference = `${table} -> ${parent}`;
    counts.set(reference, (counts.get(reference) ?? 0) + 1);
  }
  return [...counts].map(([reference, count]) => `${reference}: ${count} rows refer to nothing`);
}

/** An empty warehouse must not be published (C-57). */
function emptyTables(db: Connection): string[] {
  const tables = ['dim_patient', 'fact_presentation', 'source_row', 'etl_source_file'];
  return tables
    .filter((table) => count(db, `SELECT EXISTS (SELECT 1 FROM ${table})`) === 0)
    .map((table) => `${table} is empty`);
}

/** The rows of the independent count and those of `source_row` must match: none lost, none twice. */
function sheetsMiscounted(db: Connection, expected: readonly ExpectedSheet[]): string[] {
  const loaded = db.prepare(`
    SELECT file || char(0) || sheet AS sheet, count(*) AS n
    FROM source_row JOIN etl_source_file USING (file_key)
    GROUP BY file_key, sheet`);
  const counts = new Map((loaded.all() as { sheet: string; n: number }[]).map(({ sheet, n }) => [sheet, n]));
  const wrong = expected.flatMap(({ file, sheet, rowsRead }) => {
    const n = counts.get(`${file}\0${sheet}`) ?? 0;
    counts.delete(`${file}\0${sheet}`);
    return n === rowsRead ? [] : [`${file}, ${sheet}: ${rowsRead} rows in the file, ${n} accounted for`];
  });
  return [
    ...wrong,
    ...[...counts.keys()].map((sheet) => `${sheet.replace('\0', ', ')}: rows of a sheet that was not read`),
  ];
}

/** `etl_row_count` must equal the counts of `source_row`, outcome by outcome (C-44). */
function accountsOff(db: Connection): string[] {
  const query = `
    SELECT c.file || ', ' || c.sheet
    FROM etl_row_count AS c
    LEFT JOIN source_row AS r USING (file_key, sheet)
    WHERE c.stage = 'load' AND c.run_id = (SELECT run_id FROM etl_run ORDER BY night DESC LIMIT 1)
    GROUP BY c.file_key, c.sheet
    HAVING c.rows_read <> count(r.source_row_key)
      OR c.rows_loaded <> count(*) FILTER (WHERE r.fate = 'loaded')
      OR c.rows_superseded <> count(*) FILTER (WHERE r.fate = 'superseded')
      OR c.rows_duplicate <> count(*) FILTER (WHERE r.fate = 'duplicate')
      OR c.rows_ignored <> count(*) FILTER (WHERE r.fate = 'ignored')
      OR c.rows_rejected <> count(*) FILTER (WHERE r.fate = 'rejected')`;
  return (db.prepare(query).pluck().all() as string[]).map(
    (sheet) => `${sheet}: the account does not fit the rows`,
  );
}

/** Every NULL of an answer column must have exactly one reason, and every reason a NULL (C-26). */
function gapsWithoutReason(db: Connection): string[] {
  return Object.entries(ANSWER_COLUMNS).flatMap(([table, answers]) =>
    answers.flatMap(({ column, columnId }) => {
      const gaps = count(db, `SELECT count(*) FROM ${table} WHERE ${column} IS NULL`);
      const reasons = count(db, `SELECT count(*) FROM missing_cell WHERE column_id = ${columnId}`);
      const both = count(
        db,
        `SELECT count(*) FROM missing_cell AS m JOIN ${table} AS t ON t.rowid = m.row_key
         WHERE m.column_id = ${columnId} AND t.${column} IS NULL`,
      );
      const isRight = gaps === both && reasons === both;
      return isRight
        ? []
        : [`${table}.${column}: ${gaps} gaps, ${reasons} reasons, ${both} of them for a gap`];
    }),
  );
}

function viewsBroken(db: Connection): string[] {
  const views = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    .pluck()
    .all() as string[];
  return views.flatMap((view) => {
    try {
      db.prepare(`SELECT * FROM "${view}" LIMIT 1`);
      return [];
    } catch (thrown) {
      return [`${view}: ${(thrown as Error).message}`];
    }
  });
}

function count(db: Connection, query: string): number {
  return db.prepare(query).pluck().get() as number;
}
