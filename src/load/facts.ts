import { dateSpelling } from '../cell/date-spelling.ts';
import type { MissingReason } from '../cell/parsed.ts';
import { ANSWER_COLUMNS, type AnswerTable } from '../warehouse/answers.ts';
import type { Connection } from '../warehouse/open.ts';
import type { Answer, FactRecord } from '../warehouse/record.ts';
import type { Database, TableName } from '../warehouse/tables.ts';
import { columnsOf, type Write, writerOf } from '../warehouse/writer.ts';
import { MISSING_REASONS } from './declared.ts';

/** From a staged row to its `source_row_key`. */
export type RowKeyOf = (rowId: number) => number;

/** Keys that the load gives: its own, the patient's, the line's. */
type Keys = Readonly<Record<string, number | string | null>>;

export type WriteFact<T extends AnswerTable> = (
  record: FactRecord<T>,
  rowKey: number,
  keys: Keys,
  rows: RowKeyOf,
) => void;

/** Writes records of any fact table: the row itself, and beside it how each of its answers came to be. */
export interface FactWriter {
  readonly table: <T extends AnswerTable>(table: T) => WriteFact<T>;
}

export function factWriter(db: Connection): FactWriter {
  const writeProvenance = provenanceWriter(db);

  function table<T extends AnswerTable>(name: T): WriteFact<T> {
    const write = writerOf(db, name as TableName) as Write<TableName>;
    const answers = ANSWER_COLUMNS[name];
    const bounded = boundedColumns(columnsOf(db, name));

    return (record, rowKey, keys, rows) => {
      const row: Record<string, unknown> = { ...keys, source_row_key: rows(record.rowId) };
      for (const [column, value] of Object.entries(record.columns)) row[column] = stored(value);
      const given = record.answers as Readonly<Record<string, Answer<unknown>>>;
      for (const { columnId, column } of answers) {
        const answer = given[column];
        if (answer === undefined) throw new Error(`a record of ${name} has no answer for ${column}`);
        row[column] = stored(answer.value);
        if (bounded.has(column)) Object.assign(row, boundsOf(column, answer));
        writeProvenance({ table: name, column, columnId, rowKey }, answer, rows);
      }
      write(row as unknown as Database[TableName]);
    };
  }
  return { table };
}

/** Columns that have `_earliest` and `_latest` beside them. */
function boundedColumns(columns: readonly string[]): ReadonlySet<string> {
  const suffix = '_earliest';
  return new Set(
    columns.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length)),
  );
}

/** The first and last day that a date can be: the day itself when it is known. */
function boundsOf(column: string, { value, partial }: Answer<unknown>): Record<string, unknown> {
  return {
    [`${column}_earliest`]: partial?.earliest ?? value,
    [`${column}_latest`]: partial?.latest ?? value,
  };
}

function stored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

interface Cell {
  readonly table: AnswerTable;
  readonly column: string;
  readonly columnId: number;
  readonly rowKey: number;
}

const REASON_IDS = Object.fromEntries(MISSING_REASONS.map((row) => [row.code, row.reason_id])) as Record<
  MissingReason,
  number
>;

function provenanceWriter(db: Connection): (cell: Cell, answer: Answer<unknown>, rows: RowKeyOf) => void {
  const writeMissing = writerOf(db, 'missing_cell');
  const writePartial = writerOf(db, 'partial_date');
  const writeOrigin = writerOf(db, 'value_origin');
  const writeConflict = writerOf(db, 'source_conflict');
  let conflictKey = 0;

  return ({ table, column, columnId, rowKey }, answer, rows) => {
    const cell = { column_id: columnId, row_key: rowKey };
    if ('missing' in answer) {
      writeMissing({ ...cell, reason_id: REASON_IDS[answer.missing.reason], raw_text: answer.missing.raw });
    }
    if (answer.partial !== undefined) {
      const { raw, ...partial } = answer.partial;
      writePartial({ ...cell, raw_text: raw, spelling: dateSpelling(raw), ...partial });
    }
    for (const { how, rowId, field } of answer.origin ?? []) {
      writeOrigin({ ...cell, how, source_row_key: rows(rowId), field });
    }
    for (const conflict of answer.conflicts ?? []) {
      writeConflict({
        conflict_key: ++conflictKey,
        table_name: table,
        row_key: rowKey,
        column_name: column,
        kept_source: conflict.keptSource,
        kept_value: conflict.keptValue,
        other_source: conflict.otherSource,
        other_value: conflict.otherValue,
        rule: conflict.rule,
        other_source_row_key: conflict.otherRowId === null ? null : rows(conflict.otherRowId),
      });
    }
  };
}
