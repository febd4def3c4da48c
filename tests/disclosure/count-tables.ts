import type { Mask } from '../../src/disclosure/small-cells.ts';

type Counts = readonly (readonly number[])[];

/** Counts with their sums in the last row and column. */
export function withSums(counts: Counts): number[][] {
  const rows = counts.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const last = (rows[0] ?? []).map((_, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0));
  return [...rows, last];
}

/**
 * Is there another table of counts with the same shown cells and sums, in which this cell differs? Tries them all, each
 * hidden count as it is, one more and one less: whatever differs can differ by one, for the sums of a table are whole.
 */
export function differsSomewhere(counts: Counts, mask: Mask, row: number, column: number): boolean {
  const table = counts.map((line) => [...line]);
  const [width, last] = [table[0]?.length ?? 0, table.length - 1];
  const fillFrom = (cell: number): boolean => {
    const [r, c] = [Math.floor(cell / width), cell % width];
    if (c === 0 && r > 0 && !isSum(table[r - 1] as number[])) return false;
    if (r > last) return true;
    const line = table[r] as number[];
    const found = counts[r]?.[c] ?? 0;
    const isWanted = r === row && c === column;
    const changes = mask[r]?.[c] ? (isWanted ? [1, -1] : [0, 1, -1]) : isWanted ? [] : [0];
    const isFilled = changes.some((change) => {
      line[c] = found + change;
      if (line[c] < 0 || (r === last && !isSum(table.map((one) => one[c] ?? 0)))) return false;
      return fillFrom(cell + 1);
    });
    line[c] = found;
    return isFilled;
  };
  return fillFrom(0);
}

/** True when the last number is the sum of the others. */
function isSum(line: readonly number[]): boolean {
  return line.slice(0, -1).reduce((total, one) => total + one, 0) === line.at(-1);
}
