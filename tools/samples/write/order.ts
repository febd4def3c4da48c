import { type Random, randomFor } from '../random.ts';

/** Order of rows and columns: as written, or mixed by a seed of its own. Another order, the same cells. */
export type Order = 'as_written' | { readonly seed: number };

/** Rows that wait to be mixed with the rows of other patients. */
const WAITING_ROOM = 2_000;

/** Hands rows on in another order, in flat memory: each row that comes in sends a random waiting one out. */
export class RowMixer<Row> {
  readonly #waiting: Row[] = [];
  readonly #random: Random | undefined;
  readonly #next: (row: Row) => void;

  constructor(order: Order, name: string, next: (row: Row) => void) {
    this.#random = order === 'as_written' ? undefined : randomFor(order.seed, 'rows', name);
    this.#next = next;
  }

  add(row: Row): void {
    if (this.#random === undefined) this.#next(row);
    else if (this.#waiting.length < WAITING_ROOM) this.#waiting.push(row);
    else this.#next(this.#exchange(this.#random.int(0, WAITING_ROOM - 1), row));
  }

  /** Sends out those who still wait. */
  close(): void {
    for (const row of this.#random?.shuffled(this.#waiting) ?? []) this.#next(row);
  }

  #exchange(place: number, row: Row): Row {
    const [out] = this.#waiting.splice(place, 1, row);
    return out ?? row;
  }
}

/** The columns in the order asked for. */
export function orderedColumns<T>(columns: readonly T[], order: Order, name: string): readonly T[] {
  return order === 'as_written' ? columns : randomFor(order.seed, 'columns', name).shuffled(columns);
}
