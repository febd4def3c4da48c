import type { Finding } from '../findings/finding.ts';
import type { Correction, StagedRow, TypedCell } from '../staging/row.ts';

/**
 * Uses of corrections in a part of a run, by position: those applied, and those whose old value no longer matches.
 */
export interface CorrectionsSeen {
  readonly applied: readonly number[];
  readonly stale: readonly number[];
}

/** The corrections of one row. */
export interface RowCorrections {
  /** Returns the new value of a cell, which may be blank; null without a correction of its old value (C-54). */
  newValueOf(field: string, cell: TypedCell): string | null;
}

/** The corrections of one sheet; null for rows without one. */
export interface SheetCorrections {
  of(row: StagedRow): RowCorrections | null;
}

/**
 * The lines of `corrections.csv`, found by sheet and hashed key. A correction is applied before parsing, and only
 * while the old value matches. After the last row, `findings` returns those not applied (C-54).
 */
export class Corrections {
  /** By sheet, then by the hash of the row's key. */
  readonly #bySheet = new Map<string, Map<string, Correction[]>>();
  readonly #all: readonly Correction[];
  readonly #applied = new Set<number>();
  readonly #stale = new Set<number>();

  constructor(corrections: readonly Correction[]) {
    this.#all = corrections;
    for (const correction of corrections) {
      const { sheet, keyHash } = correction;
      const ofSheet = this.#bySheet.get(sheet) ?? new Map<string, Correction[]>();
      this.#bySheet.set(sheet, ofSheet.set(keyHash, [...(ofSheet.get(keyHash) ?? []), correction]));
    }
  }

  /** The corrections of one sheet; null for most sheets, which have none. */
  ofSheet(sheet: string): SheetCorrections | null {
    const ofSheet = this.#bySheet.get(sheet);
    if (ofSheet === undefined) return null;
    return {
      of: ({ keyHash }) => {
        const found = keyHash === null ? undefined : ofSheet.get(keyHash);
        return found === undefined
          ? null
          : { newValueOf: (field, cell) => this.#newValueOf(found, field, cell) };
      },
    };
  }

  get seen(): CorrectionsSeen {
    return { applied: [...this.#applied], stale: [...this.#stale] };
  }

  /** Adds the uses in another part of the run. */
  add({ applied, stale }: CorrectionsSeen): void {
    for (const position of applied) this.#applied.add(position);
    for (const position of stale) this.#stale.add(position);
  }

  findings(file: string): Finding[] {
    return this.#all.flatMap((correction, position): Finding[] => {
      if (this.#applied.has(position)) return [];
      const code = this.#stale.has(position) ? 'stale_correction' : 'unmatched_correction';
      return [{ code, place: { file, rowNumber: correction.rowNumber } }];
    });
  }

  #newValueOf(found: readonly Correction[], field: string, cell: TypedCell): string | null {
    const ofField = found.filter((correction) => correction.field === field);
    const correction = ofField.find((candidate) => matches(candidate, cell));
    for (const other of ofField) if (other !== correction) this.#stale.add(this.#all.indexOf(other));
    if (correction === undefined) return null;
    this.#applied.add(this.#all.indexOf(correction));
    return correction.newValue;
  }
}

/** Free text is compared by its hash. */
function matches({ oldValue, oldHash }: Correction, { text, hash }: TypedCell): boolean {
  return hash === undefined ? text === oldValue.trim() : hash === oldHash;
}
