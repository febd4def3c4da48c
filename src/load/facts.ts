import { dateSpelling } from '../cell/date-spelling.ts';
import type { MissingReason } from '../cell/parsed.ts';
import { ANSWER_COLUMNS, type AnswerTable } from '../warehouse/answers.ts';
import type { Connection } from '../warehouse/open.ts';
import type { Answer, FactRecord } from '../warehouse/record.ts';
import type { TableName } from '../warehouse/tables.ts';
import { appenderOf, columnsOf, writerOf } from '../warehouse/writer.ts';
import { MISSING_REASONS } from './declared.ts';

/** From a staged row to its `source_row_key`. */
export type RowKeyOf = (rowId: number) => number;

/** Keys assigned by the load: of the row, the patient, the line. */
type Keys = Readonly<Record<string, number | string | null>>;

export type WriteFact<T extends AnswerTable> = (
  record: FactRecord<T>,
  rowKey: number,
  keys: Keys,
  rows: RowKeyOf,
) => void;

/** Writes records of any fact table: the row, and the origin of each of its answers. */
export interface FactWriter {
  readonly table: <T extends AnswerTable>(table: T) => WriteFact<T>;
}

export function factWriter(db: Connection): FactWriter {
  const writeProvenance = provenanceWriter(db);

  function table<T extends AnswerTable>(name: T): WriteFact<T> {
    const append = appenderOf(db, name as TableName);
    const answers = ANSWER_COLUMNS[name];
    const cells = columnsOf(db, name).map((column) => cellOf(column, answers));

    return (record, rowKey, keys, rows) => {
      const given = record.answers as Readonly<Record<string, Answer<unknown>>>;
      const parts: Parts = { keys, rowId: record.rowId, columns: record.columns, answers: given, rows };
      append(cells.map((cell) => cell(parts)));
      for (const { columnId, column } of answers) {
        const answer = given[column];
        if (answer === undefined) throw new Error(`a record of ${name} has no answer for ${column}`);
        if (isPlain(answer)) continue;
        writeProvenance({ table: name, column, columnId, rowKey }, answer, rows);
      }
    };
  }
  return { table };
}

/** The parts that a row of a fact table is joined from. */
interface Parts {
  readonly keys: Keys;
  readonly rowId: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<string, Answer<unknown>>>;
  readonly rows: RowKeyOf;
}

const BOUND = /^(.+)_(earliest|latest)$/;

/** Returns how one column of a fact table is filled; computed once for each table. */
function cellOf(column: string, answers: readonly { readonly column: string }[]): (parts: Parts) => unknown {
  if (column === 'source_row_key') return ({ rows, rowId }) => rows(rowId);
  if (answers.some((answer) => answer.column === column)) {
    return ({ answers: given }) => stored(given[column]?.value ?? null);
  }
  const [, dated = '', bound] = BOUND.exec(column) ?? [];
  if (answers.some((answer) => answer.column === dated)) {
    // The first and last possible day of a date; both are the day itself when it is known.
    return ({ answers: given }) =>
      given[dated]?.partial?.[bound as 'earliest' | 'latest'] ?? given[dated]?.value ?? null;
  }
  return ({ keys, columns }) => stored(column in keys ? keys[column] : columns[column]);
}

/** True for a known value from the record's own row: it needs no further row. */
function isPlain(answer: Answer<unknown>): boolean {
  return (
    answer.value !== null &&
    answer.partial === undefined &&
    answer.origin === undefined &&
    answer.conflicts === undefined
  );
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
