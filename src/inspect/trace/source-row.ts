import { RunError } from '../../core/run-error.ts';
import type { Connection } from '../../warehouse/open.ts';
import type { Tree } from './tree.ts';

/** A row of an export, as Excel numbers it. */
export interface SourcePlace {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

interface Value {
  readonly table_name: string;
  readonly row_key: number;
  readonly column_name: string;
  readonly source_column: string;
  readonly how: string;
}

/**
 * Builds the tree of a row of an export: its outcome, the values read from it, and the endpoints that use them.
 * @throws RunError when there is no such row
 */
export function sourceRowTree(db: Connection, place: SourcePlace): Tree {
  const row = db
    .prepare(
      'SELECT source_row_key, fate, fate_code FROM row_fate WHERE file = ? AND sheet = ? AND row_number = ?',
    )
    .get(place.file, place.sheet, place.row) as
    | { source_row_key: number; fate: string; fate_code: string | null }
    | undefined;
  if (row === undefined) throw new RunError(`no such row: ${known(db, place)}`);
  const values = valuesOf(db, row.source_row_key, place);
  const cells = Map.groupBy(values, ({ table_name, row_key }) => `${table_name} ${row_key}`);
  return {
    text: `${place.file}, ${place.sheet}, row ${place.row}: ${row.fate}${row.fate_code === null ? '' : `, ${row.fate_code}`}  (C-44)`,
    below: [
      ...findingsAt(db, place),
      ...standingOn(db, row.source_row_key)
        .filter(({ name }) => !cells.has(name))
        .map(({ text }) => ({ text })),
      ...[...cells.values()].map((own) => recordTree(db, own)),
      ...conflictsOf(db, row.source_row_key),
    ],
  };
}

/** Queried row by row: the lineage of all rows is as long as the warehouse. */
function valuesOf(db: Connection, rowKey: number, { file, sheet, row }: SourcePlace): Value[] {
  const records = db
    .prepare(
      `SELECT table_name, row_key FROM fact_row WHERE source_row_key = @rowKey
       UNION
       SELECT table_name, row_key FROM value_origin JOIN answer_column USING (column_id) WHERE source_row_key = @rowKey
       ORDER BY 1, 2`,
    )
    .all({ rowKey }) as Pick<Value, 'table_name' | 'row_key'>[];
  const values = db.prepare(
    `SELECT DISTINCT table_name, row_key, column_name, source_column, how FROM lineage
     WHERE table_name = ? AND row_key = ? AND file = ? AND sheet = ? AND row_number = ? ORDER BY column_name`,
  );
  return records.flatMap(
    ({ table_name, row_key }) => values.all(table_name, row_key, file, sheet, row) as Value[],
  );
}

function recordTree(db: Connection, own: readonly Value[]): Tree {
  const { table_name, row_key } = own[0] as Value;
  const values = db.prepare(`SELECT * FROM ${table_name} WHERE rowid = ?`).get(row_key) as Record<
    string,
    unknown
  >;
  const { row_label, patient_pseudonym } = db
    .prepare(
      'SELECT row_label, patient_pseudonym FROM row_label JOIN dim_patient USING (patient_key) WHERE table_name = ? AND row_key = ?',
    )
    .get(table_name, row_key) as { row_label: string; patient_pseudonym: string };
  const name = row_label === '' ? table_name : `${table_name} [${row_label}]`;
  return {
    text: `${name} of ${patient_pseudonym}`,
    below: own.map(({ column_name, source_column, how }) => ({
      text: `${source_column} -> ${column_name} = ${values[column_name]}${how === 'own_row' ? '' : `, ${how}`}`,
      below: restingOn(db, table_name, row_key, column_name),
    })),
  };
}

/** Endpoints that rest on a value. */
function restingOn(db: Connection, table: string, rowKey: number, column: string): Tree[] {
  const found = db
    .prepare(
      `SELECT DISTINCT e.endpoint, e.role, status, days, ended_by
       FROM row_label AS l
       JOIN endpoint_evidence AS e USING (patient_key, table_name, row_key)
       JOIN endpoint_duration USING (endpoint, patient_key)
       WHERE table_name = ? AND row_key = ? AND column_name = ? ORDER BY 1, 2`,
    )
    .all(table, rowKey, column) as {
    endpoint: string;
    role: string;
    status: string;
    days: number | null;
    ended_by: string | null;
  }[];
  return found.map(({ endpoint, role, status, days, ended_by }) => ({
    text: `${endpoint}, ${role}: ${days === null ? status.replaceAll('_', ' ') : `${days} days, ended by ${ended_by}`}`,
  }));
}

function standingOn(db: Connection, rowKey: number): { readonly name: string; readonly text: string }[] {
  const found = db
    .prepare('SELECT table_name, row_key FROM fact_row WHERE source_row_key = ? ORDER BY 1, 2')
    .all(rowKey) as { table_name: string; row_key: number }[];
  return found.map(({ table_name, row_key }) => ({
    name: `${table_name} ${row_key}`,
    text: `${table_name} ${row_key} is based on it; its values come from elsewhere, or are missing`,
  }));
}

function conflictsOf(db: Connection, rowKey: number): Tree[] {
  const found = db
    .prepare(
      `SELECT table_name, row_key, column_name, kept_source, kept_value, other_value, rule
       FROM source_conflict WHERE other_source_row_key = ? ORDER BY conflict_key`,
    )
    .all(rowKey) as Record<string, string | number | null>[];
  return found.map((one) => ({
    text: `overruled in ${one.table_name}.${one.column_name}: it says ${one.other_value ?? 'nothing'}, ${one.kept_source} ${one.kept_value ?? 'nothing'}  (${one.rule})`,
  }));
}

function findingsAt(db: Connection, { file, sheet, row }: SourcePlace): Tree[] {
  const found = db
    .prepare(
      `SELECT DISTINCT severity, code, rule, message, source_column FROM finding JOIN current_run USING (run_id)
       WHERE file = ? AND sheet = ? AND row_number = ? ORDER BY source_column, code`,
    )
    .all(file, sheet, row) as Record<
    'severity' | 'code' | 'rule' | 'message' | 'source_column',
    string | null
  >[];
  return found.map(({ severity, code, rule, message, source_column }) => ({
    text: `${severity} ${code}${source_column === null ? '' : ` in ${source_column}`}: ${message}  (${rule})`,
  }));
}

/** Lists the files, sheets or rows that exist instead. */
function known(db: Connection, { file, sheet }: SourcePlace): string {
  const files = db
    .prepare('SELECT DISTINCT file FROM etl_source_file JOIN current_run USING (run_id) ORDER BY 1')
    .pluck()
    .all() as string[];
  if (!files.includes(file)) return `ETL_FILE= one of ${files.join(', ')}`;
  const sheets = db
    .prepare('SELECT DISTINCT sheet FROM row_fate WHERE file = ? ORDER BY 1')
    .pluck()
    .all(file) as string[];
  if (sheets.length === 0)
    return 'this run did not use the file: a newer one took its place, or it is a duplicate';
  if (!sheets.includes(sheet)) return `ETL_SHEET= one of ${sheets.join(', ')}`;
  const [from, to] = db
    .prepare('SELECT min(row_number), max(row_number) FROM row_fate WHERE file = ? AND sheet = ?')
    .raw()
    .get(file, sheet) as [number, number];
  return `ETL_ROW= a number from ${from} to ${to}; empty rows have no fate`;
}
