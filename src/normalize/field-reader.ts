import type { Column, ReadContext } from '../define/columns.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import {
  BLANK,
  type CellRef,
  type OpenCell,
  type SealedCell,
  type StagedCell,
  type StagedRow,
} from '../staging/row.ts';
import { type Speech, Word } from './word.ts';

/** Decrypts cells, and recognizes words that must not be quoted. */
export interface Secrets extends Pick<Keyring, 'unseal'>, Pick<Speech, 'isName'> {}

/** A column of one sheet; caches the cells parsed so far. */
export class FieldReader {
  readonly field: string;
  readonly column: Column<unknown>;
  readonly #position: number;
  readonly #vocabulary: readonly StagedCell[];
  readonly #unseal: Keyring['unseal'];
  readonly #speech: Speech;
  readonly #context: ReadContext;
  readonly #words: (Word | undefined)[] = [];

  constructor(
    field: string,
    column: Column<unknown>,
    staged: { readonly position: number; readonly vocabulary: readonly StagedCell[] },
    { unseal, isName, ...context }: Secrets & ReadContext,
  ) {
    this.field = field;
    this.column = column;
    this.#position = staged.position;
    this.#vocabulary = staged.vocabulary;
    this.#unseal = unseal;
    this.#context = context;
    this.#speech = { kind: column.kind, parse: column.parser(context), isName };
  }

  /** The parsed cell of a row; parsed once when it has a number in the column dictionary. */
  word(row: StagedRow): Word {
    const ref = this.#refIn(row);
    if (typeof ref !== 'number') return this.wordFor(this.cell(row));
    const known = this.#words[ref];
    if (known !== undefined) return known;
    const word = this.wordFor(this.cell(row));
    this.#words[ref] = word;
    return word;
  }

  /** The parsed form of a replacement cell. */
  wordFor(cell: OpenCell): Word {
    return new Word(cell, this.#speech);
  }

  /** The parsed form of a cell for a patient for whom 1 January 1970 is a real day (C-84). */
  wordWithEpoch(cell: OpenCell): Word {
    return new Word(cell, {
      ...this.#speech,
      parse: this.column.parser({ ...this.#context, isEpochADay: true }),
    });
  }

  /** The de-identified cell of the row. */
  cell(row: StagedRow): OpenCell {
    const cell = this.#staged(row);
    return isSealed(cell) ? (JSON.parse(this.#unseal(cell.sealed)) as OpenCell) : cell;
  }

  /** For a date column: true when a row may show one of these days. Does not parse cells outside the dictionary. */
  mayTell(row: StagedRow, days: readonly string[]): boolean {
    const ref = this.#refIn(row);
    if (days.length === 0 || ref === BLANK) return false;
    return typeof ref === 'number' || mayTell(ref[0], days);
  }

  #staged(row: StagedRow): StagedCell {
    const ref = this.#refIn(row);
    return typeof ref === 'number' ? (this.#vocabulary[ref] ?? null) : ref[0];
  }

  #refIn({ cells }: StagedRow): CellRef {
    return cells[this.#position] ?? BLANK;
  }
}

function mayTell(cell: StagedCell, days: readonly string[]): boolean {
  if (isSealed(cell)) return true;
  if (typeof cell === 'string') return days.some((day) => cell.includes(day.slice(0, 4)));
  return typeof cell === 'object' && cell !== null && 'date' in cell && days.includes(cell.date);
}

function isSealed(cell: StagedCell): cell is SealedCell {
  return typeof cell === 'object' && cell !== null && 'sealed' in cell;
}
