import { shown } from '../cell/raw.ts';
import { refuse } from '../findings/problem.ts';
import { inMemory } from '../readers/file-bytes.ts';
import { headerKey } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { csvReader } from '../readers/read-csv.ts';
import { refuseStrayQuotes } from '../readers/stray-quotes.ts';

/**
 * Reads the rows of a control file, header included.
 *
 * @throws Refusal for a file that is not a CSV, has two encodings, or has stray quotes (C-105).
 */
export async function controlRows(file: string, bytes: Buffer, delimiter = ';'): Promise<RawRow[]> {
  const { rows, notes } = await csvReader(delimiter)(file, inMemory(bytes), () => true);
  if (notes.hasMixedEncoding) refuseMixed(file);
  const found = (await Array.fromAsync(rows)).flat();
  for (const row of found) refuseStrayQuotes({ file }, row, found[0]?.cells.length ?? 0);
  return found;
}

/**
 * Refuses a mixed encoding: in one of the two, a header is garbled and its column would be ignored.
 * @throws Refusal
 */
function refuseMixed(file: string): never {
  refuse(
    'encoding',
    { file },
    {
      found: 'UTF-8 and Windows-1252 in one file',
      expected: 'one encoding',
      remedy: 'open it, put its accents right, and save it as CSV in UTF-8',
    },
  );
}

/** Position of the first column with one of these headers; -1 when there is none. */
export function positionOf(header: RawRow | undefined, names: readonly string[]): number {
  const wanted = names.map(headerKey);
  return header?.cells.findIndex((cell) => cell !== null && wanted.includes(headerKey(shown(cell)))) ?? -1;
}

/**
 * Refuses a header that occurs twice, because one of its columns would be ignored. The message gives its position,
 * never its text.
 * @throws Refusal with the position
 */
export function refuseDoubled(file: string, header: RawRow | undefined): void {
  const keys = (header?.cells ?? []).map((cell) => (cell === null ? '' : headerKey(shown(cell))));
  const at = keys.findIndex((key, index) => key !== '' && keys.indexOf(key) < index);
  if (at < 0) return;
  refuse(
    'control_unreadable',
    { file },
    {
      found: `one header twice, in columns ${keys.indexOf(keys[at] ?? '') + 1} and ${at + 1}`,
      expected: 'each column once',
      remedy: 'keep one of the two columns',
    },
  );
}

/**
 * The first row of a control file without a header may be a patient's number: it is not quoted.
 * @throws Refusal
 */
export function refuseForm(file: string, header: RawRow | undefined, expected: string): never {
  refuse(
    'control_unreadable',
    { file },
    {
      found: header === undefined ? 'no row at all' : 'another first row',
      expected,
      remedy:
        'put that header back: nobody is left out, and nothing corrected, by a file that cannot be read',
    },
  );
}
