import type { RawCell } from '../cell/raw.ts';
import type { Header } from './header.ts';

/** Cells of one column that hold something: as the reader gave them, and as they passed the door. */
export interface ColumnCells {
  readonly header: string;
  readonly found: number;
  readonly kept: number;
}

/** Counts, column by column, what goes in at the door and what comes out: no cell is lost on the way. */
export class CellAccount {
  readonly #fields: Header['fields'];
  readonly #spelled: Header['spelled'];
  readonly #found: number[];
  readonly #kept: number[];

  constructor({ fields, spelled }: Pick<Header, 'fields' | 'spelled'>) {
    this.#fields = fields;
    this.#spelled = spelled;
    this.#found = fields.map(() => 0);
    this.#kept = fields.map(() => 0);
  }

  take(cells: readonly RawCell[], isKept: readonly boolean[]): void {
    for (const [index, { position }] of this.#fields.entries()) {
      if ((cells[position] ?? null) !== null) this.#found[index] = (this.#found[index] ?? 0) + 1;
      if (isKept[index]) this.#kept[index] = (this.#kept[index] ?? 0) + 1;
    }
  }

  /** The columns whose counts differ. */
  differences(): ColumnCells[] {
    return this.#fields
      .map(({ field }, index) => ({
        header: this.#spelled[field] ?? field,
        found: this.#found[index] ?? 0,
        kept: this.#kept[index] ?? 0,
      }))
      .filter(({ found, kept }) => found !== kept);
  }
}
