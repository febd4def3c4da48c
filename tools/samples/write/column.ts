import type { Random } from '../random.ts';
import type { Cell } from '../truth.ts';

/** A column of a report: its header, and the cell that it has for a row. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row, random: Random) => Cell;
}

/** A report: what it is called, its columns, and what names a row among all rows (the random of its spellings). */
export interface Report<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly identify: (row: Row) => string;
}
