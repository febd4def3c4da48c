import type { Connection } from '../warehouse/open.ts';
import type { ChangeKind } from '../warehouse/tracking-tables.ts';
import { columnsOf } from '../warehouse/writer.ts';

/** A value, row or patient that differs between two runs. Values are texts, as SQLite casts them. */
export interface Change {
  readonly patient: string;
  readonly what: ChangeKind;
  readonly table: string;
  /** Label of the row in both runs (`row_label`). */
  readonly row: string;
  /** Empty for an added or removed patient or row. */
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The ATTACH names of the two warehouses of one connection. */
export interface Sides {
  readonly older: string;
  readonly newer: string;
}

/** Tables whose rows have a label in `row_label`. */
const STORED = [
  'dim_patient',
  'dim_tumor',
  'fact_presentation',
  'fact_line_of_therapy',
  'fact_administration',
  'fact_response',
  'fact_adverse_event',
  'fact_follow_up',
] as const;

/** Derived views by patient, with the columns that identify their rows. */
const DERIVED = [
  {
    table: 'time_to_event',
    label: 'endpoint',
    where: 'endpoint IN (SELECT endpoint FROM study_endpoint) AND',
  },
  { table: 'patient_flow', label: "''", where: '' },
] as const;

const PATIENTS = 'dim_patient';
/** Keys change with each run; months repeat the days in another unit. */
const NOT_COMPARED = /_key$|^patient_pseudonym$|^months$/;

/** Patients of either side that are not the same on both, ascending. Throws when a side lacks a table or column. */
export function changedPatients(db: Connection, sides: Sides): string[] {
  const changed = new Set<string>();
  for (const table of [...STORED, ...DERIVED.map((derived) => derived.table)]) {
    const ahead = differing(db, table, sides);
    const isSame = ahead.length === 0 && sizeOf(db, sides.newer, table) === sizeOf(db, sides.older, table);
    const behind = isSame ? [] : differing(db, table, { older: sides.newer, newer: sides.older });
    for (const patient of [...ahead, ...behind]) changed.add(patient);
  }
  return [...changed].sort();
}

/** All that changed for these patients, in their order. */
export function* changesOf(db: Connection, sides: Sides, patients: Iterable<string>): Iterable<Change> {
  const [readOlder, readNewer] = [patientReader(db, sides.older), patientReader(db, sides.newer)];
  for (const patient of patients) {
    const [older, newer] = [readOlder(patient), readNewer(patient)];
    if (older === null || newer === null) {
      const what = older === null ? 'patient_added' : 'patient_removed';
      yield { patient, what, table: PATIENTS, row: '', column: '', before: null, after: null };
    } else {
      yield* changesOfRows(patient, older, newer);
    }
  }
}

function* changesOfRows(patient: string, older: Rows, newer: Rows): Iterable<Change> {
  for (const key of new Set([...older.keys(), ...newer.keys()])) {
    const [before, after] = [older.get(key), newer.get(key)];
    const { table, label: row } = (before ?? after) as Row;
    if (before === undefined || after === undefined) {
      const what = before === undefined ? 'row_added' : 'row_removed';
      yield { patient, what, table, row, column: '', before: null, after: null };
      continue;
    }
    for (const [column, value] of Object.entries(after.values)) {
      const old = before.values[column] ?? null;
      if (old !== value) {
        yield { patient, what: 'value_changed', table, row, column, before: text(old), after: text(value) };
      }
    }
  }
}

type Value = string | number | null;

interface Row {
  readonly table: string;
  readonly label: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** By table and label. */
type Rows = ReadonlyMap<string, Row>;

/** Reads all rows of a patient, by their labels; null for a patient that the side does not have. */
function patientReader(db: Connection, side: string): (patient: string) => Rows | null {
  const keyOf = db.prepare(`SELECT patient_key FROM ${side}.dim_patient WHERE patient_pseudonym = ?`).pluck();
  const labels = db.prepare(
    `SELECT table_name, row_key, row_label FROM ${side}.row_label WHERE patient_key = ?`,
  );
  const stored = STORED.map((table) => ({
    table,
    rows: db.prepare(
      `SELECT rowid AS row_key, ${comparedIn(db, table).join(', ')} FROM ${side}.${table} WHERE patient_key = ?`,
    ),
  }));
  const derived = DERIVED.map(({ table, label, where }) => ({
    table,
    rows: db.prepare(
      `SELECT ${label} AS row_label, ${comparedIn(db, table).join(', ')} FROM ${side}.${table} WHERE ${where} patient_key = ?`,
    ),
  }));
  return (patient) => {
    const key = keyOf.get(patient);
    if (key === undefined) return null;
    const named = new Map(
      (labels.all(key) as { table_name: string; row_key: number; row_label: string }[]).map((row) => [
        `${row.table_name} ${row.row_key}`,
        row.row_label,
      ]),
    );
    const rows: Row[] = [];
    for (const { table, rows: query } of stored) {
      for (const { row_key, ...values } of query.all(key) as Record<string, Value>[]) {
        rows.push({ table, label: named.get(`${table} ${row_key}`) ?? '', values });
      }
    }
    for (const { table, rows: query } of derived) {
      for (const { row_label, ...values } of query.all(key) as Record<string, Value>[]) {
        rows.push({ table, label: String(row_label), values });
      }
    }
    return new Map(rows.map((row) => [`${row.table}\0${row.label}`, row]));
  };
}

/** Patients with a row on the newer side that the older one does not have. A set against a set: one pass in SQLite. */
function differing(db: Connection, table: string, { older, newer }: Sides): string[] {
  const rowsOf = (side: string): string =>
    table === PATIENTS
      ? `SELECT patient_pseudonym, ${comparedIn(db, table).join(', ')} FROM ${side}.${table}`
      : `SELECT patient_pseudonym, ${comparedIn(db, table)
          .map((column) => `compared.${column}`)
          .join(', ')} FROM ${side}.${table} AS compared JOIN ${side}.dim_patient USING (patient_key)`;
  const query = `SELECT DISTINCT patient_pseudonym FROM (${rowsOf(newer)} EXCEPT ${rowsOf(older)})`;
  return db.prepare(query).pluck().all() as string[];
}

function sizeOf(db: Connection, side: string, table: string): number {
  return db.prepare(`SELECT count(*) FROM ${side}.${table}`).pluck().get() as number;
}

/** The columns to compare, from the first side that has the table. When a side lacks one, they cannot be compared. */
function comparedIn(db: Connection, table: string): string[] {
  return columnsOf(db, table).filter((column) => !NOT_COMPARED.test(column));
}

function text(value: Value): string | null {
  return value === null ? null : String(value);
}
