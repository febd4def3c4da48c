import type { Cell } from '../truth.ts';

/** Most rows that a sheet of .xlsx holds; exactly so many look like a cut export (S-9). */
export const XLSX_ROWS = 1_048_576;

/** Takes the rows of one sheet, top to bottom. */
export interface RowSink {
  /** The next row; an empty list leaves the row empty. */
  write(cells: readonly Cell[]): void;
  /** Merges the first `width` cells of the row written last. */
  mergeLastRow(width: number): void;
}

/** Takes the sheets of one export. Rows of several sheets may come in turn. Nothing is there before `close`. */
export interface BookSink {
  sheet(name: string): RowSink;
  close(): void;
}
