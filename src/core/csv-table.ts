import { readFileSync } from 'node:fs';
import papaparse from 'papaparse';

/**
 * Reads a table of the repository: fields separated by semicolons, names in the first line. A field with a
 * semicolon is in quotes.
 * @throws Error when a line has more or fewer fields than the first
 */
export function readCsvTable<Row>(path: string): Row[] {
  const { data, errors } = papaparse.parse<Row>(readFileSync(path, 'utf8'), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}, row ${(error.row ?? 0) + 2}: ${error.message}`);
  return data;
}
