import type { RawCell } from '../../cell/raw.ts';
import type { RawRow } from '../raw-book.ts';
import { type BookContext, type CellType, cellValue, numberValue, passPlainNumber } from './cell-value.ts';
import { closes, passElement, richText } from './rich-text.ts';
import { CLOSE, EMPTY, OPEN, XmlCursor, XmlFault } from './xml.ts';

/** Where a sheet of Excel ends. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const NO_VALUE: RawCell = { error: '#FORMULA' };
const TYPES: readonly CellType[] = ['n', 's', 'str', 'inlineStr', 'b', 'e', 'd'];
const [ZERO, NINE, A, Z] = [0x30, 0x39, 0x41, 0x5a] as const;
/** Bit mask that makes an ASCII letter upper case. */
const UPPER = 0xdf;
const [SMALL_C, SMALL_F, SMALL_N, SMALL_R, SMALL_S, SMALL_T, SMALL_V] = [
  0x63, 0x66, 0x6e, 0x72, 0x73, 0x74, 0x76,
] as const;

/** Where in the worksheet the cursor is. */
type Region = 'outside' | 'data' | 'row' | 'end';

/**
 * Reads the rows of a worksheet part (ECMA-376, 18.3.1), which comes in chunks of any size. A cell that a chunk
 * cuts off is read again with the next chunk. The declared dimension of the sheet is ignored.
 */
export class SheetReader {
  readonly #cursor = new XmlCursor();
  readonly #sheet: number;
  readonly #context: BookContext;
  #region: Region = 'outside';
  /** Depth of open elements that are not part of a row. */
  #strangers = 0;
  #rows: RawRow[] = [];
  #row = 0;
  #cells: RawCell[] = [];
  #seen: boolean[] | null = null;
  #holdsCell = false;
  #column = 0;
  #style = 0;
  #type: CellType = 'n';

