import type { RawCell } from '../cell/raw.ts';
import type { Header } from '../readers/header.ts';

/** Numbers of filled cells of one column: from the reader, and after de-identification. */
export interface ColumnCells {
  readonly header: string;
  readonly found: number;
  readonly kept: number;
}

/** Counts filled cells by column before and after de-identification, to prove that no cell is lost. */
export class CellAccount {
  readonly #columns: readonly {
    readonly position: number;
    readonly header: string;
    found: number;
    kept: number;
  }[];

  constructor({ fields, spelled }: Pick<Header, 'fields' | 'spelled'>) {
    this.#columns = fields.map(({ field, position }) => {
      return { position, header: String(spelled[field]), found: 0, kept: 0 };
    });
  }

  take(cells: readonly RawCell[], isKept: readonly boolean[]): void {
    let index = 0;
    for (const column of this.#columns) {
      const cell = cells[column.position];
      if (cell !== undefined && cell !== null) column.found += 1;
      if (isKept[index]) column.kept += 1;
      index += 1;
    }
  }

  /** Returns the columns whose counts differ. */
  differences(): ColumnCells[] {
    return this.#columns
      .filter(({ found, kept }) => found !== kept)
      .map(({ header, found, kept }) => ({ header, found, kept }));
  }
}
