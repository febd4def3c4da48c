/** Table 7: what each patient had received before bevacizumab. */

import type { Random } from '../random.ts';
import type { LineType } from '../truth.ts';
import { allocateAll, draw, of } from './allocate.ts';
import type { Course } from './frame.ts';
import { count, type Targets } from './targets.ts';

export interface PriorTherapy {
  /** Types of the prior lines; a type may come twice. */
  readonly types: readonly LineType[];
  readonly operated: 'primary' | 'metastases' | 'both' | null;
  readonly isR0: boolean;
  /** Metastases appeared after the primary had been removed. */
  readonly isMetachronous: boolean;
}

/**
 * How many patients of each subgroup have a prior line. The text prints 17 of 18 gi and 12 of 20 pancreas, 29 in
 * all; Table 7 prints 28 of 41, and its 62 lines, 13 without any and 61 patient-treatments agree with that. The
 * table is kept, and with it the 17; so one of the 12 has none. No unknown primary has any: then all three remain
 * among the 13 not evaluable for progression, and the 19 primaries that are not in place are 16 removed + 3 unknown.
 */
const WITH_PRIOR = { pancreas: 11, gi: 17, other: 0 };

const TYPES: readonly (readonly [LineType, string])[] = [
  ['surgery', 't7.prior_surgery.yes'],
  ['somatostatin_analogue', 't7.prior_ssa.yes'],
  ['chemotherapy', 't7.prior_chemo.yes'],
  ['targeted_therapy', 't7.prior_targeted.yes'],
  ['chemoembolization', 't7.prior_tace.yes'],
  ['radionuclide', 't7.prior_prrt.yes'],
];

/** Of the seven with metachronous metastases, six had their primary removed first (the seventh: baseline.ts). */
const METACHRONOUS_OPERATED = 6;

export function allocatePrior(courses: readonly Course[], targets: Targets, random: Random): PriorTherapy[] {
  const all = [...courses.keys()];
  const treated = (['pancreas', 'gi', 'other'] as const).flatMap((subgroup) =>
    draw(
      all.filter((i) => courses[i]?.subgroup === subgroup),
      WITH_PRIOR[subgroup],
      random,
    ),
  );
  const lines = allocateAll(
    treated,
    [1, 2, 3, 4, 5].map((n) => [count(targets, `t7.prior_lines.${n}`), n] as const),
    random,
  );
  const types = allocateTypes(lines, targets, random);
  const operated = treated.filter((i) => of(types, i).includes('surgery'));
  const sites = allocateAll(
    operated,
    [
      [count(targets, 'text.surgery_target.primary'), 'primary'],
      [count(targets, 'text.surgery_target.both'), 'both'],
      [count(targets, 'text.surgery_target.metastases'), 'metastases'],
    ] as const,
    random,
  );
  const metachronous = draw(
    operated.filter((i) => of(sites, i) === 'primary'),
    METACHRONOUS_OPERATED,
    random,
  );
  const others = operated.filter((i) => !metachronous.includes(i));
  const r0 = [
    ...metachronous,
    ...draw(others, count(targets, 'text.surgery_r0') - METACHRONOUS_OPERATED, random),
  ];
  return all.map((i) => ({
    types: types.get(i) ?? [],
    operated: sites.get(i) ?? null,
    isR0: r0.includes(i),
    isMetachronous: metachronous.includes(i),
  }));
}

/**
 * Types of the lines: every patient another set, most wanted types first (so the counts always come out). 62 lines
 * are 61 patient-treatments: the patient with five lines has one type twice.
 */
function allocateTypes(
  lines: ReadonlyMap<number, number>,
  targets: Targets,
  random: Random,
): Map<number, LineType[]> {
  const left = new Map(TYPES.map(([type, id]) => [type, count(targets, id)]));
  const allocated = new Map<number, LineType[]>();
  const byNumber = [...lines.keys()].sort((a, b) => of(lines, b) - of(lines, a));
  for (const index of byNumber) {
    const number = of(lines, index);
    const distinct = number === 5 ? 4 : number;
    const wanted = random
      .shuffled(TYPES.map(([type]) => type))
      .sort((a, b) => (left.get(b) ?? 0) - (left.get(a) ?? 0));
    const types = wanted.slice(0, distinct);
    for (const type of types) left.set(type, (left.get(type) ?? 0) - 1);
    allocated.set(
      index,
      number === 5 ? [...types, types.find((type) => type !== 'surgery') as LineType] : types,
    );
  }
  if ([...left.values()].some((count) => count !== 0)) throw new Error('the prior treatments do not add up');
  return allocated;
}
