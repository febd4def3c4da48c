import type { Finding } from '../audit/finding.ts';
import { shown } from '../cell/raw.ts';
import type { AnySheet } from '../define/source.ts';
import type { Correction, StagedCell, StagedRow } from '../staging/row.ts';

/** The corrections of one row. */
export interface RowCorrections {
  /** The cell to read: the corrected one while the old value still stands, else the cell as found (C-54). */
  apply(field: string, cell: StagedCell): StagedCell;
}

/**
 * The lines of `corrections.csv`, found again by sheet and hashed key. A correction is applied before parsing and only
 * while the old value stands; what was not applied is told by `findings` after the last row was read (C-54).
 */
export class Corrections {
  readonly #byKey = new Map<string, Correction[]>();
  readonly #all: readonly Correction[];
  readonly #applied = new Set<Correction>();
  readonly #stale = new Set<Correction>();

  constructor(corrections: readonly Correction[]) {
    this.#all = corrections;
    for (const correction of corrections) {
      const key = `${correction.sheet}|${correction.keyHash}`;
      const same = this.#byKey.get(key);
      if (same === undefined) this.#byKey.set(key, [correction]);
      else same.push(correction);
    }
  }

  /** Null for the usual row, which nobody corrected. */
  of(sheet: AnySheet, row: StagedRow): RowCorrections | null {
    if (this.#byKey.size === 0 || row.keyHash === null) return null;
    const found = this.#byKey.get(`${sheet.name}|${row.keyHash}`);
    if (found === undefined) return null;
    return { apply: (field, cell) => this.#apply(found, field, cell) };
  }

  findings(file: string): Finding[] {
    return this.#all
      .filter((correction) => !this.#applied.has(correction))
      .map((correction) => ({
        code: this.#stale.has(correction) ? 'stale_correction' : 'unmatched_correction',
        place: { file, rowNumber: correction.rowNumber },
      }));
  }

  #apply(found: readonly Correction[], field: string, cell: StagedCell): StagedCell {
    const ofField = found.filter((correction) => correction.field === field);
    const correction = ofField.find((candidate) => stillStands(candidate, cell));
    for (const other of ofField) if (other !== correction) this.#stale.add(other);
    if (correction === undefined) return cell;
    this.#applied.add(correction);
    return correction.newValue === '' ? null : correction.newValue;
  }
}

function stillStands(correction: Correction, cell: StagedCell): boolean {
  if (typeof cell === 'object' && cell !== null && 'read' in cell) return cell.was === correction.oldHash;
  return shown(cell) === correction.oldValue.trim();
}
