import type { Finding, Place } from '../audit/finding.ts';
import type { Fate } from '../warehouse/record.ts';
import type { AnyReadRow } from './cell.ts';

/** How many cells of a column say that there is no date, by the number of the sheet and the field. */
export type NoneSeen = readonly (readonly [sheetId: number, field: string, count: number])[];

/** Counts the cells that say that there is no date: one finding a column, with the count (C-84). */
export class NoneTally {
  readonly #bySheet = new Map<number, Map<string, number>>();

  /** Counts those of the rows that are loaded. */
  count(all: readonly AnyReadRow[], fates: readonly Fate[]): void {
    const loaded = new Set(fates.filter(({ fate }) => fate === 'loaded').map(({ row }) => row.rowId));
    for (const { row, none } of all) {
      if (loaded.has(row.rowId)) for (const field of none) this.#add(row.sheetId, field, 1);
    }
  }

  get seen(): NoneSeen {
    return [...this.#bySheet].flatMap(([sheetId, fields]) =>
      [...fields].map(([field, count]) => [sheetId, field, count] as const),
    );
  }

  /** Adds what another part of the run counted. */
  add(seen: NoneSeen): void {
    for (const [sheetId, field, count] of seen) this.#add(sheetId, field, count);
  }

  /** The findings in the order of sheets and fields; `placeOf` gives the place of a column. */
  findings(placeOf: (sheetId: number, field: string) => Place): Finding[] {
    return [...this.seen]
      .sort(([sheet, field], [otherSheet, other]) => sheet - otherSheet || (field < other ? -1 : 1))
      .map(([sheetId, field, count]) => ({
        code: 'sentinel_date',
        place: placeOf(sheetId, field),
        details: { count },
      }));
  }

  #add(sheetId: number, field: string, count: number): void {
    const ofSheet = this.#bySheet.get(sheetId) ?? new Map<string, number>();
    this.#bySheet.set(sheetId, ofSheet.set(field, (ofSheet.get(field) ?? 0) + count));
  }
}
