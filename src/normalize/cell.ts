import type { Finding } from '../audit/finding.ts';
import type { MissingReason, Parsed, Parser } from '../cell/parsed.ts';
import { quoted, type RawCell } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { ConceptName, Concepts, FieldOf } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { StagedCell, StagedRow, StagedSheet } from '../staging/row.ts';
import type { Origin } from '../warehouse/record.ts';
import type { Corrections } from './corrections.ts';

/** A cell, read: its value or why there is none, and where it stands. */
export interface ReadCell<T> {
  readonly value: T | null;
  /** Null when there is a value. */
  readonly reason: MissingReason | null;
  /** The cell as it may be quoted; empty for free text (C-65). */
  readonly raw: string;
  readonly rowId: number;
  readonly field: string;
  readonly source: string;
  /** The cell that it was read from instead, when a correction was applied (C-54). */
  readonly correction: Origin | null;
}

type CellsOf<C extends ConceptName> = { readonly [F in FieldOf<C>]: ReadCell<Concepts[C][F]> };

/** A staged row with its cells read. */
export interface ReadRow<C extends ConceptName> {
  readonly concept: C;
  readonly source: string;
  readonly row: StagedRow;
  readonly cells: CellsOf<C>;
  /** What is wrong with its cells; to be told only if the row is used. */
  readonly problems: readonly Finding[];
}

/** A row of any concept. */
export type AnyReadRow = { [C in ConceptName]: ReadRow<C> }[ConceptName];

interface FieldReader {
  readonly field: string;
  readonly position: number;
  readonly column: Column<unknown>;
  readonly parse: Parser<unknown>;
}

/** Reads the rows of one staged sheet: the parser of each column is built once. */
export class SheetReader {
  readonly staged: StagedSheet;
  readonly declared: AnySheet;
  readonly file: string;
  readonly #fields: readonly FieldReader[];
  readonly #absent: readonly string[];
  readonly #corrections: Corrections;

  constructor(
    staged: StagedSheet,
    declared: AnySheet,
    context: ReadContext & { readonly file: string },
    corrections: Corrections,
  ) {
    this.staged = staged;
    this.declared = declared;
    this.file = context.file;
    this.#corrections = corrections;
    const columns = Object.entries(declared.columns) as [string, Column<unknown>][];
    const here = new Map(staged.fields.map((field, position) => [field, position]));
    this.#fields = columns.flatMap(([field, column]) => {
      const position = here.get(field);
      return position === undefined ? [] : [{ field, position, column, parse: column.parser(context) }];
    });
    this.#absent = columns.map(([field]) => field).filter((field) => !here.has(field));
  }

  read(row: StagedRow): AnyReadRow {
    const cells: Record<string, ReadCell<unknown>> = {};
    const problems: Finding[] = [];
    const corrected = this.#corrections.of(this.declared, row);
    for (const reader of this.#fields) {
      const found = row.cells[reader.position] ?? null;
      const raw = corrected === null ? found : corrected.apply(reader.field, found);
      cells[reader.field] = this.#readCell(row, reader, raw, raw !== found, problems);
    }
    for (const field of this.#absent) cells[field] = this.#absentCell(row, field);
    const { concept } = this.declared;
    return { concept, source: this.staged.source, row, cells, problems } as unknown as AnyReadRow;
  }

  #readCell(
    row: StagedRow,
    { field, column, parse }: FieldReader,
    cell: StagedCell,
    isCorrected: boolean,
    problems: Finding[],
  ): ReadCell<unknown> {
    const isRead = isReadText(cell);
    const parsed: Parsed<unknown> = isRead ? cell.read : parse(cell);
    const origin: Origin | null = isCorrected ? { how: 'correction', rowId: row.rowId, field } : null;
    const said = isRead || column.kind === 'free_text' ? null : cell;
    const read = new FoundCell(parsed, said, row.rowId, field, this.staged.source, origin);
    if (parsed.problem !== undefined && !isToldAtTheDoor(cell)) {
      const place = { file: this.file, sheet: this.declared.name, rowNumber: row.rowNumber };
      const header = column.headers[0];
      problems.push({
        code: parsed.problem,
        place: header === undefined ? place : { ...place, column: header },
        quote: read.raw,
      });
    }
    return read;
  }

  #absentCell(row: StagedRow, field: string): ReadCell<unknown> {
    return absentCell(row.rowId, field, this.staged.source);
  }
}

/** A cell that stands in its file. It is quoted only when somebody asks, for nearly all are read and never quoted. */
class FoundCell implements ReadCell<unknown> {
  readonly value: unknown;
  readonly reason: MissingReason | null;
  readonly rowId: number;
  readonly field: string;
  readonly source: string;
  readonly correction: Origin | null;
  readonly #said: RawCell;

  /** `said` is null for what may not be quoted. */
  constructor(
    parsed: Parsed<unknown>,
    said: RawCell,
    rowId: number,
    field: string,
    source: string,
    correction: Origin | null,
  ) {
    this.value = 'missing' in parsed ? null : parsed.value;
    this.reason = 'missing' in parsed ? parsed.missing : null;
    this.#said = said;
    this.rowId = rowId;
    this.field = field;
    this.source = source;
    this.correction = correction;
  }

  get raw(): string {
    return quoted(this.#said);
  }
}

/** The cell of a column that the file does not have (C-53). */
export function absentCell(rowId: number, field: string, source: string): ReadCell<never> {
  return { value: null, reason: 'not_recorded', raw: '', rowId, field, source, correction: null };
}

/** Cells that the door set aside, with a finding of its own: they quote an identity, or their row has no columns. */
const SET_ASIDE: ReadonlySet<string> = new Set(['#IDENTITY', '#MOVED']);

function isToldAtTheDoor(cell: StagedCell): boolean {
  return typeof cell === 'object' && cell !== null && 'error' in cell && SET_ASIDE.has(cell.error);
}

function isReadText(cell: StagedCell): cell is Exclude<StagedCell, RawCell> {
  return typeof cell === 'object' && cell !== null && 'read' in cell;
}
