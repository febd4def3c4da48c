import type { PartialDate } from '../cell/date.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { ConceptName } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { Pipeline } from '../define/study.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { DictionaryCells, StagedRow, StagedSheet, TypedCell } from '../staging/row.ts';
import type { Staging } from '../staging/store.ts';
import type { Origin } from '../warehouse/record.ts';
import { type AnyReadRow, absentCell, type CountedCell, type ReadCell, type ReadRow } from './cell.ts';
import type { Corrections, SheetCorrections } from './corrections.ts';
import { sheetOf } from './declaration.ts';
import { FieldReader, type Secrets } from './field-reader.ts';
import { type Replacements, replacementsOf, withEpoch } from './replacement.ts';

/** The inputs of reading a sheet, besides its declaration. */
export interface ReadingTools extends ReadContext, Secrets {
  readonly file: string;
  /** By field. */
  readonly commonSpellings?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly corrections: Corrections;
}

type CellsClass = new (row: ReplacedRow) => AnyReadRow['cells'];

/** Returns the readers of the staged sheets that are declared, by the number of the sheet. */
export function sheetReaders(
  staging: Staging,
  pipeline: Pipeline,
  corrections: Corrections,
  secrets: Secrets,
): ReadonlyMap<number, StagedSheetReader> {
  const files = new Map(staging.files().map((file) => [file.fileId, file]));
  return new Map(
    staging.sheets().flatMap((sheet): [number, StagedSheetReader][] => {
      const declared = sheetOf(pipeline, sheet.source, sheet.sheet);
      const file = files.get(sheet.fileId);
      if (declared === undefined || file === undefined) return [];
      const tools = {
        ...secrets,
        corrections,
        commonSpellings: staging.commonSpellings(sheet.source, sheet.sheet),
        extractedOn: file.stamp.slice(0, 10),
        file: file.file,
      };
      const dictionaries = staging.dictionaries(sheet.sheetId);
      return [[sheet.sheetId, new StagedSheetReader(sheet, dictionaries, declared, tools)]];
    }),
  );
}

/** Returns the rows of one staged sheet with their cells by field. Most cells are never looked at. */
export class StagedSheetReader {
  readonly staged: StagedSheet;
  readonly declared: AnySheet;
  readonly file: string;
  readonly #fields: readonly FieldReader[];
  readonly #dates: readonly FieldReader[];
  readonly #corrections: SheetCorrections | null;
  readonly #Cells: CellsClass;

