import type { Finding } from '../audit/finding.ts';
import type { PartialDate } from '../cell/date.ts';
import type { MissingReason, Parser } from '../cell/parsed.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { ConceptName, Concepts, FieldOf } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { CellRef, StagedCell, StagedRow, StagedSheet, Vocabularies } from '../staging/row.ts';
import type { Origin } from '../warehouse/record.ts';
import type { Corrections, SheetCorrections } from './corrections.ts';
import { Word } from './word.ts';

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
  /** Those of its cells that hold a date. */
  readonly dates: readonly ReadCell<PartialDate>[];
  /** What is wrong with its cells; to be told only if the row is used. */
  readonly problems: readonly Finding[];
  /** Its cells as staged, in the order of the sheet's fields: two rows that say the same have equal ones. */
  readonly said: readonly StagedCell[];
}

/** A row of any concept. */
export type AnyReadRow = { [C in ConceptName]: ReadRow<C> }[ConceptName];

/** A column of the sheet, its words read as far as rows have asked for them. */
interface FieldReader {
  readonly field: string;
  readonly position: number;
  readonly column: Column<unknown>;
  readonly parse: Parser<unknown>;
  readonly vocabulary: readonly StagedCell[];
  readonly words: (Word | undefined)[];
}

/** Reads the rows of one staged sheet: each distinct cell of a column is read once, when a row first asks for it. */
export class SheetReader {
  readonly staged: StagedSheet;
  readonly declared: AnySheet;
  readonly file: string;
  readonly #fields: readonly FieldReader[];
  readonly #dates: readonly FieldReader[];
  readonly #corrections: SheetCorrections | null;
  /** Its fields are read when they are asked for; many of a row never are. */
  readonly #Cells: new (
    row: FoundRow,
  ) => AnyReadRow['cells'];

  constructor(
    staged: StagedSheet,
    vocabularies: Vocabularies,
    declared: AnySheet,
    context: ReadContext & { readonly file: string },
    corrections: Corrections,
  ) {
    this.staged = staged;
    this.declared = declared;
    this.file = context.file;
    this.#corrections = corrections.ofSheet(declared.name);
    const columns = Object.entries(declared.columns) as [string, Column<unknown>][];
    const here = new Map(staged.fields.map((field, position) => [field, position]));
    this.#fields = columns.flatMap(([field, column]) => {
      const position = here.get(field);
      if (position === undefined) return [];
      const vocabulary = vocabularies[position] ?? [null];
      return [{ field, position, column, parse: column.parser(context), vocabulary, words: [] }];
    });
    this.#dates = this.#fields.filter(({ column }) => column.kind === 'date');
    const absent = columns.map(([field]) => field).filter((field) => !here.has(field));
    this.#Cells = cellsClass(this.#fields, absent, staged.source);
  }

  read(row: StagedRow): AnyReadRow {
    const found = new FoundRow(this, row, this.#corrected(row));
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
      const place = { file: this.file, sheet: this.declared.name, rowNumber: row.row.rowNumber };
      const [column] = reader.column.headers;
      found.push({
        code: word.problem,
        place: column === undefined ? place : { ...place, column },
        quote: word.raw,
      });
    }
    return found;
  }

  saidIn({ cells }: StagedRow): readonly StagedCell[] {
    return this.#fields.map((reader) => stagedCell(reader, cells[reader.position] ?? 0));
  }

  /** All corrections of the row are applied at once: each has to be told when its old value has gone. Null for most. */
  #corrected(row: StagedRow): ReadonlyMap<string, Word> | null {
    const corrections = this.#corrections?.of(row) ?? null;
    if (corrections === null) return null;
    const words = new Map<string, Word>();
    for (const reader of this.#fields) {
      const found = stagedCell(reader, row.cells[reader.position] ?? 0);
      const cell = corrections.apply(reader.field, found);
      if (cell !== found) words.set(reader.field, wordOf(reader, cell));
    }
    return words;
  }
}

/** A row whose cells are read when somebody asks for them. */
class FoundRow implements Omit<ReadRow<ConceptName>, 'cells'> {
  readonly row: StagedRow;
  readonly cells: AnyReadRow['cells'];
  readonly #reader: SheetReader;
  readonly #corrected: ReadonlyMap<string, Word> | null;

  constructor(reader: SheetReader, row: StagedRow, corrected: ReadonlyMap<string, Word> | null) {
    this.row = row;
    this.#reader = reader;
    this.#corrected = corrected;
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

  get said(): readonly StagedCell[] {
    return this.#reader.saidIn(this.row);
  }

  wordOf(reader: FieldReader): Word {
    const corrected = this.#corrected?.get(reader.field);
    if (corrected !== undefined) return corrected;
    const ref = this.row.cells[reader.position] ?? 0;
    if (typeof ref !== 'number') return wordOf(reader, ref[0]);
    const known = reader.words[ref];
    if (known !== undefined) return known;
    const word = wordOf(reader, stagedCell(reader, ref));
    reader.words[ref] = word;
    return word;
  }

  cell(reader: FieldReader): FoundCell {
    return new FoundCell(this, reader, this.wordOf(reader), this.#corrected?.has(reader.field) ?? false);
  }
}

/** A cell that stands in its file. */
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

/** A class whose instances have a property for each field of the sheet, those that the file lacks included (C-53). */
function cellsClass(
  fields: readonly FieldReader[],
  absent: readonly string[],
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
  for (const field of absent)
    getter(field, function () {
      return absentCell(this.row.row.rowId, field, source);
    });
  return Cells as unknown as new (
    row: FoundRow,
  ) => AnyReadRow['cells'];
}

/** The cell of a column that the file does not have (C-53). */
export function absentCell(rowId: number, field: string, source: string): ReadCell<never> {
  return { value: null, reason: 'not_recorded', raw: '', rowId, field, source, correction: null };
}

function stagedCell({ vocabulary }: FieldReader, ref: CellRef): StagedCell {
  return typeof ref === 'number' ? (vocabulary[ref] ?? null) : ref[0];
}

function wordOf({ column, parse }: FieldReader, cell: StagedCell): Word {
  return new Word(cell, parse, column.kind === 'free_text');
}
