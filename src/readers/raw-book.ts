import type { RawCell } from '../cell/raw.ts';
import type { FileBytes } from './file-bytes.ts';

/** A row with at least one cell, as a reader found it. */
export interface RawRow {
  /** Position of its sheet in `RawBook.sheets`. */
  readonly sheet: number;
  /** As Excel numbers it; in a CSV file the first line of the record (C-44). */
  readonly rowNumber: number;
  readonly cells: readonly RawCell[];
}

/**
 * An open export, independent of the library that reads it. Rows come once, in order, in batches; those of a sheet
 * are consecutive. Sheets that `isWanted` rejects have no rows.
 */
export interface RawBook {
  readonly sheets: readonly string[];
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** Set after the last row. */
  readonly notes: ReadNotes;
  /**
   * Checks the parts that were not fully read against their checksums. Call it after the last row, or when no more
   * rows are needed.
   * @throws Refusal for damage
   */
  verify(): Promise<void>;
  /**
   * After reading failed, checks the parts that were partly read: damage there is the cause of the failure. Absent
   * for formats without checksums.
   * @throws Refusal for damage
   */
  verifyBegun?(): Promise<void>;
}

export interface ReadNotes {
  /** UTF-8 and Windows-1252 in one file (C-59). */
  hasMixedEncoding: boolean;
  /**
   * Rows with at least one cell, by sheet, counted independently of the reader; null for a sheet without such a
   * count.
   */
  readonly counted: (number | null)[];
}

/**
 * Opens the bytes of one file.
 * @throws Refusal when they are unreadable
 */
export type Reader = (
  file: string,
  source: FileBytes,
  isWanted: (sheet: string) => boolean,
) => Promise<RawBook>;
