import type { Connection } from '../../src/warehouse/open.ts';

export type Values = { [column: string]: string | number | null | undefined };

/** Columns that every row needs and no test is about. */
const UNTOLD: Readonly<Record<string, Values>> = {
  dim_patient: { has_orbis_record: 0, source_row_key: 1 },
  dim_tumor: { source_row_key: 1 },
  fact_presentation: { source_row_key: 1 },
  fact_line_of_therapy: { source_row_key: 1, is_drug_line: 1, is_concomitant: 0 },
  fact_response: { source_row_key: 1, is_recist: 1 },
  fact_adverse_event: { source_row_key: 1 },
  fact_follow_up: { source_row_key: 1 },
};

/** Inserts one row; columns that it does not name are NULL. */
export function insert(db: Connection, table: string, values: Values): void {
  const row = { ...UNTOLD[table], ...values };
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  db.prepare(sql).run(Object.values(row).map((value) => value ?? null));
}

/** Inserts rows of one table. */
export function insertAll(db: Connection, table: string, rows: readonly Values[]): void {
  for (const row of rows) insert(db, table, row);
}
