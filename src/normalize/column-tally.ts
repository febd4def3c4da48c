import type { Treatment } from '../cell/treatment.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { RowOutcome } from '../warehouse/record.ts';
import type { AnyReadRow, CountedCell } from './cell.ts';

type Code = CountedCell['code'] | 'proposal_without_drug';

/** How many cells of a column a finding is about, by the number of the sheet and the field. */
export type ColumnsSeen = readonly (readonly [sheetId: number, field: string, code: Code, count: number])[];

/**
 * Counts cells that are reported once for each column: "no date" (C-84), number formats that are not understood
 * (C-110), proposals without a drug (C-91).
 */
export class ColumnTally {
  /** By sheet, field and code. */
  readonly #counts = new Map<string, { sheetId: number; field: string; code: Code; count: number }>();

  /** Counts the cells of the rows that are loaded. */
  count(all: readonly AnyReadRow[], outcomes: readonly RowOutcome[]): void {
    const loaded = new Set(outcomes.filter(({ fate }) => fate === 'loaded').map(({ row }) => row.rowId));
    for (const read of all) {
      const { row, counted } = read;
      if (!loaded.has(row.rowId)) continue;
      for (const { field, code } of counted) this.#add(row.sheetId, field, code, 1);
      if (read.concept === 'presentation' && namesNoDrug(read.cells.proposal.value))
        this.#add(row.sheetId, 'proposal', 'proposal_without_drug', 1);
    }
  }

  get seen(): ColumnsSeen {
    return [...this.#counts.values()].map(({ sheetId, field, code, count }) => [sheetId, field, code, count]);
  }

  /** Adds the counts of another part of the run. */
  add(seen: ColumnsSeen): void {
    for (const [sheetId, field, code, count] of seen) this.#add(sheetId, field, code, count);
  }

  /** The findings, ordered by sheet and field; `placeOf` returns the place of a column. */
  findings(placeOf: (sheetId: number, field: string) => Place): Finding[] {
    return [...this.#counts]
      .sort(([a, one], [b, other]) => one.sheetId - other.sheetId || (a < b ? -1 : 1))
      .map(([, { sheetId, field, code, count }]) => ({
        code,
        place: placeOf(sheetId, field),
        details: { count },
      }));
  }

  #add(sheetId: number, field: string, code: Code, count: number): void {
    const key = `${sheetId}|${field}|${code}`;
    const before = this.#counts.get(key)?.count ?? 0;
    this.#counts.set(key, { sheetId, field, code, count: before + count });
  }
}

/** True for a proposal without any drug, known or unknown. */
function namesNoDrug(proposal: Treatment | null): boolean {
  if (proposal === null || proposal.hasUnknownDrug) return false;
  return Object.values(proposal).every((named) => !Array.isArray(named) || named.length === 0);
}
