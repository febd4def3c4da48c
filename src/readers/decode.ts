import iconv from 'iconv-lite';
import { refuse } from '../findings/problem.ts';
import { type FileBytes, piecesOf } from './file-bytes.ts';

const CHUNK = 1 << 22;
const IN_ANOTHER = 'export it as CSV in UTF-8 or Windows-1252';
const ZEROS_LOOKED_AT = 64;
const MOSTLY = 0.7;
/** Bytes that Windows-1252 leaves undefined (C-59). */
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const FIRST_HIGH = 0x80;
/** First bytes of Latin letters in UTF-8: "°" is 0xC2 0xB0, "é" 0xC3 0xA9. */
const UTF8_LEADS = [0xc2, 0xc3];
const LETTER_BEYOND_ASCII = /[\u{80}-\u{10ffff}]/u;

export interface Decoded {
  /** The text in pieces; a line may be cut anywhere. */
  readonly chunks: Iterable<string>;
  readonly isMixed: boolean;
}

/**
 * Decodes a CSV file: UTF-16 with a byte order mark, UTF-8 when all of it is valid, else Windows-1252 (C-59).
 * Checks the file first, piece by piece, so that memory never holds all of it.
 * @throws Refusal for other encodings, a file that ends within a character, and bytes that no text contains
 */
export function decoded(file: string, source: FileBytes): Decoded {
  const start = source.slice(0, 4).toString('hex');
  const isUtf32 = start === 'fffe0000' || start === '0000feff';
  if (isUtf32) refuseEncoding(file, 'UTF-32', IN_ANOTHER);
  if (start.startsWith('fffe') || start.startsWith('feff'))
    return { chunks: utf16(file, source, start.slice(0, 4)), isMixed: false };
  if (isAnyPiece(source, (piece) => piece.includes(0))) {
    refuseEncoding(file, withZeros(source.slice(0, ZEROS_LOOKED_AT)), IN_ANOTHER);
  }
  const utf8 = asUtf8(source);
  if (utf8 === 'cut off') refuseEncoding(file, 'UTF-8 that is cut off within a letter', 'deliver it again');
  if (utf8 === 'whole') return { chunks: pieces(source, new TextDecoder('utf-8')), isMixed: false };
  const undefinedByte = UNDEFINED.find((byte) => isAnyPiece(source, (piece) => piece.includes(byte)));
  if (undefinedByte !== undefined) {
    refuseEncoding(
      file,
      `bytes that are neither UTF-8 nor Windows-1252 (0x${undefinedByte.toString(16)})`,
      'export it again in one of them',
    );
  }
  return { chunks: windows1252(source), isMixed: isAnyPiece(source, holdsUtf8Letter) };
}

/** Names the encoding of bytes with many zeros: in UTF-16 every second byte is zero, in UTF-32 three in four. */
function withZeros(bytes: Buffer): string {
  const zerosAt = (phase: number, width: number): boolean => {
    const at = bytes.filter((_, index) => index % width === phase);
    return at.length > 0 && at.filter((byte) => byte === 0).length >= MOSTLY * at.length;
  };
  if ((zerosAt(2, 4) && zerosAt(3, 4)) || (zerosAt(0, 4) && zerosAt(1, 4))) return 'UTF-32 without its mark';
  if (zerosAt(0, 2) || zerosAt(1, 2)) return 'UTF-16 without its mark';
  return 'zero bytes: no text, or UTF-16 without its mark';
}

function* utf16(file: string, source: FileBytes, mark: string): Iterable<string> {
  try {
    const decoder = new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true });
    for (const text of pieces(source, decoder)) {
      if (text.includes('\0')) refuseEncoding(file, 'zero characters in UTF-16: no text', IN_ANOTHER);
      yield text;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuseEncoding(file, 'UTF-16 that is cut off or damaged', 'deliver it again');
  }
}

const bytesOf = (source: FileBytes): Iterable<Buffer> => piecesOf(source, 0, source.length, CHUNK);

function* pieces(source: FileBytes, decoder: TextDecoder): Iterable<string> {
  for (const piece of bytesOf(source)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function* windows1252(source: FileBytes): Iterable<string> {
  for (const piece of bytesOf(source)) yield iconv.decode(piece, 'win1252');
}

/** True when `holds` accepts any piece. Pieces overlap by one byte, so that a border splits no pair. */
function isAnyPiece(source: FileBytes, holds: (piece: Buffer) => boolean): boolean {
  for (let at = 0; at < source.length; at += CHUNK) if (holds(source.slice(at, at + CHUNK + 1))) return true;
  return false;
}

/**
 * Classifies the bytes as UTF-8. They are cut-off UTF-8 when valid multi-byte letters come before the cut. A single
 * high byte after pure ASCII is the last letter of a Windows-1252 text.
 */
function asUtf8(source: FileBytes): 'whole' | 'cut off' | 'no' {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let holdsLetter = false;
  try {
    for (const piece of bytesOf(source)) {
      const text = decoder.decode(piece, { stream: true });
      holdsLetter ||= LETTER_BEYOND_ASCII.test(text);
    }
  } catch {
    return 'no';
  }
  try {
    decoder.decode();
    return 'whole';
  } catch {
    return holdsLetter ? 'cut off' : 'no';
  }
}

/** True when a letter is in UTF-8 somewhere (0xC3 0xA9 is "é"; as Windows-1252 it would be "Ã©"). */
function holdsUtf8Letter(bytes: Buffer): boolean {
  for (const lead of UTF8_LEADS)
    for (let at = bytes.indexOf(lead); at >= 0; at = bytes.indexOf(lead, at + 1)) {
      const next = bytes[at + 1] ?? 0;
      if (next >= FIRST_HIGH && next <= 0xbf) return true;
    }
  return false;
}

function refuseEncoding(file: string, found: string, remedy: string): never {
  refuse('encoding', { file }, { found, expected: 'text in UTF-8 or Windows-1252', remedy });
}
