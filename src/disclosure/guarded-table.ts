import { hideSmallCells } from './small-cells.ts';

/** A row of a printed table: how many of the `denominator` patients of a stratum gave an answer. */
export interface CountRow {
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  readonly n: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
}

export const MASKED_COUNT = 'masked';

/** A row as published; a hidden count is marked, without the reason. */
export type MaskedRow = Omit<CountRow, 'n' | 'denominator' | 'percent'> & {
  readonly n: number | null | typeof MASKED_COUNT;
  readonly denominator: number | null | typeof MASKED_COUNT;
  readonly percent: number | null | typeof MASKED_COUNT;
};

/** The stratum of all patients. */
const ALL = 'all';

/**
 * Hides small counts of printed tables, section by section: answers by strata, with denominators as sums. Answers
 * and strata that are not printed form the remainder, which must not be computable either. A denominator that is
 * hidden in one section is hidden in all, because it is the same number.
 */
export function maskedTables(tables: readonly (readonly CountRow[])[], least: number): MaskedRow[][] {
  const hiddenAsked = new Set<string>();
  for (let before = -1; ; before = hiddenAsked.size) {
    const safe = tables.map((rows) => {
      const sections = Map.groupBy(rows, ({ section }) => section);
      return [...sections.values()].flatMap((section) => guardedSection(section, least, hiddenAsked));
    });
    if (hiddenAsked.size === before) return safe;
  }
}

function guardedSection(rows: readonly CountRow[], least: number, hiddenAsked: Set<string>): MaskedRow[] {
  const items = [...new Set(rows.map(({ item }) => item))];
  const strata = [...new Set(rows.map(({ stratum }) => stratum))].filter((stratum) => stratum !== ALL);
  const counted = new Map(rows.map(({ item, stratum, n }) => [`${item}\0${stratum}`, Number(n)]));
  const askedIn = (stratum: string): number =>
    Math.max(
      ...rows.filter((row) => row.stratum === stratum).map(({ denominator, n }) => denominator ?? Number(n)),
      0,
    );
  // Each line with its remainder and its sum: [printed ..., remainder, sum].
  const lineOf = (count: (stratum: string) => number): number[] => {
    const parts = strata.map(count);
    const whole = count(ALL);
    return [...parts, Math.max(0, whole - sum(parts)), whole];
  };
  const answers = items.map((item) => lineOf((stratum) => counted.get(`${item}\0${stratum}`) ?? 0));
  const asked = lineOf(askedIn);
  const remainder = asked.map((total, column) =>
    Math.max(0, total - sum(answers.map((line) => line[column] as number))),
  );
  const counts = [...answers, remainder, asked];
  const [remainderRow, askedRow] = [items.length, items.length + 1];
  // When answers or strata are exhaustive, the reader knows that the remainder is 0.
  const isNoAnswerLeft = sum(remainder) === 0;
  const isNoStratumLeft = counts.every((line) => line[strata.length] === 0);
  const isPrinted = (row: number, column: number): boolean =>
    (row !== remainderRow || isNoAnswerLeft) && (column !== strata.length || isNoStratumLeft);
  const askedKey = (column: number): string => `${[...strata, '', ALL][column]} ${asked[column]}`;
  const isHidden = (row: number, column: number): boolean =>
    !isPrinted(row, column) || (row === askedRow && hiddenAsked.has(askedKey(column)));
  const mask = hideSmallCells({ counts, isHidden }, least);
  const isMasked = (row: number, column: number): boolean =>
    (mask[row] as readonly boolean[])[column] as boolean;
  for (const column of asked.keys()) {
    if (column !== strata.length && isMasked(askedRow, column)) hiddenAsked.add(askedKey(column));
  }
  return rows.map((row) => {
    const column = [...strata, '', ALL].indexOf(row.stratum);
    const isCount = isMasked(items.indexOf(row.item), column);
    const isAsked = isMasked(askedRow, column);
    return {
      ...row,
      n: isCount ? MASKED_COUNT : row.n,
      denominator: isAsked && row.denominator !== null ? MASKED_COUNT : row.denominator,
      percent: (isCount || isAsked) && row.percent !== null ? MASKED_COUNT : row.percent,
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
