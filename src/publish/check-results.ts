import { type CheckTally, countText, stopsPublication } from '../findings/check-tally.ts';
import type { Connection } from '../warehouse/open.ts';

/** Rows that are named when a check stops the run. */
const NAMED_OFFENDERS = 5;

interface OffenderPlace {
  readonly table_name: string;
  readonly row_key: number;
  readonly row_name: string;
  readonly column_name: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row_number: number | null;
  readonly source_column: string | null;
}

/** The results of the checks of the run, the worst first. */
export function checkTallies(db: Connection): CheckTally[] {
  return db
    .prepare<[], CheckTally>(
      `SELECT
         check_name AS "check", title, severity, state, n_failed AS failed, n_checked AS checked,
         allowed_percent AS allowedPercent, previous_n_failed AS previousFailed,
         previous_n_checked AS previousChecked, error
       FROM check_result
       ORDER BY
         CASE state WHEN 'error' THEN 1 WHEN 'fail' THEN 2 ELSE 3 END,
         CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         check_name`,
    )
    .all();
}

/**
 * Returns a line for each check that prevents the publication, and one for each of its first failed rows, with its
 * place.
 */
export function stoppingLines(db: Connection, tallies: readonly CheckTally[]): string[] {
  const places = db.prepare<[string], OffenderPlace>(
    `SELECT table_name, row_key, row_name, column_name, file, sheet, row_number, source_column
     FROM check_offender_place
     WHERE check_name = ?
     ORDER BY table_name, row_key, row_name, column_name, file, sheet, row_number, source_column
     LIMIT ${NAMED_OFFENDERS}`,
  );
  return tallies
    .filter(stopsPublication)
    .flatMap((tally) => [
      `${tally.check}: ${countText(tally)}: ${tally.title}`,
      ...places.all(tally.check).map((place) => `${tally.check}: ${placeText(place)}`),
    ]);
}

/** Sheets whose most frequent reason a refused run reports. */
const NAMED_SHEETS = 10;

interface RejectedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly message: string;
  readonly alike: number;
  readonly rejected: number;
  readonly read: number;
}

/**
 * Returns a line with the most frequent reason for each sheet with more than 5 % rejected rows; a refused run
 * prints them after its failed checks (C-102, C-103). Reasons that differ only in a row number count as one.
 */
export function rejectionLines(db: Connection): string[] {
  return db
    .prepare<[], RejectedSheet>(
      `WITH reason AS (
         SELECT file, sheet, min(message) AS message, count(*) AS alike
         FROM rejected_row JOIN current_run USING (run_id)
         GROUP BY file, sheet, CASE WHEN code = 'duplicate_key' THEN code ELSE message END
       ),
       commonest AS (
         SELECT *, sum(alike) OVER (PARTITION BY file, sheet) AS rejected,
           row_number() OVER (PARTITION BY file, sheet ORDER BY alike DESC, message) AS position
         FROM reason
       )
       SELECT file, sheet, message, alike, rejected, rows_read AS read
       FROM commonest JOIN etl_row_count USING (file, sheet) JOIN current_run USING (run_id)
       WHERE position = 1 AND stage = 'load' AND 100 * rejected > 5 * rows_read
       ORDER BY file, sheet
       LIMIT ${NAMED_SHEETS}`,
    )
    .all()
    .map(
      ({ file, sheet, message, alike, rejected, read }) =>
        `${file}, ${sheet}: ${rejected} of ${read} rows rejected, ${alike} of them because ${message}`,
    );
}

/**
 * `dcc/X.xlsx, Lignes, row 12 Date fin (fact_line_of_therapy 31, ended_on)`; a computed result only has its table
 * and name.
 */
function placeText(place: OffenderPlace): string {
  const { table_name, row_key, row_name, column_name, file, sheet, row_number, source_column } = place;
  const inWarehouse = `${table_name} ${row_name || row_key}, ${column_name}`;
  if (file === null) return inWarehouse;
  const cell = source_column === null ? `row ${row_number}` : `row ${row_number} ${source_column}`;
  return `${file}, ${sheet}, ${cell} (${inWarehouse})`;
}
