import { canonicalNumber } from '../cell/canonical-number.ts';
import { compareText } from '../core/compare-text.ts';

/** Digits that a JavaScript number represents exactly. */
const MOST_DIGITS = 15;
const WIDTH = 20;
const LAST_DIGITS = /^(.*?)(\d+)(\D*)$/s;
const DIGITS = /\d+/g;
const NO_DIGITS = -1;

/** The text around the last digits of a number; digits in it are padded to one width. */
interface Shape {
  readonly before: string;
  readonly after: string;
}

/**
 * Collects the document numbers of a sheet in memory until their order is known: only a rank may be kept of them
 * (S-2). Most differ only in one run of digits and take 24 bytes each.
 */
export class DocumentNumbers {
  readonly #rowIds: number[] = [];
  readonly #digits: number[] = [];
  readonly #shapeIds: number[] = [];
  readonly #shapes: Shape[] = [];
  readonly #idOf = new Map<string, number>();

  add(rowId: number, number: string): void {
    const text = canonicalNumber(number);
    const [, before = '', digits = '', after = ''] = LAST_DIGITS.exec(text) ?? [];
    const isSplit = digits !== '' && digits.length <= MOST_DIGITS;
    this.#rowIds.push(rowId);
    this.#digits.push(isSplit ? Number(digits) : NO_DIGITS);
    this.#shapeIds.push(isSplit ? this.#shapeId(before, after) : this.#shapeId(text, ''));
  }

  /**
   * Yields the rows in the order added, each with the rank of its document: 1, 2, ... from the lowest number, where
   * digits compare as numbers (C-15). Versions of one document share its rank.
   */
  *ranks(): Iterable<{ readonly rowId: number; readonly rank: number }> {
    const order = Uint32Array.from(this.#rowIds.keys()).sort((a, b) => this.#compare(a, b));
    const ranks = new Uint32Array(order.length);
    let rank = 0;
    for (const [position, entry] of order.entries()) {
      const last = order[position - 1];
      if (last === undefined || this.#compare(last, entry) !== 0) rank++;
      ranks[entry] = rank;
    }
    for (const [entry, rowId] of this.#rowIds.entries()) yield { rowId, rank: ranks[entry] ?? rank };
  }

  #compare(a: number, b: number): number {
    if (this.#shapeIds[a] === this.#shapeIds[b]) return this.#digitsOf(a) - this.#digitsOf(b);
    return compareText(this.#sortable(a), this.#sortable(b));
  }

  /** A text that sorts as the number does. */
  #sortable(entry: number): string {
    const { before, after } = this.#shapes[this.#shapeIds[entry] ?? 0] as Shape;
    const digits = this.#digitsOf(entry);
    return digits === NO_DIGITS ? before : `${before}${String(digits).padStart(WIDTH, '0')}${after}`;
  }

  #digitsOf(entry: number): number {
    return this.#digits[entry] ?? NO_DIGITS;
  }

  #shapeId(before: string, after: string): number {
    const key = `${before}\u0000${after}`;
    const known = this.#idOf.get(key);
    if (known !== undefined) return known;
    const wide = before.replace(DIGITS, (digits) => digits.padStart(WIDTH, '0'));
    const id = this.#shapes.push({ before: wide, after }) - 1;
    this.#idOf.set(key, id);
    return id;
  }
}
