import type { Place } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';
import type { RawRow } from './raw-book.ts';

const LINE_ENDS = /\r\n|\r|\n/g;
const SEPARATORS = /;/g;

/**
 * Refuses a CSV row in which two stray quotes have joined several rows, or several cells of one row (C-105).
 * `columns` is the number of cells of the header.
 *
 * - A cell contains a line end and at least (columns - 2) separators. In a sheet of two columns, one separator.
 * - A cell contains a line end, and the lines of the row have the separators of two rows.
 * - The row lacks cells, and its cells contain exactly the missing separators.
 *
 * @throws Refusal
 */
export function refuseStrayQuotes(place: Place, { cells, rowNumber }: RawRow, columns: number): void {
  const long = cells.findIndex(holdsLineEnd);
  if (long < 0 && cells.length >= columns) return;
  if (long >= 0) refuseSwallowed(place, cells, rowNumber, columns);
  const lacking = columns - cells.length;
  if (lacking <= 0 || separatorsIn(cells) !== lacking) return;
  const at = cells.findIndex((cell) => countIn(cell, SEPARATORS) > 0);
  const row = rowNumber + linesIn(cells.slice(0, at));
  refuseRows(place, [row, row], `holds ${lacking} separators, in a row that lacks ${lacking} cells`);
}

function refuseSwallowed(place: Place, cells: RawRow['cells'], rowNumber: number, columns: number): void {
  const fewest = Math.max(1, columns - 2);
  const ofTwoRows = 2 * (columns - 1);
  let row = rowNumber;
  for (const cell of cells) {
    const lines = countIn(cell, LINE_ENDS);
    const separators = countIn(cell, SEPARATORS);
    if (lines > 0 && (separators >= fewest || cells.length - 1 + separatorsIn(cells) >= ofTwoRows)) {
      refuseRows(place, [row, row + lines], `holds a line end and ${separators} separators`);
    }
    row += lines;
  }
}

/**
 * Refuses the file: a quoted cell contains other cells or rows. Rows are numbered from 1.
 * @throws Refusal
 */
export function refuseRows(place: Place, [first, last]: readonly [number, number], holds: string): never {
  const rows = first === last ? `in row ${first}` : `from row ${first} to row ${last}`;
  refuse(
    'quotes',
    { ...place, rowNumber: first },
    {
      found: `a quoted cell ${rows} that ${holds}: two stray quotes make one cell of several`,
      expected: 'quotes around whole cells, doubled within them',
      remedy:
        first === last
          ? 'remove the stray quotes from that row, or export the file again'
          : `remove the stray quotes from rows ${first} and ${last}, or export the file again`,
    },
  );
}

function holdsLineEnd(cell: RawRow['cells'][number]): boolean {
  return typeof cell === 'string' && (cell.includes('\n') || cell.includes('\r'));
}

function separatorsIn(cells: RawRow['cells']): number {
  return cells.reduce<number>((sum, cell) => sum + countIn(cell, SEPARATORS), 0);
}

function linesIn(cells: RawRow['cells']): number {
  return cells.reduce<number>((sum, cell) => sum + countIn(cell, LINE_ENDS), 0);
}

function countIn(cell: RawRow['cells'][number], what: RegExp): number {
  return typeof cell === 'string' ? (cell.match(what)?.length ?? 0) : 0;
}
