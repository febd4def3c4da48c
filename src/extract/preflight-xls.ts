import * as XLSX from 'xlsx';
import { refusePassword } from './file-kind.ts';
import { refuseDamaged } from './zip.ts';

/** The rows of a sheet that hold a cell; null for what is no worksheet. */
export interface RowsOfSheet {
  readonly name: string;
  readonly rows: number | null;
  /** Number of the last of them, as Excel counts; 0 when there is none. */
  readonly lastRow: number;
}

const RECORD_HEADER = 4;
const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
/** Records of cells that hold something: formula, number, text, boolean or error; not those of blank cells. */
const CELLS: ReadonlySet<number> = new Set([0x06, 0xbd, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e]);

/**
 * The sheets in order. Looks an .xls over and counts the rows that hold a cell, from the records of its stream and apart from the library
 * that reads it. The format has no checksum: damage within a value cannot be seen (S-9).
 */
export function preflightXls(file: string, bytes: Buffer): RowsOfSheet[] {
  const stream = workbookStream(file, bytes);
  const starts: { name: string; start: number; kind: number }[] = [];
  for (const { type, at, length } of records(file, stream, 0)) {
    if (type === FILE_PASS) refusePassword(file);
    if (type !== BOUND_SHEET || length < 8) continue;
    const isWide = (stream[at + 7] ?? 0) & 1;
    const name = stream.subarray(at + 8, at + length).toString(isWide ? 'utf16le' : 'latin1');
    starts.push({ start: stream.readUInt32LE(at), kind: stream[at + 5] ?? 0, name });
  }
  return starts.map(({ name, start, kind }) => ({
    name,
    ...(kind === 0 ? rowsOf(file, stream, start) : { rows: null, lastRow: 0 }),
  }));
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

/** The records of one substream, those of charts inside it left out. */
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
    found = XLSX.CFB.find(container, 'Workbook') ?? XLSX.CFB.find(container, 'Book');
  } catch {
    refuseDamaged(file, 'a damaged OLE container');
  }
  const { content } = found ?? {};
  if (!(content instanceof Uint8Array) && !Array.isArray(content)) {
    return refuseDamaged(file, 'an Office file without a workbook in it');
  }
  return Buffer.from(content);
}
