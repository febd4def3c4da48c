import { crc32, createInflateRaw } from 'node:zlib';
import { refusePassword } from './file-kind.ts';
import { refuse } from './problem.ts';

/** A member of a zip archive, as its central directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const IN_EXTRA = 0xffffffff;
const ZIP64_EXTRA = 1;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** A member may swell so much, or so far; beyond both it is a bomb (C-59). */
const MOST_RATIO = 200;
const LARGE = 256 * 2 ** 20;
const TOO_LARGE = 4 * 2 ** 30;
const INFLATE_CHUNK = 1 << 20;

/** The members of a zip archive. Refuses one without its end, or whose directory does not fit it (S-9). */
export function zipEntries(file: string, bytes: Buffer): ZipEntry[] {
  const end = endOf(bytes);
  if (end < 0) refuseDamaged(file, 'a zip archive without its end: cut off, or still being written');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_LENGTH > end || bytes.readUInt32LE(at) !== CENTRAL)
      refuseDamaged(file, 'a damaged zip directory');
    const lengths = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ] as const;
    const [nameLength, extraLength, commentLength] = lengths;
    const nameEnd = at + CENTRAL_LENGTH + nameLength;
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) refusePassword(file);
    const sizes = sizesOf(bytes, at, bytes.subarray(nameEnd, nameEnd + extraLength));
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_LENGTH, nameEnd).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...sizes,
    });
    at = nameEnd + extraLength + commentLength;
  }
  // Which of the two a program takes is its own choice: two programs would read two workbooks.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < count)
    refuseDamaged(file, 'a zip archive with two members of one name');
  refuseSwollen(
    file,
    entries.reduce((sum, { size }) => sum + size, 0),
    Infinity,
  );
  return entries;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END && at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  }
  return -1;
}

/** Sizes and offset; those that do not fit in 32 bits stand in the zip64 field of the extra data, in this order. */
function sizesOf(bytes: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  const short = {
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
  };
  const long = zip64Numbers(extra);
  const pick = (value: number): number => (value === IN_EXTRA ? (long.shift() ?? value) : value);
  return { size: pick(short.size), packed: pick(short.packed), offset: pick(short.offset) };
}

function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
      Number(field.readBigUInt64LE(index * 8)),
    );
  }
  return [];
}

/** The bytes of a member, piece by piece. Refuses what swells too far, and what its checksum does not fit (S-9, C-59). */
export async function* inflated(file: string, bytes: Buffer, entry: ZipEntry): AsyncIterable<Buffer> {
  const packed = packedBytes(file, bytes, entry);
  let crc = 0;
  let size = 0;
  try {
    for await (const chunk of entry.method === STORED ? [packed] : inflating(packed)) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      refuseSwollen(file, size, entry.packed);
      yield chunk;
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      refuseDamaged(file, 'a member that does not unpack');
    throw error;
  }
  if (crc !== entry.crc || size !== entry.size)
    refuseDamaged(file, 'a member whose checksum does not fit (CRC)');
}

function inflating(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw({ chunkSize: INFLATE_CHUNK });
  stream.end(packed);
  return stream;
}

function packedBytes(file: string, bytes: Buffer, { method, offset, packed }: ZipEntry): Buffer {
  if (method !== STORED && method !== DEFLATED) refuseDamaged(file, `a member packed by method ${method}`);
  if (offset + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    refuseDamaged(file, 'a member out of place');
  const start = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) refuseDamaged(file, 'a member that is cut off');
  return bytes.subarray(start, start + packed);
}

function refuseSwollen(file: string, size: number, packed: number): void {
  if (size <= TOO_LARGE && (size <= LARGE || size <= packed * MOST_RATIO)) return;
  refuse(
    'expands_too_far',
    { file },
    {
      found: 'a zip member that swells beyond every workbook',
      expected: 'at most 200 times its packed size, or 256 MB, and 4 GB in all',
      remedy: 'ask where the file comes from; do not open it',
    },
  );
}

export function refuseDamaged(file: string, found: string): never {
  refuse('damaged', { file }, { found, expected: 'a whole workbook', remedy: 'copy or export it again' });
}
