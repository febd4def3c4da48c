import type { PartialDate } from '../cell/date.ts';
import { memoize } from '../cell/memoize.ts';
import type { Parser } from '../cell/parsed.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { AnySheet } from '../define/source.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Header } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { ColumnDictionary } from '../staging/column-dictionary.ts';
import { documentOrderOf } from '../staging/document-order.ts';
import { BLANK, type CellRef, MASKED, MOVED, type StagedCell, type Vocabularies } from '../staging/row.ts';
import type { RowToStage } from '../staging/writer.ts';
import { type CellGuard, cellGuard } from './cell-guard.ts';
import { cellEncrypter } from './encrypt-cell.ts';
import type { IdentityCells } from './identity-cells.ts';
import type { PeopleOfFile } from './people-of-file.ts';
import type { Keyring } from './pseudonym.ts';
import { IdentityReader } from './row-identity.ts';
import { KeyMaker } from './row-key.ts';

/**
 * Excel's limit (C-59), in characters. A longer text is replaced by one of the same length, so that its parser
 * still rejects it.
 */
const LONGEST_CELL = 32_767;
const TOO_LONG = '…'.repeat(LONGEST_CELL + 1);
const NO_DAY = '0000-00-00';

export interface DoorOptions {
  readonly file: string;
  readonly sheet: AnySheet;
  readonly header: Header;
  readonly context: ReadContext;
  readonly keyring: Keyring;
  readonly people: PeopleOfFile;
  /** A CSV row with more cells than its header has moved; an Excel row cannot. */
  readonly canMove: boolean;
  readonly onFinding: (finding: Finding) => void;
}

/** A row after de-identification. */
export interface PassedRow {
  readonly row: RowToStage;
  /** Whether each cell is filled, in the order of the header's fields; input of the cell account. */
  readonly isFilled: readonly boolean[];
  /** The document number, which must not be kept. */
  readonly document: string | null;
}

interface DoorField {
  readonly position: number;
  readonly header: string;
  readonly isKey: boolean;
  /** Null for free text, of which only the parsed content is kept (C-65). */
  readonly guard: CellGuard | null;
  readonly passed: (cell: RawCell) => StagedCell;
  readonly vocabulary: ColumnDictionary;
}

/**
 * The de-identifier of one sheet: takes raw rows, returns rows without identities. Identities become keyed hashes,
 * and free text becomes its parsed content. A cell that quotes the patient of its row is masked. A cell that may
 * quote the patient of another file is encrypted (S-2, C-65).
 */
export class RowDeidentifier {
  readonly #options: DoorOptions;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #fields: readonly DoorField[];
  readonly #identity: IdentityReader;
  readonly #key: KeyMaker;
  readonly #presentedOn: Parser<unknown> | null;
  readonly #version: Parser<unknown> | null;
  readonly #cellOf: (name: string) => RawCell;
  #cells: readonly RawCell[] = [];

