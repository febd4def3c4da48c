import { type Random, randomFor } from '../random.ts';
import type { Cell } from '../truth.ts';
import type { Column, Report } from './column.ts';
import { misspell } from './misspell.ts';
import { type Order, orderedColumns, RowMixer } from './order.ts';
import type { RowSink } from './sink.ts';

/** How often a row comes twice, and how often an empty row is between two. */
const REPEATED = 0.004;
const EMPTY = 0.003;
const UNTIDY_HEADER = 0.25;

/** The lines around the rows of a report. */
export interface Frame {
  readonly titles: readonly (readonly Cell[])[];
  /** Lines below the rows, given how many rows there were. */
  readonly footer: (rows: number) => readonly (readonly Cell[])[];
  /** Headers in other case, accents and spaces. */
  readonly hasUntidyHeaders: boolean;
  readonly hasEmptyRows: boolean;
}

/** The frame of a report that is nothing but a header and its rows. */
export const BARE: Frame = { titles: [], footer: () => [], hasUntidyHeaders: false, hasEmptyRows: false };

/** Where the chance and the order of a file come from. `file` differs between the files of one inbox. */
export interface Chance {
  readonly seed: number;
  readonly order: Order;
  readonly file: string;
}

/**
 * Writes the rows of one report. The spellings of a row depend on the seed and on what the row is, on nothing else:
 * they are the same in every file that has the row, in any order.
 */
export class ReportWriter<Row> {
  readonly #report: Report<Row>;
  readonly #columns: readonly Column<Row>[];
  readonly #sink: RowSink;
  readonly #frame: Frame;
  readonly #seed: number;
  readonly #mixer: RowMixer<readonly Cell[]>;
  readonly #gaps: Random;
  #rows = 0;

  constructor(report: Report<Row>, sink: RowSink, frame: Frame, { seed, order, file }: Chance) {
    const place = `${file}|${report.name}`;
    this.#report = report;
    this.#columns = orderedColumns(report.columns, order, place);
    this.#sink = sink;
    this.#frame = frame;
    this.#seed = seed;
    this.#gaps = randomFor(seed, 'gaps', place);
    this.#mixer = new RowMixer(order, place, (cells) => this.#write(cells));
    this.#open(randomFor(seed, 'header', place));
  }

  /** How many rows were written, repeated ones included. */
  get rows(): number {
    return this.#rows;
  }

  add(row: Row): void {
    const random = randomFor(this.#seed, this.#report.name, this.#report.identify(row));
    // in the report's own order, whatever the order in the file: the same throws fall on the same cells
    const cells = new Map(this.#report.columns.map((column) => [column, column.cell(row, random)]));
    const ordered = this.#columns.map((column) => cells.get(column) ?? null);
    this.#mixer.add(ordered);
    if (random.chance(REPEATED)) this.#mixer.add(ordered);
  }

  close(): void {
    this.#mixer.close();
    for (const line of this.#frame.footer(this.#rows)) this.#sink.write(line);
  }

  #open(random: Random): void {
    for (const title of this.#frame.titles) {
      this.#sink.write(title);
      if (title.length > 0) this.#sink.mergeLastRow(Math.min(8, this.#columns.length));
    }
    const untidy = this.#frame.hasUntidyHeaders ? UNTIDY_HEADER : 0;
    this.#sink.write(this.#columns.map(({ header }) => misspell(random, header, untidy)));
  }

  #write(cells: readonly Cell[]): void {
    this.#rows++;
    this.#sink.write(cells);
    if (this.#frame.hasEmptyRows && this.#gaps.chance(EMPTY)) this.#sink.write([]);
  }
}
