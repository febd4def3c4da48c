import type { PartialDate } from '../cell/date.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { ConceptName, Concepts, FieldOf } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { OpenCell, StagedRow, StagedSheet, Vocabularies } from '../staging/row.ts';
import type { Origin } from '../warehouse/record.ts';
import type { Corrections, SheetCorrections } from './corrections.ts';
import { FieldReader, type Secrets } from './field-reader.ts';
import { type Instead, insteadOf, withEpoch } from './instead.ts';
import type { Word } from './word.ts';

/** A parsed cell: its value or missing reason, and its place. */
export interface ReadCell<T> {
  readonly value: T | null;
  /** Null when the cell has a value. */
  readonly reason: MissingReason | null;
  /** The quotable form of the cell; empty for free text (C-65). */
  readonly raw: string;
  readonly rowId: number;
  readonly field: string;
  readonly source: string;
  /** The cell that it was read from instead, when a correction was applied (C-54). */
  readonly correction: Origin | null;
  /** True where the file lacks the column (C-53). */
  readonly isAbsent?: boolean;
}

/** A cell that means "no date", or whose number format is not understood. */
export interface CountedCell {
  readonly field: string;
  readonly code: 'sentinel_date' | 'unclear_format';
}

type CellsOf<C extends ConceptName> = { readonly [F in FieldOf<C>]: ReadCell<Concepts[C][F]> };

/** A staged row with its cells read. */
export interface ReadRow<C extends ConceptName> {
  readonly concept: C;
  readonly source: string;
  readonly row: StagedRow;
  readonly cells: CellsOf<C>;
  /** Its date cells that have a value. */
  readonly dates: readonly ReadCell<PartialDate>[];
  /** Problems of its cells; reported only when the row is used. */
  readonly problems: readonly Finding[];
  /** Cells that are reported once for each column, not one by one (C-84, C-110). */
  readonly counted: readonly CountedCell[];
  /** Its cells that show a birth day of its person and are masked: to be reported whether the row is used or not. */
  readonly masked: readonly Finding[];
  /** Its de-identified cells, in the order of the sheet's fields: equal for rows with equal content. */
  readonly said: readonly OpenCell[];
}

/** A row of any concept. */
export type AnyReadRow = { [C in ConceptName]: ReadRow<C> }[ConceptName];

/** The inputs of reading a sheet, besides its declaration. */
export interface ReadingTools extends ReadContext, Secrets {
  readonly file: string;
  readonly corrections: Corrections;
}