  constructor(options: DoorOptions) {
    const { sheet, header, context, keyring, people } = options;
    const columns = sheet.columns as Readonly<Record<string, Column<unknown>>>;
    this.#options = options;
    this.#positions = new Map([
      ...Object.entries(header.identity),
      ...header.fields.map(({ field, position }) => [field, position] as const),
    ]);
    this.#cellOf = (name) => this.#cells[this.#positions.get(name) ?? -1] ?? null;
    this.#identity = new IdentityReader(sheet, context, keyring, people);
    this.#key = new KeyMaker(sheet, context, keyring);
    const parserOf = (column: Column<unknown> | undefined) =>
      column === undefined ? null : memoize(column.parser(context));
    this.#presentedOn = parserOf(columns.presented_on);
    this.#version = parserOf(sheet.version === undefined ? undefined : columns[sheet.version]);
    this.#fields = header.fields.flatMap(({ field, position }) => {
      const column = columns[field];
      if (column === undefined) return [];
      const isKey = this.#key.names.includes(field);
      const isText = column.kind === 'free_text';
      const guard = isText ? null : cellGuard(column, context);
      const passed = isText
        ? textReader(column.parser(context), keyring)
        : cellEncrypter(column, context, keyring);
      const vocabulary = new ColumnDictionary(column.kind);
      return [{ position, header: column.headers[0] ?? field, isKey, guard, passed, vocabulary }];
    });
  }

  /** The distinct de-identified cells, by column position. */
  get vocabularies(): Vocabularies {
    return this.#fields.map(({ vocabulary }) => vocabulary.cells);
  }

  deidentify(raw: RawRow): PassedRow {
    this.#cells = raw.cells.some(isTooLong)
      ? raw.cells.map((cell) => (isTooLong(cell) ? TOO_LONG : cell))
      : raw.cells;
    const person = this.#identity.read(this.#cellOf);
    const { unusable } = person;
    const key = this.#key.of(this.#cellOf);
    const { document } = person;
    const recency = document === null ? null : this.#recency(person);
    this.#tellProblems(person, raw.rowNumber);
    const hasMoved = this.#hasMoved(raw);
    const cells = this.#fields.map((field) => this.#staged(field, person, raw.rowNumber, hasMoved));
    this.#cells = [];
    return {
      row: {
        ...{ rowNumber: raw.rowNumber, identity: person.staged, keyHash: key.hash, keyMissing: key.missing },
        ...{ recency, cells: JSON.stringify(cells) },
        fault: unusable && { column: this.#headerOf(unusable.part), cause: unusable.fault },
      },
      isFilled: cells.map((cell) => cell !== BLANK),
      document,
    };
  }

  /** Enters only safe cells in the dictionary: a masked cell leaves no trace. */
  #staged(field: DoorField, person: IdentityCells, rowNumber: number, hasMoved: boolean): CellRef {
    const { guard, vocabulary } = field;
    const cell = this.#cells[field.position] ?? null;
    if (cell === null) return BLANK;
    if (hasMoved && !field.isKey) return [MOVED];
    const number = vocabulary.find(cell);
    const isKnown = number >= 0;
    const isHarmless = isKnown ? vocabulary.isHarmless(number) : guard === null || guard.isHarmless(cell);
    if (!isHarmless && guard?.quotes(cell, person)) {
      this.#options.onFinding({ code: 'identity_in_cell', place: this.#place(rowNumber, field.header) });
      return [MASKED];
    }
    return isKnown ? number : vocabulary.add(cell, field.passed(cell), isHarmless);
  }

  /** Date and version of a document. The rank between them is 0 until the whole sheet has been read. */
  #recency({ birthDay }: IdentityCells): string {
    const on = this.#presentedOn?.(this.#cellOf('presented_on'));
    const version = this.#version?.(this.#cellOf(this.#options.sheet.version ?? ''));
    const date = on !== undefined && 'value' in on ? (on.value as PartialDate) : null;
    const isMeeting = date?.precision === 'day' && date.value !== birthDay;
    return documentOrderOf(
      isMeeting ? (date.value ?? NO_DAY) : NO_DAY,
      version !== undefined && 'value' in version ? Number(version.value) : 0,
    );
  }

  #tellProblems({ problems, staged }: IdentityCells, rowNumber: number): void {
    for (const { code, part } of problems) {
      const place = this.#place(rowNumber, this.#headerOf(part));
      this.#options.onFinding(
        staged.patient === null ? { code, place } : { code, place, patient: staged.patient },
      );
    }
  }

  #headerOf(part: string): string {
    return this.#options.sheet.identity[part as keyof AnySheet['identity']]?.headers[0] ?? part;
  }

  /** Reports a CSV row that has fewer cells than its header, or more that are filled; true for the latter. */
  #hasMoved({ cells, rowNumber }: RawRow): boolean {
    const { canMove, header, onFinding } = this.#options;
    if (!canMove || cells.length === header.width) return false;
    const hasMoved = cells.slice(header.width).some((cell) => cell !== null && shown(cell) !== '');
    if (cells.length > header.width && !hasMoved) return false;
    const details = { found: cells.length, expected: header.width };
    onFinding({ code: 'ragged_row', place: this.#place(rowNumber), details });
    return hasMoved;
  }

  #place(rowNumber: number, column?: string): Place {
    const place = { file: this.#options.file, sheet: this.#options.sheet.name, rowNumber };
    return column === undefined ? place : { ...place, column };
  }
}

function isTooLong(cell: RawCell): boolean {
  return typeof cell === 'string' && cell.length > LONGEST_CELL;
}

/** Returns a function that keeps only the parsed content of a text, and a hash to compare corrections with. */
function textReader(parse: Parser<unknown>, keyring: Keyring): (cell: RawCell) => StagedCell {
  return (cell) => ({ read: parse(cell), was: keyring.text(shown(cell)) });
}
