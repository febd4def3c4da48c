import { codesOf } from './code-list.ts';
import type { CountSumPart } from './layout.ts';
import type { Study } from './study.ts';

/** Items of an endpoint in a sum. */
const ENDPOINT_ITEMS = ['subjects', 'events'];

/**
 * Refuses a sum of counts whose names do not exist: a misspelt one would hide nothing.
 * @throws Error with every wrong line
 */
export function checkCountSums({ layout, endpoints, subgroups }: Study): void {
  const sections = new Set(layout.rows.map(({ section }) => section));
  const known = new Set([
    ...layout.rows.map(({ section, item }) => `${section}.${item}`),
    ...layout.flow.map(({ criterion }) => `patient.${criterion}`),
    ...endpoints.flatMap(({ endpoint }) => ENDPOINT_ITEMS.map((item) => `${endpoint}.${item}`)),
    ...[...sections].map((section) => `${section}.asked`),
  ]);
  const strata = new Set(['all', ...codesOf(subgroups)]);
  const faultsOf = (part: CountSumPart): string[] => [
    ...unknown(known, `${part.section}.${part.item}`),
    ...(part.part_section === null && part.part_item === null
      ? []
      : unknown(known, `${part.part_section}.${part.part_item}`)),
    ...unknown(strata, part.stratum ?? 'all'),
    ...unknown(strata, part.part_stratum ?? 'all'),
    ...(Math.abs(part.factor) === 1 ? [] : ['the factor is 1 or -1']),
  ];
  const faults = layout.sums.flatMap((part, index) =>
    faultsOf(part).map((fault) => `count-sums.csv, row ${index + 2}: ${fault}`),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

function unknown(known: ReadonlySet<string>, name: string): string[] {
  return known.has(name) ? [] : [`${name} does not exist`];
}