  constructor(sheet: number, context: BookContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  /** The current row, for messages. */
  get rowNumber(): number {
    return this.#row;
  }

  /** Takes a chunk; returns the rows that end in it and have a cell. */
  push(chunk: Buffer): readonly RawRow[] {
    this.#rows = [];
    this.#cursor.take(chunk);
    while (this.#step());
    return this.#rows;
  }

  end(): void {
    if (this.#region !== 'end') throw new XmlFault('a sheet without its end');
  }

  #step(): boolean {
    const cursor = this.#cursor;
    if (!cursor.next()) return false;
    if (this.#region === 'row' && this.#strangers === 0) {
      if (cursor.kind !== CLOSE && cursor.letter === SMALL_C) return this.#readCell();
      if (cursor.kind === CLOSE && cursor.is('row')) this.#endRow();
      else this.#passStranger();
    } else if (this.#region === 'data' && this.#strangers === 0) {
      if (cursor.kind !== CLOSE && cursor.is('row')) this.#startRow();
      else if (cursor.kind === CLOSE && cursor.is('sheetData')) this.#region = 'outside';
      else this.#passStranger();
    } else if (this.#region === 'outside') {
      if (cursor.kind === OPEN && cursor.is('sheetData')) this.#region = 'data';
      else if (cursor.kind !== OPEN && cursor.is('worksheet')) this.#region = 'end';
    } else this.#passStranger();
    return true;
  }

  #passStranger(): void {
    if (this.#cursor.kind === OPEN) this.#strangers++;
    else if (this.#cursor.kind === CLOSE && --this.#strangers < 0)
      throw new XmlFault('tags that do not match');
  }

  #startRow(): void {
    const cursor = this.#cursor;
    let row = this.#row + 1;
    while (cursor.nextAttribute()) {
      if (cursor.attributeEnd - cursor.attributeAt !== 1 || cursor.bytes[cursor.attributeAt] !== SMALL_R)
        continue;
      row = wholeNumber(cursor, cursor.valueAt);
    }
    if (row <= this.#row) throw new XmlFault('a row that is there twice, or after a later one');
    if (row > MOST_ROWS) throw new XmlFault(`a row beyond ${MOST_ROWS}`);
    this.#row = row;
    this.#column = -1;
    if (cursor.kind === OPEN) this.#region = 'row';
  }

  #endRow(): void {
    if (this.#holdsCell) this.#rows.push({ sheet: this.#sheet, rowNumber: this.#row, cells: this.#cells });
    this.#cells = [];
    this.#seen = null;
    this.#holdsCell = false;
    this.#region = 'data';
  }

  /**
   * Reads a cell whose opening tag the cursor has passed. False when it is cut off; the cursor has then not moved.
   */
  #readCell(): boolean {
    const cursor = this.#cursor;
    const { tagAt } = cursor;
    const columnBefore = this.#column;
    this.#readAttributes();
    const value = cursor.kind === EMPTY ? this.#valueOf(null, false) : this.#content();
    if (value === undefined) {
      cursor.at = tagAt;
      this.#column = columnBefore;
      return false;
    }
    this.#place(value);
    return true;
  }

  #readAttributes(): void {
    const cursor = this.#cursor;
    this.#column++;
    this.#style = 0;
    this.#type = 'n';
    while (cursor.nextAttribute()) {
      if (cursor.attributeEnd - cursor.attributeAt !== 1) continue;
      const name = cursor.bytes[cursor.attributeAt];
      if (name === SMALL_R) this.#column = columnOf(cursor, this.#row);
      else if (name === SMALL_S) this.#style = wholeNumber(cursor, cursor.valueAt);
      else if (name === SMALL_T) this.#type = typeOf(cursor);
    }
    if (this.#column >= MOST_COLUMNS) throw new XmlFault(`a cell beyond column ${MOST_COLUMNS}`);
  }

  /** The value of a cell, from its children; undefined when they are cut off. */
  #content(): RawCell | undefined {
    const cursor = this.#cursor;
    if (this.#type === 'n' || this.#type === 's') {
      const number = passPlainNumber(cursor);
      if (number >= 0) return numberValue(number, this.#type, this.#style, this.#context);
    }
    let value: RawCell = null;
    let hasFormula = false;
    let hasValue = false;
    while (cursor.next()) {
      const letter = cursor.letter;
      if (cursor.kind === CLOSE) {
        if (letter !== SMALL_C) throw new XmlFault('tags that do not match');
        return this.#valueOf(hasValue ? value : null, hasFormula, hasValue);
      }
      if (letter === SMALL_F) hasFormula = true;
      if (letter === SMALL_V) {
        hasValue = true;
        if (cursor.kind === EMPTY) continue;
        if (!cursor.next()) return undefined;
        if (!closes(cursor, SMALL_V)) throw new XmlFault('a value with tags in it');
        value = cellValue(cursor, this.#type, this.#style, this.#context);
      } else if (cursor.kind === OPEN && this.#type === 'inlineStr' && cursor.is('is')) {
        const text = richText(cursor, 'is');
        if (text === undefined) return undefined;
        value = text;
        hasValue = true;
      } else if (cursor.kind === OPEN && !passElement(cursor)) return undefined;
    }
    return undefined;
  }

  /**
   * A formula without a stored value is an error; without a formula an empty text is a text, other cells are blank
   * (C-64).
   */
  #valueOf(value: RawCell, hasFormula: boolean, hasValue = false): RawCell {
    if (value !== null) return value;
    const isText = this.#type === 'str' || this.#type === 'inlineStr';
    if (hasFormula && !(isText && hasValue)) return NO_VALUE;
    if (isText) return '';
    return this.#type === 'e' ? { error: '#ERROR' } : null;
  }

  /** Stores a cell in its column, even when cells are out of order. */
  #place(value: RawCell): void {
    const cells = this.#cells;
    const column = this.#column;
    if (column < cells.length) {
      this.#seen ??= cells.map((cell) => cell !== null);
      if (this.#seen[column] === true) throw new XmlFault('a cell that is there twice');
      cells[column] = value;
    } else {
      while (cells.length < column) cells.push(null);
      cells.push(value);
    }
    if (this.#seen !== null) this.#seen[column] = true;
    if (value !== null) this.#holdsCell = true;
  }
}

/** The column of a reference like `AB12`, from 0. */
function columnOf({ bytes, valueAt, valueEnd }: XmlCursor, row: number): number {
  let at = valueAt;
  let column = 0;
  for (; at < valueEnd; at++) {
    const byte = bytes[at] as number;
    const letter = byte & UPPER; // some programs write small letters
    if (letter < A || letter > Z || column > MOST_COLUMNS) break;
    column = column * 26 + (letter - A + 1);
  }
  let number = 0;
  for (const digits = at; at < valueEnd; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE || at - digits > 7) throw new XmlFault('a cell without a place');
    number = number * 10 + (byte - ZERO);
  }
  if (column === 0) throw new XmlFault('a cell without a place');
  if (number !== row) throw new XmlFault('a cell in a row that is not its own');
  return column - 1;
}

/** The attribute's value as a whole number. */
function wholeNumber({ bytes, valueEnd }: XmlCursor, from: number): number {
  let number = 0;
  for (let at = from; at < valueEnd; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE || at - from > 9) throw new XmlFault('a number that is none');
    number = number * 10 + (byte - ZERO);
  }
  return number;
}

function typeOf({ bytes, valueAt, valueEnd }: XmlCursor): CellType {
  if (valueEnd - valueAt === 1) {
    if (bytes[valueAt] === SMALL_S) return 's';
    if (bytes[valueAt] === SMALL_N) return 'n';
  }
  const name = bytes.toString('latin1', valueAt, valueEnd);
  const type = TYPES.find((known) => known === name);
  if (type === undefined) throw new XmlFault('a cell of an unknown type');
  return type;
}
