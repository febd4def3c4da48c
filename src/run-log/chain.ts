import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Previous hash of the first anchor, which has no line before it. */
export const GENESIS = '0'.repeat(64);
const CHUNK = 1 << 20;
const LINE_FEED = 0x0a;

/** SHA-256 of a line as written in its file, without the line feed: 64 hex digits. */
export function lineHash(line: string | Uint8Array): string {
  return hash('sha256', line);
}

/** A line of a file, and whether it ends in a line feed: if not, writing was interrupted. */
export interface FileLine {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

/** Yields the lines of a file as bytes: an altered file may not be valid text. */
export function* logLines(path: string): Iterable<FileLine> {
  const fd = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = readSync(fd, chunk, 0, CHUNK, null);
      if (read === 0) break;
      const bytes =
        rest.length === 0 ? chunk.subarray(0, read) : Buffer.concat([rest, chunk.subarray(0, read)]);
      let from = 0;
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
        yield { bytes: bytes.subarray(from, at), isWhole: true };
        from = at + 1;
      }
      rest = bytes.subarray(from);
    }
    if (rest.length > 0) yield { bytes: rest, isWhole: false };
  } finally {
    closeSync(fd);
  }
}
