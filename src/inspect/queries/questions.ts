import { compareText } from '../../core/compare-text.ts';
import type { Connection } from '../../warehouse/open.ts';

/** A cell to look up, for one reason. */
export interface Question {
  readonly placeOfCare: string;
  /** Effect of the value, code of the finding, or `sources_disagree`. */
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  /** The quotable part of the cell, else the value derived from it; may be empty (C-65). */
  readonly found: string;
  readonly endpoint: string;
  readonly daysAtStake: number;
}

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly row_number: number;
  readonly source_column: string;
}

/**
 * Returns missing values to ask for, conflicts of sources and findings about cells, in the order of the exports.
 * Cells answered by a correction are excluded (C-54). Reads cell by cell: a join of views would read the whole
 * warehouse.
 */
export function questionsToAsk(db: Connection): Question[] {
  const corrected = new Set((db.prepare('SELECT * FROM corrected_cell').all() as Place[]).map(placeKey));
  return [...valuesToCall(db), ...conflicts(db), ...findings(db)]
    .filter((question) => !corrected.has(placeKey(placeOf(question))))
    .sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

interface Wanted {
  readonly place_of_care: string;
  readonly table_name: string;
  readonly row_key: number;
  readonly column_name: string;
}

function valuesToCall(db: Connection): Question[] {
  const wanted = db
    .prepare(
      `SELECT w.endpoint, effect, days_at_stake, table_name, row_key, column_name, p.place_of_care
       FROM missing_value_to_call AS w JOIN patient_place_of_care AS p USING (patient_key)`,
    )
    .all() as (Wanted & { endpoint: string; effect: string; days_at_stake: number | null })[];
  const places = placeReader(db);
  const textOf = textReader(db);
  return wanted.flatMap((value) =>
    places(value).map((place) => ({
      ...asked(place, value.place_of_care),
      code: value.effect,
      found: textOf(value),
      endpoint: value.endpoint,
      daysAtStake: value.days_at_stake ?? 0,
    })),
  );
}

function conflicts(db: Connection): Question[] {
  const found = db
    .prepare(
      `SELECT table_name, row_key, column_name,
         group_concat(COALESCE(kept_value, '-') || ' (' || kept_source || ') / ' || COALESCE(other_value, '-') || ' (' || other_source || ')', '; ') AS found
       FROM source_conflict GROUP BY table_name, row_key, column_name`,
    )
    .all() as (Omit<Wanted, 'place_of_care'> & { found: string })[];
  const places = placeReader(db);
  const care = new Map(
    db.prepare('SELECT patient_key, place_of_care FROM patient_place_of_care').raw().all() as [
      number,
      string,
    ][],
  );
  const patientOf = db
    .prepare<[string, number], number>(
      'SELECT patient_key FROM fact_row WHERE table_name = ? AND row_key = ?',
    )
    .pluck();
  return found.flatMap((conflict) => {
    const patient = patientOf.get(conflict.table_name, conflict.row_key) as number;
    return places(conflict).map((place) => ({
      ...asked(place, care.get(patient) ?? 'unknown'),
      code: 'sources_disagree',
      found: conflict.found,
    }));
  });
}

function findings(db: Connection): Question[] {
  const found = db
    .prepare(
      `SELECT code, message, patient_key, file, sheet, row_number, source_column,
         COALESCE(place_of_care, 'unknown') AS place_of_care
       FROM finding JOIN current_run USING (run_id) LEFT JOIN patient_place_of_care USING (patient_key)
       WHERE severity <> 'info' AND sheet IS NOT NULL AND row_number IS NOT NULL AND source_column IS NOT NULL`,
    )
    .all() as (Place & {
    code: string;
    message: string;
    patient_key: number | null;
    place_of_care: string;
  })[];
  const stored = storedReader(db);
  return found.map((one) => ({
    ...asked(one, one.place_of_care),
    code: one.code,
    found: /"(.*)"/.exec(one.message)?.[1] ?? stored(one),
  }));
}

function asked(place: Place, placeOfCare: string): Question {
  const { file, sheet, row_number: row, source_column: column } = place;
  return { placeOfCare, code: '', file, sheet, row, column, found: '', endpoint: '', daysAtStake: 0 };
}

type Cell = Pick<Wanted, 'table_name' | 'row_key' | 'column_name'>;

function placeReader(db: Connection): (cell: Cell) => Place[] {
  const query = db.prepare(
    `SELECT DISTINCT file, sheet, row_number, source_column FROM cell_place
     WHERE table_name = ? AND row_key = ? AND column_name = ? AND source_column IS NOT NULL`,
  );
  return ({ table_name, row_key, column_name }) => query.all(table_name, row_key, column_name) as Place[];
}

/** Returns the text of a missing value or a partial date; empty for any other value. */
function textReader(db: Connection): (cell: Cell) => string {
  const text = db
    .prepare('SELECT raw_text FROM value_state WHERE table_name = ? AND row_key = ? AND column_name = ?')
    .pluck();
  return ({ table_name, row_key, column_name }) => String(text.get(table_name, row_key, column_name) ?? '');
}

/** Returns the values of the patient on a row that one of its columns answers. */
function storedReader(db: Connection): (finding: Place & { readonly patient_key: number | null }) => string {
  const cells = db.prepare(
    `SELECT l.table_name, l.row_key, a.column_name
     FROM etl_source_file AS f
     JOIN current_run USING (run_id)
     JOIN source_row AS r ON r.file_key = f.file_key AND r.sheet = @sheet AND r.row_number = @row_number
     JOIN etl_source_column AS h ON h.file_key = f.file_key AND h.sheet = r.sheet AND h.source_column = @source_column
     JOIN answer_source AS o ON o.sheet = r.sheet AND o.field = h.field
     JOIN answer_column AS a USING (column_id)
     JOIN row_label AS l ON l.patient_key = @patient_key AND l.table_name = a.table_name
     WHERE f.file = @file AND a.column_name NOT LIKE 'has^_%' ESCAPE '^'`,
  );
  const isOf = db.prepare(
    'SELECT 1 FROM fact_row JOIN source_row USING (source_row_key) WHERE table_name = ? AND row_key = ? AND sheet = ? AND row_number = ?',
  );
  return ({ patient_key, file, sheet, row_number, source_column }) => {
    const own = (cells.all({ patient_key, file, sheet, row_number, source_column }) as Cell[]).filter(
      ({ table_name, row_key }) => isOf.get(table_name, row_key, sheet, row_number) !== undefined,
    );
    const values = own.map(({ table_name, row_key, column_name }) =>
      db.prepare(`SELECT ${column_name} FROM ${table_name} WHERE rowid = ?`).pluck().get(row_key),
    );
    return [...new Set(values.filter((value) => value !== null).map(String))].join(' ; ');
  };
}

function placeOf({ file, sheet, row, column }: Question): Place {
  return { file, sheet, row_number: row, source_column: column };
}

function placeKey({ file, sheet, row_number, source_column }: Place): string {
  return [file, sheet, row_number, source_column].join('\0');
}

function sortKey({ file, sheet, row, column, endpoint, code }: Question): string {
  return [file, sheet, String(row).padStart(10, '0'), column, endpoint === '' ? '~' : endpoint, code].join(
    '\0',
  );
}
