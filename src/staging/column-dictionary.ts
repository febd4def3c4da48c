import { ownText } from '../cell/memoize.ts';
import { isDated, type RawCell } from '../cell/raw.ts';
import type { ColumnKind } from '../define/columns.ts';
import { BLANK, type CellRef, type StagedCell } from './row.ts';

/**
 * Columns of codes, days and numbers have fewer distinct cells. The limit keeps unusual columns from filling
 * memory.
 */
const MOST_CELLS = 20_000;
/** Longer texts are rarely twice the same; of dates, those with a time of day are longer. */
const LONGEST_TEXT = 80;
const LONGEST_DAY = 12;
const UNNUMBERED = -1;

/**
 * The distinct cells of one column of a sheet, numbered by first occurrence. Rows refer to them by number, so that
 * a repeated cell is guarded, written and read once. A cell beyond the limits has no number and is stored in its
 * rows.
 */
export class ColumnDictionary {
  readonly #longest: number;
  readonly #byValue = new Map<string | number | boolean, number>();
  /** Whole days apart: nearly every cell of a date column of a workbook is one. */
  readonly #byDay = new Map<string, number>();
  readonly #byShape = new Map<string, number>();
  readonly #cells: StagedCell[] = [null];
  readonly #isHarmless: boolean[] = [true];

  constructor(kind: ColumnKind) {
    this.#longest = kind === 'date' ? LONGEST_DAY : LONGEST_TEXT;
  }

  /** The number of a cell; negative when it has none, or none yet. */
  find(cell: RawCell): number {
    if (cell === null) return BLANK;
    if (typeof cell !== 'object') return this.#byValue.get(cell) ?? UNNUMBERED;
    if (isDated(cell) && cell.shows === 'day') return this.#byDay.get(cell.date) ?? UNNUMBERED;
    return this.#byShape.get(JSON.stringify(cell)) ?? UNNUMBERED;
  }

  /** Whether the cell of that number quotes no identity in any row. */
  isHarmless(number: number): boolean {
    return this.#isHarmless[number] ?? false;
  }

  /**
   * Adds a cell that `find` does not know, in its de-identified form; returns the reference that rows store for it.
   */
  add(cell: NonNullable<RawCell>, staged: StagedCell, isHarmless: boolean): CellRef {
    const isTooLong = typeof cell === 'string' && cell.length > this.#longest;
    if (isTooLong || this.#cells.length > MOST_CELLS) return [staged];
    const number = this.#cells.push(staged) - 1;
    this.#isHarmless.push(isHarmless);
    if (typeof cell === 'string') this.#byValue.set(ownText(cell), number);
    else if (typeof cell !== 'object') this.#byValue.set(cell, number);
    else if (isDated(cell) && cell.shows === 'day') this.#byDay.set(cell.date, number);
    else this.#byShape.set(JSON.stringify(cell), number);
    return number;
  }

  /** By their numbers; the first is the blank cell. */
  get cells(): readonly StagedCell[] {
    return this.#cells;
  }
}
