import { fold } from '../cell/fold.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { ReadContext } from '../define/columns.ts';
import type { IdentityPart } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { fieldParsers, KeyMaker } from '../deidentify/row-key.ts';
import { refuse } from '../findings/problem.ts';
import { FEWEST_KNOWN, type Header, headerKey } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { isFooterCell, readsAsFooter } from './footer.ts';

/** A repeated header has headers among its first cells. */
const CELLS_LOOKED_AT = 3;
const NUMBERS = /\d+/g;
const TWO_WORDS = /\p{L}{3,}.*\P{L}\p{L}{3,}/u;

export interface IgnoredRowsOptions {
  readonly file: string;
  readonly sheet: AnySheet;
  readonly header: Header;
  readonly context: ReadContext;
  readonly keyring: Keyring;
  /** The rows above the header. */
  readonly titles: readonly RawRow[];
}

/** Recognizes the rows below the header that are no data: the header or a title again, and footers (C-103). */
export class IgnoredRows {
  readonly #options: IgnoredRowsOptions;
  readonly #titles: ReadonlySet<string>;
  readonly #key: KeyMaker;
  readonly #parse: ReturnType<typeof fieldParsers>;
  readonly #positions: ReadonlyMap<string, number>;

  constructor(options: IgnoredRowsOptions) {
    const { sheet, header, context, keyring, titles } = options;
    this.#options = options;
    this.#titles = new Set(titles.map(titleText).filter((text) => TWO_WORDS.test(text)));
    this.#key = new KeyMaker(sheet, keyring);
    this.#parse = fieldParsers(sheet, context);
    this.#positions = new Map([
      ...Object.entries(header.identity),
      ...header.fields.map(({ field, position }) => [field, position] as const),
    ]);
  }

  /**
   * True when the row is ignored and counted. A row with a usable key is always data.
   * @throws Refusal for a different header below the first one: the rows below it have other columns
   */
  has(row: RawRow): boolean {
    if (this.#isHeader(row)) return true;
    if (this.#titles.size > 0 && this.#titles.has(titleText(row))) return true;
    return readsAsFooter(row.cells) && !this.#hasKey(row.cells);
  }

  /**
   * True for the header again: every filled cell is the header of its column, or every required header is in its
   * place.
   * @throws Refusal for another header
   */
  #isHeader(row: RawRow): boolean {
    const { accepted, all, required } = this.#options.header.again;
    const filled = [...row.cells.entries()].filter(([, cell]) => isFilled(cell));
    const mayBe = filled.slice(0, CELLS_LOOKED_AT).some(([, cell]) => all.has(keyOf(cell)));
    if (!mayBe) return false;
    const isInPlace = (at: number): boolean => accepted[at]?.has(keyOf(row.cells[at] ?? null)) ?? false;
    const inPlace = filled.filter(([at]) => isInPlace(at)).length;
    if (inPlace === filled.length || required.every(isInPlace)) return true;
    const known = filled.filter(([, cell]) => all.has(keyOf(cell))).length;
    if (known >= FEWEST_KNOWN && 2 * known > filled.length) this.#refuseOther(row.rowNumber);
    return false;
  }

  #hasKey(cells: readonly RawCell[]): boolean {
    const { identity } = this.#options.sheet;
    const cellOf = (name: string): RawCell => {
      const cell = cells[this.#positions.get(name) ?? -1] ?? null;
      return identity[name as IdentityPart] !== undefined && isFooterCell(cell) ? null : cell;
    };
    return this.#key.of(cellOf, (field) => this.#parse(field, cellOf(field))).hash !== null;
  }

  #refuseOther(rowNumber: number): never {
    const { file, sheet, header } = this.#options;
    refuse(
      'header_differs',
      { file, sheet: sheet.name, rowNumber },
      {
        found: `another header below that of row ${header.rowNumber}, with other columns or another order`,
        expected: 'one order of columns in a sheet',
        remedy: 'deliver the two parts as files of their own, or bring their columns into one order',
      },
    );
  }
}

/** The folded text of a title row without its numbers: page numbers and dates may differ. */
function titleText({ cells }: RawRow): string {
  return fold(
    cells
      .filter(isFilled)
      .map((cell) => shown(cell))
      .join(' '),
  ).replace(NUMBERS, '9');
}

function keyOf(cell: RawCell): string {
  return typeof cell === 'string' ? headerKey(cell) : '';
}

function isFilled(cell: RawCell): boolean {
  return cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
}
