import iconv from 'iconv-lite';
import { refuse } from './problem.ts';

const CHUNK = 1 << 22;
/** Bytes that Windows-1252 leaves undefined (C-59). */
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const FIRST_HIGH = 0x80;

export interface Decoded {
  /** The text in pieces; a line may be cut anywhere. */
  readonly chunks: Iterable<string>;
  readonly isMixed: boolean;
}

/**
 * The text of a CSV file: UTF-16 with its mark, UTF-8 when all of it is valid, else Windows-1252 (C-59). Refuses what is
 * neither, and bytes that no text holds.
 */
export function decoded(file: string, bytes: Buffer): Decoded {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') return { chunks: utf16(file, bytes, start), isMixed: false };
  if (bytes.includes(0)) {
    refuseEncoding(
      file,
      'zero bytes: no text, or UTF-16 without its mark',
      'export it as CSV in UTF-8 or Windows-1252',
    );
  }
  if (isUtf8(bytes)) return { chunks: pieces(bytes, new TextDecoder('utf-8')), isMixed: false };
  const undefinedByte = UNDEFINED.find((byte) => bytes.includes(byte));
  if (undefinedByte !== undefined) {
    refuseEncoding(
      file,
      `bytes that are neither UTF-8 nor Windows-1252 (0x${undefinedByte.toString(16)})`,
      'export it again in one of them',
    );
  }
  return { chunks: windows1252(bytes), isMixed: holdsUtf8Letter(bytes) };
}

function* utf16(file: string, bytes: Buffer, mark: string): Iterable<string> {
  try {
    yield* pieces(bytes, new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuseEncoding(file, 'UTF-16 that is cut off or damaged', 'deliver it again');
  }
}

function* pieces(bytes: Buffer, decoder: TextDecoder): Iterable<string> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length });
  }
}

function* windows1252(bytes: Buffer): Iterable<string> {
  for (let at = 0; at < bytes.length; at += CHUNK)
    yield iconv.decode(bytes.subarray(at, at + CHUNK), 'win1252');
}

function isUtf8(bytes: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}

/** True when a French letter stands in UTF-8 somewhere (0xC3 0xA9 is "é"; as Windows-1252 it would be "Ã©"). */
function holdsUtf8Letter(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(0xc3); at >= 0; at = bytes.indexOf(0xc3, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next >= FIRST_HIGH && next <= 0xbf) return true;
  }
  return false;
}

function refuseEncoding(file: string, found: string, remedy: string): never {
  refuse('encoding', { file }, { found, expected: 'text in UTF-8 or Windows-1252', remedy });
}
