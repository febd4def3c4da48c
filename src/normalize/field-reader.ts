import type { PartialDate } from '../cell/date.ts';
import { isUnderstood, type Parser } from '../cell/parsed.ts';
import { quoted } from '../cell/raw.ts';
import type { Column, ColumnKind, ReadContext } from '../define/columns.ts';
import { quotesDay } from '../deidentify/birth-day.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { type ColumnContent, redactIdentities } from '../deidentify/redact.ts';
import { BLANK, type StagedCell, type StagedRow, type TypedCell, typedCell } from '../staging/row.ts';

/** Decrypts cells, and recognizes words that must not be quoted. */
export interface Secrets extends Pick<Keyring, 'unseal'> {
  /** True for a folded word that is part of a patient's name. */
  readonly isName: (word: string) => boolean;
}

const NO_CELL: StagedCell = { missing: 'not_recorded', text: '' };

/** A column of one staged sheet. */
export class FieldReader {
  readonly field: string;
  readonly column: Column<unknown>;
  readonly #position: number;
  readonly #dictionary: readonly StagedCell[];
  readonly #secrets: Secrets;
  readonly #parse: Parser<unknown>;
  /** Decrypted cells of the dictionary, by number. */
  readonly #open: (TypedCell | undefined)[] = [];
  readonly #quotes = new WeakMap<TypedCell, string>();

  constructor(
    field: string,
    column: Column<unknown>,
    staged: { readonly position: number; readonly dictionary: readonly StagedCell[] },
    { unseal, isName, ...context }: Secrets & ReadContext,
  ) {
    this.field = field;
    this.column = column;
    this.#position = staged.position;
    this.#dictionary = staged.dictionary;
    this.#secrets = { unseal, isName };
    this.#parse = column.parser(context);
  }

  /** Returns the cell of a row, decrypted. */
  cell({ cells }: StagedRow): TypedCell {
    const ref = cells[this.#position] ?? BLANK;
    if (typeof ref !== 'number') return this.#opened(ref[0]);
    const known = this.#open[ref];
    if (known !== undefined) return known;
    const cell = this.#opened(this.#dictionary[ref] ?? NO_CELL);
    this.#open[ref] = cell;
    return cell;
  }

  /** Returns the cell that a correction gives. */
  corrected(text: string): TypedCell {
    const cell = text === '' ? null : text;
    return typedCell(cell, this.#parse(cell));
  }

  /**
   * Returns the quotable form of a cell: at most 40 characters. Names, and numbers that may identify a patient, are
   * redacted unless the cell is a date. Free text is never quoted (C-65).
   */
  quote(cell: TypedCell): string {
    const known = this.#quotes.get(cell);
    if (known !== undefined) return known;
    const quote = this.#quoteOf(cell);
    this.#quotes.set(cell, quote);
    return quote;
  }

  #quoteOf(cell: TypedCell): string {
    const { kind } = this.column;
    const { text = '' } = cell;
    if (kind === 'free_text' || text === '') return '';
    if (kind === 'date' && isUnderstood(cell)) return quoted(text);
    return quoted(redactIdentities(text, contentOf(kind), this.#secrets.isName));
  }

  /** For a date column: true when the cell is one of these days, or its unreadable text contains one. */
  shows(cell: TypedCell, days: readonly string[]): boolean {
    if (!('missing' in cell)) {
      const { precision, value } = cell.value as PartialDate;
      return precision === 'day' && days.some((day) => day === value);
    }
    return !isUnderstood(cell) && days.some((day) => quotesDay(cell.text ?? '', day));
  }

  #opened(cell: StagedCell): TypedCell {
    return 'sealed' in cell ? (JSON.parse(this.#secrets.unseal(cell.sealed)) as TypedCell) : cell;
  }
}

function contentOf(kind: ColumnKind): ColumnContent {
  if (kind === 'date') return 'date';
  return kind === 'integer' || kind === 'decimal' || kind === 'ki67' ? 'number' : 'code';
}
