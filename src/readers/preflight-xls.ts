import * as XLSX from 'xlsx';
import { decodingOf, type TextDecoding } from './code-page.ts';
import { refusePassword } from './file-kind.ts';
import { refuseDamaged } from './zip.ts';

/** Number of rows of a sheet with at least one cell; null when it is not a worksheet. */
export interface RowsOfSheet {
  readonly name: string;
  readonly rows: number | null;
  /** Number of the last such row, as Excel counts; 0 when there is none. */
  readonly lastRow: number;
}

export interface Preflight {
  /** The records of the workbook, without the container that they came in. */
  readonly stream: Buffer;
  /** In the order of the workbook. */
  readonly sheets: readonly RowsOfSheet[];
  /** Decoding of texts and names; null in BIFF 8, whose texts are Unicode. */
  readonly decoding: TextDecoding | null;
}

const RECORD_HEADER = 4;
const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const CODE_PAGE = 0x0042;
const BIFF_8 = 0x0600;
/**
 * Records of non-blank cells: formula, number, text, boolean or error. Other programs also write those of older
 * versions (formulas of Excel 3 and 4, cells of Excel 2).
 */
const CELLS: ReadonlySet<number> = new Set([
  0x06, 0xbd, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e, 0x206, 0x406, 0x02, 0x03, 0x04, 0x05,
]);

/**
 * Checks an .xls and counts its rows from the records of its stream, independently of the library that reads it.
 * The format has no checksum, so damage within a value is not detected (S-9).
 * @throws Refusal
 */
export function preflightXls(file: string, bytes: Buffer): Preflight {
  const stream = workbookStream(file, bytes);
  const isBiff8 = stream.length >= 6 && stream.readUInt16LE(RECORD_HEADER) >= BIFF_8;
  let codePage: number | null = null;
  const starts: { name: string; start: number; kind: number }[] = [];
  for (const { type, at, length } of records(file, stream, 0)) {
    if (type === FILE_PASS) refusePassword(file);
    if (type === CODE_PAGE && length >= 2) codePage = stream.readUInt16LE(at);
    if (type !== BOUND_SHEET || length < 8) continue;
    const name = isBiff8
      ? wideName(stream, at + 7, at + length)
      : stream.toString('latin1', at + 7, at + length);
    starts.push({ start: stream.readUInt32LE(at), kind: stream[at + 5] ?? 0, name });
  }
  const decoding = isBiff8 ? null : decodingOf(file, codePage);
  const sheets = starts.map(({ name, start, kind }) => ({
    name: decoding?.(name) ?? name,
    ...(kind === 0 ? rowsOf(file, stream, start) : { rows: null, lastRow: 0 }),
  }));
  return { stream, sheets, decoding };
}

/** A BIFF 8 text after its byte of flags: one byte a character, or two. */
function wideName(stream: Buffer, at: number, end: number): string {
  return stream.toString(((stream[at] ?? 0) & 1) === 1 ? 'utf16le' : 'latin1', at + 1, end);
}

function rowsOf(file: string, stream: Buffer, start: number): { rows: number; lastRow: number } {
  const rows = new Set<number>();
  let lastRow = 0;
  for (const { type, at } of records(file, stream, start)) {
    if (!CELLS.has(type)) continue;
    const row = stream.readUInt16LE(at);
    rows.add(row);
    lastRow = Math.max(lastRow, row + 1);
  }
  return { rows: rows.size, lastRow };
}

/**
 * The records of one substream, without those of embedded charts.
 * @throws Refusal when they are damaged
 */
function* records(
  file: string,
  stream: Buffer,
  start: number,
): Iterable<{ type: number; at: number; length: number }> {
  let depth = 0;
  for (let at = start; at + RECORD_HEADER <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (at + RECORD_HEADER + length > stream.length) break;
    if (type === BOF) depth++;
    if (type === EOF && --depth <= 0) return;
    if (depth === 1) yield { type, at: at + RECORD_HEADER, length };
    if (depth === 0) break;
    at += RECORD_HEADER + length;
  }
  refuseDamaged(file, 'a sheet without its end');
}

function workbookStream(file: string, bytes: Buffer): Buffer {
  let found: { content?: unknown } | null = null;
  try {
    const container = XLSX.CFB.read(bytes, { type: 'buffer' });
    // At the root: an embedded workbook has streams of the same names.
    found = XLSX.CFB.find(container, '/Workbook') ?? XLSX.CFB.find(container, '/Book');
  } catch {
    refuseDamaged(file, 'a damaged OLE container');
  }
  const { content } = found ?? {};
  if (!(content instanceof Uint8Array) && !Array.isArray(content)) {
    return refuseDamaged(file, 'an Office file without a workbook in it');
  }
  return Buffer.from(content);
}
