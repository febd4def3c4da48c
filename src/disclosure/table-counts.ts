import type { Connection } from '../warehouse/open.ts';
import { type CountList, keyOf, type Part } from './count-list.ts';
import { ALL, askedKey, countKey, sizeKey, stepKey } from './printed-keys.ts';

interface TableCount {
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  readonly n: number;
  readonly denominator: number | null;
}

const ROWS = `
  SELECT section, item, stratum, n, denominator
  FROM table_row
  UNION ALL
  SELECT section, item, stratum, n, denominator
  FROM table_flow`;

const SUBGROUPS = 'SELECT code FROM code_subgroup ORDER BY code';

/** Answers that no row prints, of the sections that have rows of subgroups. */
const UNPRINTED = `
  SELECT question AS section, answer AS item, stratum, n
  FROM answer_count
  WHERE question IN (SELECT section FROM table_row WHERE stratum <> 'all')`;

const LAST_STEP = 'SELECT criterion FROM study_flow_step ORDER BY step DESC LIMIT 1';

/**
 * Adds the counts of the printed tables and of the flow's table: answers with their denominators. States that the
 * answers to a question add up to those asked, subgroups to all, and that those asked are the analysed patients.
 */
export function addTableCounts(list: CountList, db: Connection): void {
  const subgroups = (db.prepare(SUBGROUPS).all() as { code: string }[]).map(({ code }) => code);
  const rows = db.prepare(ROWS).all() as TableCount[];
  for (const { section, item, stratum, n, denominator } of rows) {
    list.add(countKey(section, item, stratum), n);
    if (denominator !== null) list.add(askedKey(section, stratum), denominator);
  }
  const unprinted = db.prepare(UNPRINTED).all() as Omit<TableCount, 'denominator'>[];
  addUnprinted(list, unprinted, subgroups);
  const last = (db.prepare(LAST_STEP).get() as { criterion: string } | undefined)?.criterion;
  if (last !== undefined) stateSizes(list, last, subgroups);
  const all = [...rows, ...unprinted];
  for (const [section, own] of Map.groupBy(all, (row) => row.section)) {
    stateSection(list, section, [...new Set(own.map(({ item }) => item))], subgroups);
    for (const stratum of [ALL, ...subgroups]) {
      if (!list.has(askedKey(section, stratum))) continue;
      list.equate(askedKey(section, stratum), sizeKey(stratum));
      list.equate(askedKey(section, stratum), sizeKey(ALL));
    }
  }
}

/** The counts of sections by subgroup that are needed to add up lines and columns. */
function addUnprinted(
  list: CountList,
  answers: readonly Omit<TableCount, 'denominator'>[],
  subgroups: readonly string[],
): void {
  for (const [section, own] of Map.groupBy(answers, (row) => row.section)) {
    const counted = new Map(own.map(({ item, stratum, n }) => [keyOf(item, stratum), n]));
    for (const stratum of [ALL, ...subgroups]) {
      const asked = own.filter((row) => row.stratum === stratum).reduce((sum, { n }) => sum + n, 0);
      list.addUnprinted(askedKey(section, stratum), asked);
      for (const item of new Set(own.map((row) => row.item)))
        list.addUnprinted(countKey(section, item, stratum), counted.get(keyOf(item, stratum)) ?? 0);
    }
  }
}

/** The subgroups of the analysed patients, who are the last box of the flow. */
function stateSizes(list: CountList, last: string, subgroups: readonly string[]): void {
  list.alias(sizeKey(ALL), stepKey(last));
  const sizes = subgroups.map(sizeKey).filter((key) => list.has(key));
  list.partition(sizeKey(ALL), plus(sizes), keyOf('rest', 'analysed'));
}

/** Answers add up to those asked in each stratum; strata add up to all, for each answer and for those asked. */
function stateSection(
  list: CountList,
  section: string,
  items: readonly string[],
  subgroups: readonly string[],
): void {
  for (const stratum of [ALL, ...subgroups]) {
    const answers = items.map((item) => countKey(section, item, stratum)).filter((key) => list.has(key));
    list.partition(askedKey(section, stratum), plus(answers), keyOf('rest', 'answers', section, stratum));
  }
  const lines = items.map((item) => (stratum: string) => countKey(section, item, stratum));
  for (const line of [...lines, (stratum: string) => askedKey(section, stratum)]) {
    const parts = subgroups.map(line).filter((key) => list.has(key));
    list.partition(line(ALL), plus(parts), keyOf('rest', 'strata', line(ALL)));
  }
}

/** Parts that are added. */
export function plus(keys: readonly string[]): Part[] {
  return keys.map((key) => ({ key, factor: 1 }));
}
