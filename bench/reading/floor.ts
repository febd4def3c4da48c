import { closeSync, openSync, readSync } from 'node:fs';
import { createInflateRaw } from 'node:zlib';
import { type Member, membersOf } from './members.ts';

const LESS_THAN = 60;
const LETTER_R = 114;
const PIECE = 1 << 20;
const LOCAL_HEADER = 30;

/**
 * Inflates the largest sheet of an .xlsx and looks at each of its bytes once, for `<`: no reader can do less. Returns how
 * many rows open.
 */
export async function rowsOpened(path: string): Promise<number> {
  const sheet = membersOf(path).reduce((a, b) => (b.size > a.size ? b : a));
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packedBytes(path, sheet));
  let rows = 0;
  for await (const piece of inflate as AsyncIterable<Buffer>) {
    for (let at = 0; at < piece.length; at++) {
      if (piece[at] === LESS_THAN && piece[at + 1] === LETTER_R) rows++;
    }
  }
  return rows;
}

function packedBytes(path: string, { offset, packed }: Member): Buffer {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(LOCAL_HEADER);
    readSync(handle, head, 0, LOCAL_HEADER, offset);
    const start = offset + LOCAL_HEADER + head.readUInt16LE(26) + head.readUInt16LE(28);
    const bytes = Buffer.allocUnsafe(packed);
    readSync(handle, bytes, 0, packed, start);
    return bytes;
  } finally {
    closeSync(handle);
  }
}
