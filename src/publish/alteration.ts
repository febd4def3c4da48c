import { readHeader } from '../warehouse/file-header.ts';
import { APPLICATION_ID } from '../warehouse/open.ts';

/** Alterations of the published file, as its header shows them. */
const TEXTS = {
  wal: 'was switched to WAL by a program that opened it with write permission',
  empty: 'is empty: a program or a copy cut it to 0 bytes',
  not_sqlite: 'is no SQLite file any more',
  other_application: 'has the application_id of another program',
  written_to: 'was written to after it was published, as VACUUM, ANALYZE or an UPDATE does',
  unreadable: 'cannot be read as a warehouse',
} as const;

export type AlterationCode = keyof typeof TEXTS;

export interface Alteration {
  readonly code: AlterationCode;
  /** Description of the alteration; continues a sentence that begins with the path. */
  readonly text: string;
}

/**
 * Returns the alteration that the header of the published file at `path` shows; null when there is none, or no file
 * (C-111). Does not open it with SQLite, which would create files next to a file in WAL mode.
 * @param changeCounter the counter of its header when it was published; null where that is not known
 */
export function alterationOf(path: string, changeCounter: number | null): Alteration | null {
  const header = readHeader(path);
  if (header === null) return null;
  if (header.isEmpty) return alteration('empty');
  if (!header.isSqlite) return alteration('not_sqlite');
  if (header.isWal) return alteration('wal');
  if (header.applicationId !== APPLICATION_ID) return alteration('other_application');
  const isWritten = changeCounter !== null && header.changeCounter !== changeCounter;
  return isWritten ? alteration('written_to') : null;
}

export function alteration(code: AlterationCode): Alteration {
  return { code, text: TEXTS[code] };
}
