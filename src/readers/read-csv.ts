import Papa from 'papaparse';
import { refuse } from '../findings/problem.ts';
import { CsvRecordCounter } from './count-csv-records.ts';
import { refuseOtherSeparator } from './csv-separator.ts';
import { decoded } from './decode.ts';
import { refuseWrongKind } from './file-kind.ts';
import type { RawRow, Reader, ReadNotes } from './raw-book.ts';
import { refuseRows } from './stray-quotes.ts';

/** A longer record comes from an unclosed quote. In characters. */
const LONGEST_RECORD = 16 * 2 ** 20;
const LINE_ENDS = /\r\n|\r|\n/g;

/**
 * Reads a CSV file: `;`, quotes where needed, any of the three line ends. Its one sheet has the empty name. Reads
 * in pieces, so that no string holds the whole file.
 * @throws Refusal for another separator, encoding or type (S-9, C-59), and for stray quotes (C-105)
 */
export const readCsv: Reader = csvReader(';');

/** The same with another separator; the independent count works for `;` only. */
export function csvReader(delimiter: string): Reader {
  return async (file, source) => {
    refuseWrongKind(file, 'csv', source);
    const { chunks, isMixed } = decoded(file, source);
    const notes: ReadNotes = { hasMixedEncoding: isMixed, counted: [null] };
    return {
      sheets: [''],
      rows: rowsOf(file, chunks, notes, delimiter),
      notes,
      verify: async () => undefined,
    };
  };
}

async function* rowsOf(
  file: string,
  chunks: Iterable<string>,
  notes: ReadNotes,
  delimiter: string,
): AsyncIterable<readonly RawRow[]> {
  let passes: { readonly counter: CsvRecordCounter; readonly records: Records } | undefined;
  for (const chunk of chunks) {
    if (passes === undefined) {
      const lineEnd = lineEndOf(chunk);
      if (delimiter === ';') refuseOtherSeparator(file, chunk, lineEnd);
      passes = { counter: new CsvRecordCounter(lineEnd), records: new Records(file, lineEnd, delimiter) };
    }
    passes.counter.push(chunk);
    refuseSwallowed(file, passes.counter);
    yield passes.records.of(chunk, false);
  }
  if (passes === undefined) return;
  yield passes.records.of('', true);
  notes.counted[0] = passes.counter.end();
  refuseSwallowed(file, passes.counter);
}

/**
 * Refuses a file in which the independent count found a whole row within a quoted cell (C-105).
 * @throws Refusal
 */
function refuseSwallowed(file: string, { swallowed }: CsvRecordCounter): void {
  if (swallowed === null) return;
  const { openedIn, row } = swallowed;
  refuseRows({ file }, [openedIn, row], `holds row ${row}`);
}

/** Old Macs ended lines with CR only. When the file has any LF, a CR before it is removed from the last cell. */
function lineEndOf(text: string): '\n' | '\r' {
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}

/** Splits text that comes in pieces into records, each with the number of its first line. */
class Records {
  readonly #file: string;
  readonly #parser: Papa.Parser;
  #rest = '';
  #rowNumber = 1;

  constructor(file: string, newline: '\n' | '\r', delimiter: string) {
    this.#file = file;
    this.#parser = new Papa.Parser({ delimiter, newline });
  }

  of(chunk: string, isLast: boolean): readonly RawRow[] {
    const text = this.#rest + chunk;
    const { data, errors, meta } = this.#parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    // A record that this piece cuts off is read again with the next one.
    const broken = errors.find(({ row }) => isLast || (row ?? 0) < data.length)?.row;
    if (broken !== undefined) refuseQuotes(this.#file, this.#rowNumber + linesBefore(broken, data));
    this.#rest = isLast ? '' : text.slice(meta.cursor);
    if (this.#rest.length > LONGEST_RECORD) {
      refuseQuotes(this.#file, this.#rowNumber + linesBefore(data.length, data));
    }
    const rows: RawRow[] = [];
    for (const record of data) {
      const rowNumber = this.#rowNumber;
      this.#rowNumber += linesOf(record);
      if (record.some(isFilled)) rows.push({ sheet: 0, rowNumber, cells: cleaned(record) });
    }
    return rows;
  }
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

function cleaned(record: string[]): (string | null)[] {
  const last = record.at(-1);
  if (last?.endsWith('\r')) record[record.length - 1] = last.slice(0, -1);
  return record.map((cell) => (cell === '' ? null : cell));
}

/** Number of lines of a record: one more for each line end within its cells. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) {
    // A CR that ends the record's last cell belongs to its own line end.
    if (cell.includes('\n') || cell.includes('\r'))
      lines += cell.replace(/\r$/, '').match(LINE_ENDS)?.length ?? 0;
  }
  return lines;
}

function linesBefore(row: number, records: readonly string[][]): number {
  return records.slice(0, row).reduce((sum, record) => sum + linesOf(record), 0);
}

function refuseQuotes(file: string, rowNumber: number): never {
  refuse(
    'quotes',
    { file, rowNumber },
    {
      found: 'a quote that is not closed, or closed within a cell',
      expected: 'quotes around whole cells, doubled within them',
      remedy: 'correct that line, or export the file again',
    },
  );
}
