import type { CountSumPart } from '../define/layout.ts';
import type { Connection } from '../warehouse/open.ts';
import { type CountList, keyOf, type Part } from './count-list.ts';
import { ALL, countKey } from './printed-keys.ts';

const SUMS = `
  SELECT section, item, stratum, part_section, part_item, part_stratum, factor
  FROM study_count_sum
  ORDER BY position`;

const SUBGROUPS = 'SELECT code FROM code_subgroup ORDER BY code';

/** States the sums that the study declares; one without a stratum in each stratum. */
export function stateDeclaredSums(list: CountList, db: Connection): void {
  const subgroups = (db.prepare(SUBGROUPS).all() as { code: string }[]).map(({ code }) => code);
  const declared = db.prepare(SUMS).all() as CountSumPart[];
  const sums = Map.groupBy(declared, ({ section, item, stratum }) => keyOf(section, item, stratum ?? ''));
  for (const parts of sums.values()) {
    const [first] = parts;
    if (first === undefined) continue;
    for (const stratum of first.stratum === null ? [ALL, ...subgroups] : [first.stratum])
      stateSum(list, countKey(first.section, first.item, stratum), parts, stratum);
  }
}

function stateSum(list: CountList, whole: string, declared: readonly CountSumPart[], stratum: string): void {
  const parts = declared.flatMap(({ part_section, part_item, part_stratum, factor }): Part[] =>
    part_section === null || part_item === null
      ? []
      : [{ key: countKey(part_section, part_item, part_stratum ?? stratum), factor }],
  );
  if (!list.has(whole) || !parts.every(({ key }) => list.has(key))) return;
  if (parts.length === declared.length) list.sum(whole, parts);
  else list.partition(whole, parts, keyOf('rest', whole, ...parts.map(({ key }) => key)));
}
