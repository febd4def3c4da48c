import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { french } from '../calendar.ts';
import type { Correction, Patient } from '../truth.ts';
import { csvRecord } from './csv.ts';

/** A number that no file has (C-54). */
const UNKNOWN_FILE_NUMBER = 'DCC9999992Z';

/** Gathers `oppositions.csv`: who opposed, by file number, by IPP (without its zeros) or by both. */
export class OppositionsWriter {
  readonly #records = [csvRecord(['N° dossier DCC', 'IPP'])];

  add({ opposed, fileNumber = '', ipp = '' }: Patient): void {
    if (opposed === undefined) return;
    const ippAsNumber = ipp.replace(/^0+/, '');
    this.#records.push(
      csvRecord([opposed === 'ipp' ? '' : fileNumber, opposed === 'file_number' ? '' : ippAsNumber]),
    );
  }

  writeTo(folder: string): void {
    this.#records.push(csvRecord([UNKNOWN_FILE_NUMBER, '']));
    writeFileSync(join(folder, 'oppositions.csv'), iconv.encode(this.#records.join(''), 'win1252'));
  }
}

/** Writes `corrections.csv`. */
export function writeCorrections(folder: string, corrections: readonly Correction[]): void {
  const header = ['source', 'key', 'column', 'old_value', 'new_value', 'author', 'reason', 'date'];
  const records = corrections.map(({ source, key, column, oldValue, newValue, author, reason, date }) =>
    csvRecord([source, key.join('|'), column, oldValue, newValue, author, reason, french(date)]),
  );
  writeFileSync(
    join(folder, 'corrections.csv'),
    iconv.encode([csvRecord(header), ...records].join(''), 'win1252'),
  );
}
