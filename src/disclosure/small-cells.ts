/**
 * Counts with their margins: the last row and the last column are sums of the others, the last of both is the sum
 * of all. A cell is shown or hidden; some are hidden from the start (a remainder is not printed anywhere).
 */
export interface CountTable {
  readonly counts: readonly (readonly number[])[];
  readonly isHidden: (row: number, column: number) => boolean;
}

/** True for each cell that is hidden. */
export type Mask = readonly (readonly boolean[])[];

/**
 * Hides counts of 1 to `least` - 1 people, and enough others that none of them can be computed from the shown ones
 * (complementary suppression): for each hidden count there is another table with the same shown cells and sums.
 */
export function hideSmallCells({ counts, isHidden }: CountTable, least: number): Mask {
  const isSmall = (count: number): boolean => count > 0 && count < least;
  const mask = counts.map((row, r) => row.map((count, c) => isSmall(count) || isHidden(r, c)));
  for (const [r, row] of counts.entries()) {
    for (const [c, count] of row.entries()) {
      while (isSmall(count) && !canDiffer(counts, mask, r, c)) {
        const next = cheapest(counts, mask, r, c);
        if (next === null) break; // Everything is hidden: nothing is shown to compute it from.
        lineOf(mask, next[0])[next[1]] = true;
      }
    }
  }
  return mask;
}

/** The next shown cell to hide: first in the same line, the smallest count first, a nonzero count before a 0. */
function cheapest(
  counts: CountTable['counts'],
  mask: Mask,
  row: number,
  column: number,
): readonly [number, number] | null {
  const shown = counts.flatMap((line, r) =>
    line.flatMap((count, c) =>
      lineOf(mask, r)[c] ? [] : [{ r, c, count, isNear: r === row || c === column }],
    ),
  );
  shown.sort(
    (a, b) =>
      Number(b.isNear) - Number(a.isNear) ||
      Number(a.count === 0) - Number(b.count === 0) ||
      a.count - b.count,
  );
  const [first] = shown;
  return first === undefined ? null : [first.r, first.c];
}

/**
 * True when a hidden count could have another value: a cycle through hidden cells adds one here and subtracts one
 * there, so that all sums stay and no count falls below 0. In margins the signs are reversed: the sum changes with
 * its row.
 */
function canDiffer(counts: CountTable['counts'], mask: Mask, row: number, column: number): boolean {
  return [1, -1].some((change) => hasRoundTrip(counts, mask, row, column, change));
}

interface Stop {
  readonly isRow: boolean;
  readonly line: number;
}

/** Looks for a way from the end of the changed cell back to its start, changing hidden cells by turns. */
function hasRoundTrip(
  counts: CountTable['counts'],
  mask: Mask,
  row: number,
  column: number,
  change: number,
): boolean {
  const [lastRow, lastColumn] = [counts.length - 1, lineOf(counts, 0).length - 1];
  const sign = (r: number, c: number): number => ((r === lastRow) === (c === lastColumn) ? 1 : -1);
  const mayChange = (r: number, c: number, by: number): boolean =>
    lineOf(mask, r)[c] === true && (lineOf(counts, r)[c] as number) + by * sign(r, c) >= 0;
  const start = change * sign(row, column);
  // At a column the next change is the opposite, at a row the first kind again.
  const seen = new Set<string>([`column ${column}`]);
  const open: Stop[] = [{ isRow: false, line: column }];
  for (let stop = open.pop(); stop !== undefined; stop = open.pop()) {
    const by = stop.isRow ? start : -start;
    const width = stop.isRow ? lastColumn : lastRow;
    for (let other = 0; other <= width; other += 1) {
      const [r, c] = stop.isRow ? [stop.line, other] : [other, stop.line];
      if ((r === row && c === column) || !mayChange(r, c, by)) continue;
      if (!stop.isRow && r === row) return true;
      const key = `${stop.isRow ? 'column' : 'row'} ${other}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push({ isRow: !stop.isRow, line: other });
    }
  }
  return false;
}

/** A line of a table that has it. */
function lineOf<T>(table: readonly (readonly T[])[], row: number): T[] {
  return table[row] as T[];
}
