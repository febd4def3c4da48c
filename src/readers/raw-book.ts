import type { RawCell } from '../cell/raw.ts';
import type { FileBytes } from './file-bytes.ts';

/** A row that holds a cell, as a reader found it. */
export interface RawRow {
  /** Position of its sheet in `RawBook.sheets`. */
  readonly sheet: number;
  /** As Excel numbers it; in a CSV file the first line of the record (C-44). */
  readonly rowNumber: number;
  readonly cells: readonly RawCell[];
}

/**
 * An export, opened: the same whichever library reads. Rows come in order, once, in batches; those of a sheet follow one
 * another. Sheets that `isWanted` refuses have no rows.
 */
export interface RawBook {
  readonly sheets: readonly string[];
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** Set once the rows are through. */
  readonly notes: ReadNotes;
  /**
   * Checks what was not read whole against its checksum: to be called when the rows are through, or no more are taken.
   * Refuses what is damaged.
   */
  verify(): Promise<void>;
  /**
   * Checks what was read in part, after the rows broke off. Refuses what is damaged there, which is then the cause of what
   * was found wrong in the rows. Absent where nothing has a checksum.
   */
  verifyBegun?(): Promise<void>;
}

export interface ReadNotes {
  /** UTF-8 and Windows-1252 in one file (C-59). */
  hasMixedEncoding: boolean;
  /** Rows that hold a cell, by sheet, counted apart from the reader; null for a sheet that has none. */
  readonly counted: (number | null)[];
}

/** Reads the bytes of one file. Refuses what it cannot read. */
export type Reader = (
  file: string,
  source: FileBytes,
  isWanted: (sheet: string) => boolean,
) => Promise<RawBook>;
