import { closeSync, openSync, readSync } from 'node:fs';

/** "SQLite format 3" and a NUL: how every SQLite file begins. */
const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER_BYTES = 100;
const WAL = 2;

/** Places in the header of a SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header). */
export const WRITE_VERSION_AT = 18;
export const READ_VERSION_AT = 19;
const CHANGE_COUNTER_AT = 24;
const APPLICATION_ID_AT = 68;

export interface FileHeader {
  /** False when the file is too short for a header, or starts otherwise: the other fields are then undefined. */
  readonly isSqlite: boolean;
  readonly isEmpty: boolean;
  /** True when the file is in WAL mode: opening it creates side files, or fails. */
  readonly isWal: boolean;
  readonly applicationId: number;
  /** Grows with every transaction that writes, VACUUM and ANALYZE included. */
  readonly changeCounter: number;
}

/** Reads the header of a file without SQLite, which creates no side files. Null when it is unreadable. */
export function readHeader(path: string): FileHeader | null {
  const bytes = Buffer.alloc(HEADER_BYTES);
  let size: number;
  try {
    const fd = openSync(path, 'r');
    try {
      size = readSync(fd, bytes, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
  return {
    isSqlite: size === HEADER_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC),
    isEmpty: size === 0,
    isWal: bytes[WRITE_VERSION_AT] === WAL || bytes[READ_VERSION_AT] === WAL,
    applicationId: bytes.readUInt32BE(APPLICATION_ID_AT),
    changeCounter: bytes.readUInt32BE(CHANGE_COUNTER_AT),
  };
}

/** True when a SQLite file at `path` is in WAL mode. */
export function isInWalMode(path: string): boolean {
  const header = readHeader(path);
  return header?.isSqlite === true && header.isWal;
}