/** Parses the rows of one staged sheet. Each distinct cell of a column is parsed once, on first use. */
export class SheetReader {
  readonly staged: StagedSheet;
  readonly declared: AnySheet;
  readonly file: string;
  readonly #fields: readonly FieldReader[];
  readonly #dates: readonly FieldReader[];
  readonly #corrections: SheetCorrections | null;
  /** Its fields are parsed on first use; many never are. */
  readonly #Cells: new (
    row: FoundRow,
  ) => AnyReadRow['cells'];

  constructor(
    staged: StagedSheet,
    vocabularies: Vocabularies,
    declared: AnySheet,
    { file, corrections, ...tools }: ReadingTools,
  ) {
    this.staged = staged;
    this.declared = declared;
    this.file = file;
    this.#corrections = corrections.ofSheet(declared.name);
    const columns = Object.entries(declared.columns) as [string, Column<unknown>][];
    const here = new Map(staged.fields.map((field, position) => [field, position]));
    this.#fields = columns.flatMap(([field, column]) => {
      const position = here.get(field);
      if (position === undefined) return [];
      const vocabulary = vocabularies[position] ?? [null];
      return [new FieldReader(field, column, { position, vocabulary }, tools)];
    });
    this.#dates = this.#fields.filter(({ column }) => column.kind === 'date');
    const absent = columns
      .filter(([field]) => !here.has(field))
      .map(([field, { optional = false }]) => ({ field, optional }));
    this.#Cells = cellsClass(this.#fields, absent, staged.source);
  }

  /**
   * Returns a row with its cells. Cells that show a birth day of its person are masked (S-2). `isEpochADay`: true
   * for a patient diagnosed by 1 January 1970 (C-84).
   */
  read(row: StagedRow, birthDays: readonly string[] = [], isEpochADay = false): AnyReadRow {
    const instead = insteadOf(row, this.#fields, this.#corrections, birthDays);
    const found = new FoundRow(this, row, isEpochADay ? withEpoch(row, this.#fields, instead) : instead);
    return found as unknown as AnyReadRow;
  }

  /** The cells of a row, by field. */
  cellsOf(row: FoundRow): AnyReadRow['cells'] {
    return new this.#Cells(row);
  }

  datesOf(row: FoundRow): readonly ReadCell<PartialDate>[] {
    return this.#dates
      .map((reader) => row.cell(reader) as ReadCell<unknown>)
      .filter(({ value }) => value !== null) as ReadCell<PartialDate>[];
  }

  problemsOf(row: FoundRow): readonly Finding[] {
    const found: Finding[] = [];
    for (const reader of this.#fields) {
      const word = row.wordOf(reader);
      if (word.problem === undefined) continue;
      const seen = { place: this.#placeOf(row, reader), quote: word.raw };
      if (isUnreadableEvent(reader, word))
        found.push({ code: 'unreadable_event', ...seen, details: { problem: word.problem } });
      else if (word.problem !== 'unclear_format') found.push({ code: word.problem, ...seen });
    }
    return found;
  }

  countedIn(row: FoundRow): readonly CountedCell[] {
    return this.#fields.flatMap((reader): CountedCell[] => {
      const { isNone, problem } = row.wordOf(reader);
      if (isNone) return [{ field: reader.field, code: 'sentinel_date' }];
      return problem === 'unclear_format' ? [{ field: reader.field, code: problem }] : [];
    });
  }

  maskedIn(row: FoundRow): readonly Finding[] {
    return this.#dates
      .filter((reader) => row.insteadOf(reader)?.why === 'masked')
      .map((reader) => ({ code: 'identity_in_cell', place: this.#placeOf(row, reader) }));
  }

  #placeOf({ row }: FoundRow, { column }: FieldReader): Place {
    const place = { file: this.file, sheet: this.declared.name, rowNumber: row.rowNumber };
    const [header] = column.headers;
    return header === undefined ? place : { ...place, column: header };
  }

  saidIn(row: StagedRow): readonly OpenCell[] {
    return this.#fields.map((reader) => reader.cell(row));
  }
}

/** An unreadable cell of an event is an event without a date: it excludes the patient from an endpoint (C-84). */
function isUnreadableEvent({ column }: FieldReader, { reason }: Word): boolean {
  return column.role === 'event' && reason === 'unreadable';
}

/** A row whose cells are parsed on first use. */
class FoundRow implements Omit<ReadRow<ConceptName>, 'cells'> {
  readonly row: StagedRow;
  readonly cells: AnyReadRow['cells'];
  readonly #reader: SheetReader;
  readonly #instead: ReadonlyMap<string, Instead> | null;

  constructor(reader: SheetReader, row: StagedRow, instead: ReadonlyMap<string, Instead> | null) {
    this.row = row;
    this.#reader = reader;
    this.#instead = instead;
    this.cells = reader.cellsOf(this);
  }

  get concept(): ConceptName {
    return this.#reader.declared.concept;
  }

  get source(): string {
    return this.#reader.staged.source;
  }

  get dates(): readonly ReadCell<PartialDate>[] {
    return this.#reader.datesOf(this);
  }

  get problems(): readonly Finding[] {
    return this.#reader.problemsOf(this);
  }

  get counted(): readonly CountedCell[] {
    return this.#reader.countedIn(this);
  }

  get masked(): readonly Finding[] {
    return this.#instead === null ? [] : this.#reader.maskedIn(this);
  }

  get said(): readonly OpenCell[] {
    return this.#reader.saidIn(this.row);
  }

  /** The replacement of a cell of the row; undefined for most. */
  insteadOf({ field }: FieldReader): Instead | undefined {
    return this.#instead?.get(field);
  }

  wordOf(reader: FieldReader): Word {
    return this.insteadOf(reader)?.word ?? reader.word(this.row);
  }

  cell(reader: FieldReader): FoundCell {
    const isCorrected = this.insteadOf(reader)?.why === 'corrected';
    return new FoundCell(this, reader, this.wordOf(reader), isCorrected);
  }
}

/** A cell of a row, not replaced. */
class FoundCell implements ReadCell<unknown> {
  readonly rowId: number;
  readonly source: string;
  readonly field: string;
  readonly correction: Origin | null;
  readonly #word: Word;

  constructor({ row, source }: FoundRow, { field }: FieldReader, word: Word, isCorrected: boolean) {
    this.rowId = row.rowId;
    this.source = source;
    this.field = field;
    this.#word = word;
    this.correction = isCorrected ? { how: 'correction', rowId: row.rowId, field } : null;
  }

  get value(): unknown {
    return this.#word.value;
  }

  get reason(): MissingReason | null {
    return this.#word.reason;
  }

  get raw(): string {
    return this.#word.raw;
  }
}

/**
 * A class whose instances have a property for each field of the sheet, including those that the file lacks (C-53).
 */
function cellsClass(
  fields: readonly FieldReader[],
  absent: readonly { readonly field: string; readonly optional: boolean }[],
  source: string,
): new (
  row: FoundRow,
) => AnyReadRow['cells'] {
  class Cells {
    readonly row: FoundRow;

    constructor(row: FoundRow) {
      this.row = row;
    }
  }
  const getter = (field: string, get: (this: Cells) => ReadCell<unknown>): void => {
    Object.defineProperty(Cells.prototype, field, { get, enumerable: true });
  };
  for (const reader of fields)
    getter(reader.field, function () {
      return this.row.cell(reader);
    });
  for (const { field, optional } of absent)
    getter(field, function () {
      const cell = { ...absentCell(this.row.row.rowId, field, source), isAbsent: true };
      return optional ? { ...cell, reason: 'not_collected' } : cell;
    });
  return Cells as unknown as new (
    row: FoundRow,
  ) => AnyReadRow['cells'];
}

/** The cell of a column that the file does not have (C-53). */
export function absentCell(rowId: number, field: string, source: string): ReadCell<never> {
  return { value: null, reason: 'not_recorded', raw: '', rowId, field, source, correction: null };
}
