const CHUNK = 1 << 18;

/** The bytes of one file, in memory or on the disk. */
export interface FileBytes {
  readonly length: number;
  /** The bytes in the range `from` to before `to`; fewer when the file ends. */
  slice(from: number, to: number): Buffer;
}

export const inMemory = (bytes: Buffer): FileBytes => ({
  length: bytes.length,
  slice: (from, to) => bytes.subarray(from, to),
});

export const wholeOf = (source: FileBytes): Buffer => source.slice(0, source.length);

/** The bytes in the range `from` to before `to`, in pieces. */
export function* piecesOf(source: FileBytes, from: number, to: number, size = CHUNK): Iterable<Buffer> {
  for (let at = from; at < to; at += size) yield source.slice(at, Math.min(at + size, to));
}
