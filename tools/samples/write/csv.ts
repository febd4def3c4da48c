import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { Cell } from '../truth.ts';
import { shownInCsv } from './show.ts';
import type { BookSink, RowSink } from './sink.ts';

export type CsvEncoding = 'windows-1252' | 'utf-8' | 'utf-8-bom';

const CHUNK = 1 << 16;

/** Appends text to a file in pieces, so that a file of any size costs one piece of memory. */
class TextFile {
  readonly #file: number;
  readonly #encoding: CsvEncoding;
  #pending = '';

  constructor(path: string, encoding: CsvEncoding) {
    this.#file = openSync(path, 'w');
    this.#encoding = encoding;
    if (encoding === 'utf-8-bom') this.#pending = '\ufeff';
  }

  append(text: string): void {
    this.#pending += text;
    if (this.#pending.length > CHUNK) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes =
      this.#encoding === 'windows-1252' ? iconv.encode(this.#pending, 'win1252') : Buffer.from(this.#pending);
    writeSync(this.#file, bytes);
    this.#pending = '';
  }
}

/** One record: `;`, CRLF, quotes where needed. */
export const csvRecord = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(shownInCsv(cell))).join(';')}\r\n`;

const quoted = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file a sheet; `pathOf` names it. */
export function csvBook(pathOf: (sheet: string) => string, encoding: CsvEncoding): BookSink {
  const files: TextFile[] = [];
  return {
    sheet: (name): RowSink => {
      const file = new TextFile(pathOf(name), encoding);
      files.push(file);
      return { write: (cells) => file.append(csvRecord(cells)), mergeLastRow: () => {} };
    },
    close: () => {
      for (const file of files) file.close();
    },
  };
}
