import { join } from 'node:path';
import { readCsvTable } from '../core/csv-table.ts';

/** One line for each check of one table and one condition. `migrations/README.md` explains the columns. */
const FILE = join(import.meta.dirname, '../../migrations/checks/declared.csv');

/** A check of one table: what it examines, when a row fails, and its header. */
export type DeclaredCheck = Readonly<
  Record<
    | 'check'
    | 'title'
    | 'table'
    | 'column'
    | 'joined'
    | 'kind'
    | 'fails_when'
    | 'examined_when'
    | 'category'
    | 'severity'
    | 'threshold'
    | 'counts'
    | 'not_examined'
    | 'rule',
    string
  >
>;

/** Key of each table that a declared check may examine. */
const ROW_KEYS: Readonly<Record<string, string>> = {
  dim_patient: 'patient_key',
  dim_tumor: 'tumor_key',
  fact_presentation: 'presentation_key',
  fact_line_of_therapy: 'line_key',
  fact_administration: 'administration_key',
  fact_response: 'response_key',
  fact_adverse_event: 'adverse_event_key',
  fact_follow_up: 'patient_key',
};

/** The parts of the view that differ by kind. */
interface Parts {
  /** Tables and views that the SELECT reads besides the joined one, as `Source:` names them. */
  readonly reads: readonly string[];
  readonly isFailed: string;
  /** Condition of WHERE; empty: every row is examined. */
  readonly isExamined: string;
  /** Which rows are not examined, for the `Missing:` header. */
  readonly notExamined: string;
}

type Kind = (check: DeclaredCheck, rowKey: string) => Parts;

const KINDS: Readonly<Record<string, Kind>> = {
  /** Fails when `fails_when` is true. */
  value: ({ table, fails_when, examined_when, not_examined }) => ({
    reads: [table],
    isFailed: fails_when,
    isExamined: examined_when,
    notExamined: not_examined,
  }),

  /** Fails when the column is NULL. An answer that is not applicable is not examined (C-26). */
  missing: ({ table, column, examined_when }, rowKey) => {
    const applies = `NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = '${table}' AND i.column_name = '${column}' AND i.row_key = ${rowKey}
  )`;
    return {
      reads: [table, 'inapplicable_cell'],
      isFailed: `${column} IS NULL`,
      isExamined:
        examined_when === ''
          ? `${column} IS NOT NULL\n  OR ${applies}`
          : `${inAnd(examined_when)}\n  AND (${column} IS NOT NULL OR ${applies})`,
      notExamined: 'an answer that does not apply is not examined (C-26)',
    };
  },

  /** Fails when two sources give the column differently (S-4). */
  conflict: ({ table, column, examined_when, not_examined }, rowKey) => ({
    reads: ['source_conflict', table],
    isFailed: `EXISTS (
    SELECT 1
    FROM source_conflict AS conflict
    WHERE conflict.table_name = '${table}' AND conflict.row_key = ${table}.${rowKey} AND conflict.column_name = '${column}'
  )`,
    isExamined: examined_when,
    notExamined: not_examined,
  }),
};

/** Returns a condition that keeps its meaning before AND. */
function inAnd(condition: string): string {
  return /\bOR\b/i.test(condition) ? `(${condition})` : condition;
}

/** The text of a view file, with the name of the view. */
export interface ViewText {
  readonly name: string;
  readonly text: string;
}

/**
 * Returns the declared checks as view files, with the header and the SELECT that a check in a file of its own has.
 * @throws when a line has an unknown table or kind
 */
export function declaredChecks(
  checks: readonly DeclaredCheck[] = readCsvTable<DeclaredCheck>(FILE),
): ViewText[] {
  return checks.map((check) => ({ name: check.check, text: viewText(check) }));
}

function viewText(check: DeclaredCheck): string {
  const { title, table, column, joined, rule, category, severity, threshold, counts } = check;
  const rowKey = ROW_KEYS[table];
  const partsOf = KINDS[check.kind];
  if (rowKey === undefined || partsOf === undefined) {
    throw new Error(
      `${FILE}: ${check.check}: the table has to be ${Object.keys(ROW_KEYS).join(', ')}, the kind ${Object.keys(KINDS).join(', ')}`,
    );
  }
  const joins = joined === '' ? [] : [joined];
  const { reads, isFailed, isExamined, notExamined } = partsOf(check, rowKey);
  return [
    `-- ${title}`,
    '-- Grain: table_name, row_key, column_name',
    `-- Rule: ${rule}`,
    `-- Source: ${[...reads, ...joins].join(', ')}`,
    `-- Missing: ${notExamined}`,
    `-- Check: ${category}`,
    `-- Severity: ${severity}`,
    `-- Threshold: ${threshold} %`,
    `-- Counts: ${counts}`,
    'SELECT',
    `  '${table}' AS table_name,`,
    `  ${rowKey} AS row_key,`,
    `  '${column}' AS column_name,`,
    '  patient_key,',
    `  ${isFailed} AS is_failed`,
    `FROM ${table}`,
    ...joins.map((name) => `JOIN ${name} USING (patient_key)`),
    ...(isExamined === '' ? [] : [`WHERE ${isExamined}`]),
    '',
  ].join('\n');
}
