import type { PartialDate } from '../cell/date.ts';
import type { Parsed } from '../cell/parsed.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { AnySheet } from '../define/source.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Header } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { documentOrderOf } from '../staging/document-order.ts';
import {
  BLANK,
  type CellRef,
  type DictionaryCells,
  MASKED,
  MOVED,
  type UnreadSpelling,
} from '../staging/row.ts';
import type { RowToStage } from '../staging/writer.ts';
import { ColumnDeidentifier, type ParsedCell } from './column-deidentifier.ts';
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

export interface SheetToDeidentify {
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
export interface DeidentifiedRow {
  readonly row: RowToStage;
  /** Whether each cell is filled, in the order of the header's fields; input of the cell account. */
  readonly isFilled: readonly boolean[];
  /** The document number, which must not be kept. */
  readonly document: string | null;
}

const ABSENT: Parsed<unknown> = { missing: 'not_recorded' };

interface DeclaredColumn {
  readonly field: string;
  readonly position: number;
  readonly header: string;
  readonly isKey: boolean;
  readonly cells: ColumnDeidentifier;
}

/**
 * The de-identifier of one sheet: takes raw rows, returns rows without identities. Identities become keyed hashes,
 * and free text becomes its parsed content. A cell that quotes the patient of its row is masked. A cell that may
 * quote the patient of another file is encrypted (S-2, C-65).
 */
export class RowDeidentifier {
  readonly #options: SheetToDeidentify;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #columns: readonly DeclaredColumn[];
  readonly #identity: IdentityReader;
  readonly #key: KeyMaker;
  readonly #cellOf: (name: string) => RawCell;
  readonly #parsedOf: (field: string) => Parsed<unknown>;
  #cells: readonly RawCell[] = [];
  #parsed: readonly ParsedCell[] = [];

  constructor(options: SheetToDeidentify) {
    const { sheet, header, context, keyring, people } = options;
    const columns = sheet.columns as Readonly<Record<string, Column<unknown>>>;
    this.#options = options;
    this.#positions = new Map([
      ...Object.entries(header.identity),
      ...header.fields.map(({ field, position }) => [field, position] as const),
    ]);
    this.#cellOf = (name) => this.#cells[this.#positions.get(name) ?? -1] ?? null;
    this.#identity = new IdentityReader(sheet, context, keyring, people);
    this.#key = new KeyMaker(sheet, keyring);
    this.#columns = header.fields.flatMap(({ field, position }) => {
      const column = columns[field];
      if (column === undefined) return [];
      const isKey = this.#key.names.includes(field);
      const cells = new ColumnDeidentifier(column, context, keyring);
      return [{ field, position, header: column.headers[0] ?? field, isKey, cells }];
    });
    const indexOf = new Map(this.#columns.map(({ field }, index) => [field, index]));
    this.#parsedOf = (field) => this.#parsed[indexOf.get(field) ?? -1]?.parsed ?? ABSENT;
  }

  /** The distinct de-identified cells, by column position. */
  get dictionaries(): DictionaryCells {
    return this.#columns.map(({ cells }) => cells.cells);
  }

  /** The spellings that no column understands, by column position. */
  get unreadSpellings(): readonly (readonly UnreadSpelling[])[] {
    return this.#columns.map(({ cells }) => cells.unreadSpellings);
  }

  deidentify(raw: RawRow): DeidentifiedRow {
    this.#cells = raw.cells.some(isTooLong)
      ? raw.cells.map((cell) => (isTooLong(cell) ? TOO_LONG : cell))
      : raw.cells;
    this.#parsed = this.#columns.map(({ cells, position }) => cells.parse(this.#cells[position] ?? null));
    const person = this.#identity.read(this.#cellOf, this.#parsedOf('sex'));
    const { unusable, document } = person;
    const key = this.#key.of(this.#cellOf, this.#parsedOf);
    const documentOrder = document === null ? null : this.#documentOrder(person);
    this.#reportProblems(person, raw.rowNumber);
    const cells = this.#staged(person, raw.rowNumber, this.#hasMoved(raw));
    this.#cells = [];
    this.#parsed = [];
    return {
      row: {
        rowNumber: raw.rowNumber,
        identity: person.staged,
        keyHash: key.hash,
        keyMissing: key.missing,
        documentOrder,
        cells: JSON.stringify(cells),
        fault: unusable && { column: this.#headerOf(unusable.part), cause: unusable.fault },
      },
      isFilled: cells.map((cell) => cell !== BLANK),
      document,
    };
  }

  /** Returns the references to the cells of the row. A cell that quotes an identity is masked and reported. */
  #staged(person: IdentityCells, rowNumber: number, hasMoved: boolean): CellRef[] {
    return this.#columns.map(({ cells, isKey, header }, index) => {
      const cell = this.#parsed[index];
      if (cell === undefined || cell.raw === null) return BLANK;
      if (hasMoved && !isKey) return [MOVED];
      const ref = cells.stage(cell, person);
      if (ref === null)
        this.#options.onFinding({ code: 'identity_in_cell', place: this.#place(rowNumber, header) });
      return ref ?? [MASKED];
    });
  }

  /** Date and version of a document. The rank between them is 0 until the whole sheet has been read. */
  #documentOrder({ birthDay }: IdentityCells): string {
    const on = this.#parsedOf('presented_on');
    const version = this.#parsedOf(this.#options.sheet.version ?? '');
    const date = 'value' in on ? (on.value as PartialDate) : null;
    const isMeeting = date?.precision === 'day' && date.value !== birthDay;
    return documentOrderOf(
      isMeeting ? (date.value ?? NO_DAY) : NO_DAY,
      'value' in version ? Number(version.value) : 0,
    );
  }

  #reportProblems({ problems, staged }: IdentityCells, rowNumber: number): void {
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
