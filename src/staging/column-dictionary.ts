import { ownText } from '../cell/memoize.ts';
import type { Parsed } from '../cell/parsed.ts';
import { isDated, type RawCell, shown } from '../cell/raw.ts';
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

/** A cell of the dictionary. */
export interface KnownCell {
  readonly number: number;
  readonly parsed: Parsed<unknown>;
  /** True when it quotes no identity in any row. */
  readonly isHarmless: boolean;
}

/**
 * The distinct cells of one column of a sheet, numbered by first occurrence. Rows refer to them by number, so that
 * a repeated cell is parsed, checked and written once. A cell beyond the limits has no number and is stored in its
 * rows.
 */
export class ColumnDictionary {
  readonly #longest: number;
  readonly #byValue = new Map<string | number | boolean, KnownCell>();
  /** Whole days apart: nearly every cell of a date column of a workbook is one. */
  readonly #byDay = new Map<string, KnownCell>();
  readonly #byShape = new Map<string, KnownCell>();
  readonly #blank: KnownCell;
  readonly #cells: StagedCell[];

  /** `blank` is the parsed blank cell, which has number 0. */
  constructor(kind: ColumnKind, blank: Parsed<unknown>) {
    this.#longest = kind === 'date' ? LONGEST_DAY : LONGEST_TEXT;
    this.#blank = { number: BLANK, parsed: blank, isHarmless: true };
    this.#cells = [{ ...blank, text: shown(null) }];
  }

  /** Returns the entry of a cell; undefined when it has none, or none yet. */
  find(cell: RawCell): KnownCell | undefined {
    if (cell === null) return this.#blank;
    if (typeof cell !== 'object') return this.#byValue.get(cell);
    if (isDated(cell) && cell.shows === 'day') return this.#byDay.get(cell.date);
    return this.#byShape.get(JSON.stringify(cell));
  }

  /**
   * Adds a cell that `find` does not know, in its de-identified form; returns the reference that rows store for it.
   */
  add(cell: NonNullable<RawCell>, staged: StagedCell, parsed: Parsed<unknown>, isHarmless: boolean): CellRef {
    const isTooLong = typeof cell === 'string' && cell.length > this.#longest;
    if (isTooLong || this.#cells.length > MOST_CELLS) return [staged];
    const number = this.#cells.push(staged) - 1;
    const known = { number, parsed, isHarmless };
    if (typeof cell === 'string') this.#byValue.set(ownText(cell), known);
    else if (typeof cell !== 'object') this.#byValue.set(cell, known);
    else if (isDated(cell) && cell.shows === 'day') this.#byDay.set(cell.date, known);
    else this.#byShape.set(JSON.stringify(cell), known);
    return number;
  }

  /** By their numbers; the first is the blank cell. */
  get cells(): readonly StagedCell[] {
    return this.#cells;
  }
}
