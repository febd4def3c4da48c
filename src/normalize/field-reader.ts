import type { PartialDate } from '../cell/date.ts';
import { isUnderstood, type Parser } from '../cell/parsed.ts';
import { quoted } from '../cell/raw.ts';
import type { Column, ColumnKind, ReadContext } from '../define/columns.ts';
import { quotesDay } from '../deidentify/birth-day.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { QuotableTexts } from '../deidentify/quotable.ts';
import { type ColumnContent, redactIdentities } from '../deidentify/redact.ts';
import {
  BLANK,
  MASKED,
  MOVED,
  type StagedCell,
  type StagedRow,
  type TypedCell,
  typedCell,
} from '../staging/row.ts';

/** Decrypts cells, hashes texts, and recognizes words that must not be quoted. */
export interface Secrets extends Pick<Keyring, 'unseal' | 'text'> {
  /** True for a folded word that is part of a patient's name. */
  readonly isName: (word: string) => boolean;
}

/** A column as it is staged. */
export interface StagedColumn {
  readonly position: number;
  readonly dictionary: readonly StagedCell[];
  /** Hashes of the spellings that many patients have though no parser understands them. */
  readonly commonSpellings?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NO_CELL: StagedCell = { missing: 'not_recorded', text: '' };

/** A column of one staged sheet. */
export class FieldReader {
  readonly field: string;
  readonly column: Column<unknown>;
  readonly #position: number;
  readonly #dictionary: readonly StagedCell[];
  readonly #commonSpellings: ReadonlySet<string>;
  readonly #secrets: Secrets;
  readonly #texts: QuotableTexts;
  readonly #parse: Parser<unknown>;
  /** Decrypted cells of the dictionary, by number. */
  readonly #open: (TypedCell | undefined)[] = [];
  readonly #quotes = new WeakMap<TypedCell, string>();

  constructor(
    field: string,
    column: Column<unknown>,
    { position, dictionary, commonSpellings = NONE }: StagedColumn,
    { unseal, text, isName, ...context }: Secrets & ReadContext,
  ) {
    this.field = field;
    this.column = column;
    this.#position = position;
    this.#dictionary = dictionary;
    this.#commonSpellings = commonSpellings;
    this.#secrets = { unseal, text, isName };
    this.#texts = new QuotableTexts(column);
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
   * Returns the quotable form of a cell, at most 40 characters: a cell that its column understands in full, any
   * other by its shape (C-109). Free text is never quoted (C-65).
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
    if (this.#isQuotedInFull(cell, text)) return quoted(text);
    return this.#isSpelling(text)
      ? quoted(redactIdentities(text, contentOf(kind), this.#secrets.isName))
      : quoted(this.#texts.describe(text));
  }

  #isQuotedInFull(cell: TypedCell, text: string): boolean {
    if (isOwnText(cell)) return true;
    if (isUnderstood(cell) && this.column.kind === 'date') return true;
    const isNone = 'missing' in cell && cell.none !== undefined;
    return (isUnderstood(cell) || isNone) && this.#texts.isPlain(text);
  }

  /** True for an unknown spelling that the site declares quotable, or that several patients have. */
  #isSpelling(text: string): boolean {
    return this.column.isQuotable || this.#commonSpellings.has(this.#secrets.text(text));
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

/** True for a mask and an error: its text is not of the cell. */
function isOwnText(cell: TypedCell): boolean {
  const { problem, text } = cell;
  return (
    text === MASKED.text || text === MOVED.text || problem === 'formula_error' || problem === 'unclear_format'
  );
}

function contentOf(kind: ColumnKind): ColumnContent {
  if (kind === 'date') return 'date';
  return kind === 'integer' || kind === 'decimal' || kind === 'ki67' ? 'number' : 'code';
}
