import { ANSWER_COLUMNS } from '../../warehouse/answers.ts';
import type { Connection } from '../../warehouse/open.ts';
import { columnsOf } from '../../warehouse/writer.ts';

/** Columns numbered from 1 in each part, with the table where the column is the primary key. */
const NUMBERED: Readonly<Record<string, string>> = {
  patient_key: 'dim_patient',
  tumor_key: 'dim_tumor',
  presentation_key: 'fact_presentation',
  line_key: 'fact_line_of_therapy',
  administration_key: 'fact_administration',
  response_key: 'fact_response',
  adverse_event_key: 'fact_adverse_event',
  finding_key: 'finding',
  conflict_key: 'source_conflict',
};

/** Tables that a part may fill; a table comes after those it refers to. */
const TABLES = [
  ...Object.keys(ANSWER_COLUMNS),
  'presentation_drug',
  'line_drug',
  'bridge_metastatic_site',
  'bridge_cardiovascular_risk_factor',
  'missing_cell',
  'partial_date',
  'value_origin',
  'source_conflict',
  'finding',
  'rejected_row',
  'row_fate',
] as const;

/** Appends the tables of a part to an unfinished warehouse; its numbers continue those of the warehouse. */
export function appendPart(db: Connection, path: string): void {
  db.prepare('ATTACH ? AS part').run(path);
  db.transaction(() => {
    const lastOf = numbersSoFar(db);
    for (const table of TABLES) {
      const columns = columnsOf(db, table);
      const values = columns.map((column) => shifted(db, table, column, lastOf));
      db.exec(
        `INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM part.${table}`,
      );
    }
  })();
  db.exec('DETACH part');
}

function numbersSoFar(db: Connection): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(NUMBERED).map(([column, table]) => [
      column,
      db.prepare(`SELECT coalesce(max(${column}), 0) FROM main.${table}`).pluck().get() as number,
    ]),
  );
}

/** The expression for a column of an appended row. */
function shifted(db: Connection, table: string, column: string, lastOf: ReadonlyMap<string, number>): string {
  const last = lastOf.get(column);
  if (last !== undefined) return `${column} + ${last}`;
  if (column !== 'row_key') return column;
  // A cell names its row by the number that the row has in its own table.
  const byTable = Object.entries(ANSWER_COLUMNS).map(([answered, columns]) => {
    const rowsOf =
      table === 'source_conflict'
        ? `table_name = '${answered}'`
        : `column_id BETWEEN ${columns.at(0)?.columnId} AND ${columns.at(-1)?.columnId}`;
    return `WHEN ${rowsOf} THEN row_key + ${lastOf.get(keyOf(db, answered)) ?? 0}`;
  });
  return `CASE ${byTable.join(' ')} END`;
}

function keyOf(db: Connection, table: string): string {
  return db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk = 1').pluck().get(table) as string;
}
