import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inMemory } from '../../src/readers/file-bytes.ts';
import { zipEntries } from '../../src/readers/zip.ts';

/** A member of an .xlsx: its bytes inflated and packed, and the position of its local header. */
export interface Member {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

/** The members of an .xlsx. */
export function membersOf(path: string): readonly Member[] {
  return zipEntries(basename(path), inMemory(readFileSync(path)));
}