  constructor(
    staged: StagedSheet,
    dictionaries: DictionaryCells,
    declared: AnySheet,
    { file, corrections, commonSpellings, ...tools }: ReadingTools,
  ) {
    this.staged = staged;
    this.declared = declared;
    this.file = file;
    this.#corrections = corrections.ofSheet(declared.name);
    const columns = Object.entries(declared.columns) as [string, Column<unknown>][];
    const positions = new Map(staged.fields.map((field, position) => [field, position]));
    this.#fields = columns.flatMap(([field, column]) => {
      const position = positions.get(field);
      if (position === undefined) return [];
      const dictionary = dictionaries[position] ?? [];
      const common = commonSpellings?.get(field) ?? new Set();
      return [new FieldReader(field, column, { position, dictionary, commonSpellings: common }, tools)];
    });
    this.#dates = this.#fields.filter(({ column }) => column.kind === 'date');
    const absent = columns
      .filter(([field]) => !positions.has(field))
      .map(([field, { optional = false }]) => ({ field, optional }));
    this.#Cells = cellsClass(this.#fields, absent, staged.source);
  }

  /**
   * Returns a row with its cells. Cells that show a birth day of its person are masked (S-2). `isEpochADay`: true
   * for a patient diagnosed by 1 January 1970 (C-84).
   */
  read(row: StagedRow, birthDays: readonly string[] = [], isEpochADay = false): AnyReadRow {
    const replaced = replacementsOf(row, this.#fields, this.#corrections, birthDays);
    const read = new ReplacedRow(this, row, isEpochADay ? withEpoch(row, this.#fields, replaced) : replaced);
    return read as unknown as AnyReadRow;
  }

  /** The cells of a row, by field. */
  cellsOf(row: ReplacedRow): AnyReadRow['cells'] {
    return new this.#Cells(row);
  }

  datesOf(row: ReplacedRow): readonly ReadCell<PartialDate>[] {
    return this.#dates
      .map((reader) => row.cell(reader) as ReadCell<unknown>)
      .filter(({ value }) => value !== null) as ReadCell<PartialDate>[];
  }

  problemsOf(row: ReplacedRow): readonly Finding[] {
    const found: Finding[] = [];
    for (const reader of this.#fields) {
      const cell = row.typed(reader);
      if (cell.problem === undefined) continue;
      const seen = { place: this.#placeOf(row, reader), quote: reader.quote(cell) };
      if (isUnreadableEvent(reader, cell))
        found.push({ code: 'unreadable_event', ...seen, details: { problem: cell.problem } });
      else if (cell.problem !== 'unclear_format') found.push({ code: cell.problem, ...seen });
    }
    return found;
  }

  countedIn(row: ReplacedRow): readonly CountedCell[] {
    return this.#fields.flatMap((reader): CountedCell[] => {
      const cell = row.typed(reader);
      if ('missing' in cell && cell.none !== undefined)
        return [{ field: reader.field, code: 'sentinel_date' }];
      return cell.problem === 'unclear_format' ? [{ field: reader.field, code: cell.problem }] : [];
    });
  }

  maskedIn(row: ReplacedRow): readonly Finding[] {
    return this.#dates
      .filter((reader) => row.isMasked(reader))
      .map((reader) => ({ code: 'identity_in_cell', place: this.#placeOf(row, reader) }));
  }

  stagedIn(row: StagedRow): readonly TypedCell[] {
    return this.#fields.map((reader) => reader.cell(row));
  }

  #placeOf({ row }: ReplacedRow, { column }: FieldReader): Place {
    const place = { file: this.file, sheet: this.declared.name, rowNumber: row.rowNumber };
    const [header] = column.headers;
    return header === undefined ? place : { ...place, column: header };
  }
}

/** An unreadable cell of an event is an event without a date: it excludes the patient from an endpoint (C-84). */
function isUnreadableEvent({ column }: FieldReader, cell: TypedCell): boolean {
  return column.role === 'event' && 'missing' in cell && cell.missing === 'unreadable';
}

/** A row with its replacements. */
class ReplacedRow implements Omit<ReadRow<ConceptName>, 'cells'> {
  readonly row: StagedRow;
  readonly cells: AnyReadRow['cells'];
  readonly #reader: StagedSheetReader;
  readonly #replacements: Replacements | null;

  constructor(reader: StagedSheetReader, row: StagedRow, replacements: Replacements | null) {
    this.row = row;
    this.#reader = reader;
    this.#replacements = replacements;
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
    return this.#replacements === null ? [] : this.#reader.maskedIn(this);
  }

  get staged(): readonly TypedCell[] {
    return this.#reader.stagedIn(this.row);
  }

  isMasked({ field }: FieldReader): boolean {
    return this.#replacements?.get(field)?.why === 'masked';
  }

  typed(reader: FieldReader): TypedCell {
    return this.#replacements?.get(reader.field)?.cell ?? reader.cell(this.row);
  }

  cell(reader: FieldReader): ReadCell<unknown> {
    const isCorrected = this.#replacements?.get(reader.field)?.why === 'corrected';
    return new PlacedCell(this, reader, this.typed(reader), isCorrected);
  }
}

/** A typed cell with its place. Its quote is built on first use, because most cells are never quoted. */
class PlacedCell implements ReadCell<unknown> {
  readonly value: unknown;
  readonly reason: MissingReason | null;
  readonly rowId: number;
  readonly source: string;
  readonly correction: Origin | null;
  readonly #reader: FieldReader;
  readonly #cell: TypedCell;

  constructor({ row, source }: ReplacedRow, reader: FieldReader, cell: TypedCell, isCorrected: boolean) {
    const isMissing = 'missing' in cell;
    this.value = isMissing ? null : cell.value;
    this.reason = isMissing ? cell.missing : null;
    this.rowId = row.rowId;
    this.source = source;
    this.#reader = reader;
    this.#cell = cell;
    this.correction = isCorrected ? { how: 'correction', rowId: row.rowId, field: reader.field } : null;
  }

  get field(): string {
    return this.#reader.field;
  }

  get raw(): string {
    return this.#reader.quote(this.#cell);
  }
}

/**
 * Returns a class whose instances have a property for each field of the sheet, including those that the file lacks
 * (C-53).
 */
function cellsClass(
  fields: readonly FieldReader[],
  absent: readonly { readonly field: string; readonly optional: boolean }[],
  source: string,
): CellsClass {
  class Cells {
    readonly row: ReplacedRow;

    constructor(row: ReplacedRow) {
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
  return Cells as unknown as CellsClass;
}
