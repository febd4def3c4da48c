import type { Connection } from '../../warehouse/open.ts';
import type { Tree } from './tree.ts';

/** A value of a dimension or fact. */
export interface Cell {
  readonly table: string;
  readonly rowKey: number;
  readonly column: string;
}

/** Rule by which a value was taken from another place than the declared column of its own row. */
const RULE_OF_ORIGIN: Readonly<Record<string, string>> = {
  own_row: 'C-44',
  refinement: 'S-3, S-4, C-1',
  fallback: 'AP-7, C-20',
  correction: 'C-54',
  other_source: 'S-3, S-4',
  derived: 'AP-22, C-16',
  missing: 'C-26',
};

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly row_number: number;
  readonly source_column: string | null;
  readonly how: string;
}

/** Builds the tree from a value to the cells of the exports, with each processing step and its rules. */
export function cellTree(db: Connection, cell: Cell, role?: string): Tree {
  const of = [cell.table, cell.rowKey, cell.column];
  const where = 'table_name = ? AND row_key = ? AND column_name = ?';
  const places = db
    .prepare(
      `SELECT DISTINCT file, sheet, row_number, source_column, how FROM cell_place
       WHERE ${where} ORDER BY file, sheet, row_number, source_column`,
    )
    .all(...of) as Place[];
  const below = [
    ...places.map(placeTree),
    ...missingTrees(db, where, of),
    ...imputationTrees(db, where, of),
    ...conflictTrees(db, where, of),
    ...places.flatMap((place) => findingTrees(db, place)),
  ];
  return { text: `${role === undefined ? '' : `${role}: `}${valueText(db, cell)}`, below };
}

/** `fact_line_of_therapy [dcc 2].started_on = 2013-01-07 (AP-8)` */
function valueText(db: Connection, { table, rowKey, column }: Cell): string {
  const label = db
    .prepare('SELECT row_label FROM row_label WHERE table_name = ? AND row_key = ?')
    .pluck()
    .get(table, rowKey) as string | undefined;
  const value = db.prepare(`SELECT ${column} FROM ${table} WHERE rowid = ?`).pluck().get(rowKey);
  const rule = db
    .prepare('SELECT rule FROM data_dictionary WHERE object = ? AND "column" = ?')
    .pluck()
    .get(table, column) as string | null | undefined;
  const name = label === undefined || label === '' ? table : `${table} [${label}]`;
  return `${name}.${column} = ${value ?? 'missing'}${rule ? `  (${rule})` : ''}`;
}

function placeTree({ file, sheet, row_number, source_column, how }: Place): Tree {
  const cell = `${file}, ${sheet}, row ${row_number}${source_column === null ? '' : `, ${source_column}`}`;
  const verb = how === 'missing' ? 'expected in' : how === 'own_row' ? 'read from' : `${how} from`;
  return { text: `${verb} ${cell}  (${RULE_OF_ORIGIN[how] ?? 'C-44'})` };
}

function missingTrees(db: Connection, where: string, of: readonly (string | number)[]): Tree[] {
  const found = db.prepare(`SELECT reason, raw_text FROM missing_value WHERE ${where}`).all(...of);
  return (found as { reason: string; raw_text: string }[]).map(({ reason, raw_text }) => ({
    text: `${reason.replaceAll('_', ' ')}${raw_text === '' ? '' : `: "${raw_text}"`}  (C-26)`,
  }));
}

function imputationTrees(db: Connection, where: string, of: readonly (string | number)[]): Tree[] {
  const query = `
    SELECT raw_text, precision, earliest, latest, source
    FROM partial_date JOIN answer_column USING (column_id) WHERE ${where}`;
  const found = db.prepare(query).all(...of) as Record<
    'raw_text' | 'precision' | 'earliest' | 'latest' | 'source',
    string
  >[];
  return found.map(({ raw_text, precision, earliest, latest, source }) => ({
    text: `"${raw_text}" of ${source}: only the ${precision} is known, ${earliest} to ${latest}  (AP-8)`,
  }));
}

function conflictTrees(db: Connection, where: string, of: readonly (string | number)[]): Tree[] {
  const query = `
    SELECT kept_source, kept_value, other_source, other_value, rule, file, sheet, row_number
    FROM source_conflict AS c
    LEFT JOIN source_row AS r ON r.source_row_key = c.other_source_row_key
    LEFT JOIN etl_source_file USING (file_key)
    WHERE ${where}`;
  const found = db.prepare(query).all(...of) as Record<string, string | number | null>[];
  return found.map((one) => ({
    text: `conflict: ${one.kept_source} says ${one.kept_value ?? 'nothing'}, ${one.other_source} ${one.other_value ?? 'nothing'}; ${one.kept_source} is kept  (${one.rule})`,
    below:
      one.file === null ? [] : [{ text: `the other is in ${one.file}, ${one.sheet}, row ${one.row_number}` }],
  }));
}

function findingTrees(db: Connection, { file, sheet, row_number, source_column }: Place): Tree[] {
  const found = db
    .prepare(
      `SELECT DISTINCT severity, code, rule, message FROM finding JOIN current_run USING (run_id)
       WHERE file = ? AND sheet = ? AND row_number = ? AND (source_column IS NULL OR source_column = ?)
       ORDER BY code`,
    )
    .all(file, sheet, row_number, source_column) as Record<
    'severity' | 'code' | 'rule' | 'message',
    string
  >[];
  return found.map(({ severity, code, rule, message }) => ({
    text: `${severity} ${code}: ${message}  (${rule})`,
  }));
}
