import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuse } from '../findings/problem.ts';
import { type FileBytes, piecesOf } from './file-bytes.ts';
import { refusePassword } from './file-kind.ts';

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
const END_64 = 0x06064b50;
const END_64_LENGTH = 56;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const IN_END_64 = 0xffff;
/** How far before the end of the file to search for the end record, in bytes. */
const LOOKED_BACK = 2 ** 24;
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
const INFLATE_CHUNK = 1 << 17;
/** Pieces that are unpacked ahead, by another thread, while one is read. */
const AHEAD = 4;

/**
 * Returns the members of a zip archive.
 * @throws Refusal when its end is missing or its directory does not match (S-9)
 */
export function zipEntries(file: string, source: FileBytes): ZipEntry[] {
  const end = endOf(source);
  if (end === null) return refuseEnd(file, source);
  const directory = source.slice(end.directoryAt, end.at);
  const entries: ZipEntry[] = [];
  for (let index = 0, at = 0; index < end.count; index++) {
    if (at + CENTRAL_LENGTH > directory.length || directory.readUInt32LE(at) !== CENTRAL)
      refuseDamaged(file, 'a damaged zip directory');
    const lengths = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ] as const;
    const [nameLength, extraLength, commentLength] = lengths;
    const nameEnd = at + CENTRAL_LENGTH + nameLength;
    if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0) refusePassword(file);
    const sizes = sizesOf(directory, at, directory.subarray(nameEnd, nameEnd + extraLength));
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_LENGTH, nameEnd).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      ...sizes,
    });
    at = nameEnd + extraLength + commentLength;
  }
  refuseSwollen(
    file,
    entries.reduce((sum, { size }) => sum + size, 0),
    Infinity,
  );
  return entries;
}

/** Position and end of the directory of an archive, and the number of members. */
interface Directory {
  readonly at: number;
  readonly directoryAt: number;
  readonly count: number;
}

/** The directory of an archive; null when the file does not end as a zip does. */
function endOf(source: FileBytes): Directory | null {
  const start = Math.max(0, source.length - END_LENGTH - LONGEST_COMMENT);
  const bytes = source.slice(start, source.length);
  for (let at = bytes.length - END_LENGTH; at >= 0; at--) {
    if (bytes.readUInt32LE(at) !== END || at + END_LENGTH + bytes.readUInt16LE(at + 20) !== bytes.length)
      continue;
    return directoryOf(source, start + at, bytes.subarray(at, at + END_LENGTH));
  }
  return null;
}

/** Reads an end record. A 64-bit record before it has the values that do not fit, or all. */
function directoryOf(source: FileBytes, at: number, end: Buffer): Directory {
  const short = { at, count: end.readUInt16LE(10), directoryAt: end.readUInt32LE(16) };
  const isLarge =
    short.count === IN_END_64 || short.directoryAt === IN_EXTRA || end.readUInt32LE(12) === IN_EXTRA;
  if (!isLarge || at < LOCATOR_64_LENGTH) return short;
  const locator = source.slice(at - LOCATOR_64_LENGTH, at);
  if (locator.readUInt32LE(0) !== LOCATOR_64) return short;
  const longAt = Number(locator.readBigUInt64LE(8));
  const long = source.slice(longAt, longAt + END_64_LENGTH);
  if (long.length < END_64_LENGTH || long.readUInt32LE(0) !== END_64) return short;
  const count = Number(long.readBigUInt64LE(32));
  return { at: longAt, count, directoryAt: Number(long.readBigUInt64LE(48)) };
}

/**
 * Separates an archive that is cut off from a complete one followed by other bytes.
 * @throws Refusal
 */
function refuseEnd(file: string, source: FileBytes): never {
  const start = Math.max(0, source.length - LOOKED_BACK);
  const bytes = source.slice(start, source.length);
  const signature = Buffer.from([0x50, 0x4b, 5, 6]);
  for (let at = bytes.lastIndexOf(signature); at >= 0; at = bytes.lastIndexOf(signature, at - 1)) {
    if (at + END_LENGTH <= bytes.length && endsArchive(source, start + at, bytes.subarray(at)))
      refuseBehind(file, source.length - start - at - END_LENGTH - bytes.readUInt16LE(at + 20));
    if (at === 0) break;
  }
  return refuseDamaged(file, 'a zip archive without its end: cut off, or still being written');
}

/** True for an end record whose directory is at its stated position; false for that of a nested workbook. */
function endsArchive(source: FileBytes, at: number, end: Buffer): boolean {
  const { at: directoryEnd, directoryAt, count } = directoryOf(source, at, end.subarray(0, END_LENGTH));
  if (count === 0 || directoryAt + CENTRAL_LENGTH > directoryEnd) return false;
  return source.slice(directoryAt, directoryAt + 4).readUInt32LE(0) === CENTRAL;
}

function refuseBehind(file: string, count: number): never {
  refuse(
    'damaged',
    { file },
    {
      found: `a zip archive with ${count < 0 ? 'its comment cut off' : `${count} other bytes behind its end`}`,
      expected: 'a workbook and nothing behind it',
      remedy:
        'find out what adds bytes on the way (a download, a script), and deliver the file as it was exported; or open it in Excel and save it again',
    },
  );
}

/** Sizes and offset; those that do not fit in 32 bits are in the zip64 field of the extra data, in this order. */
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

/**
 * Yields the bytes of a member, piece by piece.
 * @throws Refusal when it expands too far or its checksum differs (S-9, C-59)
 */
export async function* inflated(file: string, source: FileBytes, entry: ZipEntry): AsyncIterable<Buffer> {
  const packed = piecesOf(source, ...packedRange(file, source, entry));
  let crc = 0;
  let size = 0;
  try {
    for await (const chunk of entry.method === STORED ? packed : inflating(packed)) {
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

function inflating(packed: Iterable<Buffer>): AsyncIterable<Buffer> {
  const options = { chunkSize: INFLATE_CHUNK, readableHighWaterMark: AHEAD * INFLATE_CHUNK };
  const stream = createInflateRaw(options);
  // Its error is thrown where the stream is read.
  pipeline(Readable.from(packed, { highWaterMark: 1 }), stream, () => undefined);
  return stream;
}

/**
 * The range of the packed bytes of a member.
 * @throws Refusal when the archive is damaged
 */
function packedRange(
  file: string,
  source: FileBytes,
  { method, offset, packed }: ZipEntry,
): [from: number, to: number] {
  if (method !== STORED && method !== DEFLATED) refuseDamaged(file, `a member packed by method ${method}`);
  const header = source.slice(offset, offset + LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH || header.readUInt32LE(0) !== LOCAL)
    refuseDamaged(file, 'a member out of place');
  const start = offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + packed > source.length) refuseDamaged(file, 'a member that is cut off');
  return [start, start + packed];
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
