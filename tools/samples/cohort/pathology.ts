/** Table 6: Ki67, grade, mitoses and size. */

import type { Random } from '../random.ts';
import type { Ki67 } from '../truth.ts';
import { allocateAll, type Column, draw, of } from './allocate.ts';
import type { Course } from './frame.ts';
import { fitNumbers } from './numbers.ts';
import type { PriorTherapy } from './prior.ts';
import type { Spread } from './spread.ts';
import type { Baseline } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

export type Pathology = Pick<
  Baseline,
  'ki67' | 'ki67Specimen' | 'ki67Highest' | 'grade' | 'mitoses' | 'sizeMm'
>;

const KI67_BELOW_3: readonly Ki67[] = [1, 2, { below: 2 }, 1];
const KI67_ABOVE_20: readonly Ki67[] = [25, 30, { above: 20 }, 40, { from: 30, to: 40 }, 22, 35];
/** A range across the limit of 20: recorded, yet its class is missing (AP-20). The second missing one is not recorded. */
const KI67_NO_CLASS: readonly (Ki67 | null)[] = [{ from: 20, to: 30 }, null];

/**
 * Grade follows Ki67 but for three: grade 1 counts five where Ki67 < 3 counts four, so one pathologist wrote grade
 * 1 beside a Ki67 of 4 (a finding of AP-21), and two with a Ki67 of 3 to 20 have no grade; the two without a Ki67
 * class have grade 2.
 */
export function allocatePathology(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  targets: Targets,
  random: Random,
): Pathology[] {
  const all = [...courses.keys()];
  const classes = allocateAll(
    all,
    [
      [count(targets, 't6.ki67.lt3'), 'low'],
      [count(targets, 't6.ki67.3to20'), 'middle'],
      [count(targets, 't6.ki67.gt20'), 'high'],
      [count(targets, 't6.ki67.missing'), 'none'],
    ] as const,
    random,
  );
  const within = (wanted: string): number[] => all.filter((i) => of(classes, i) === wanted);
  const [understated, ...ungraded] = draw(within('middle'), 1 + count(targets, 't6.grade.missing'), random);
  const grade = (i: number): 1 | 2 | 3 | null => {
    if (ungraded.includes(i)) return null;
    if (i === understated) return 1;
    return ({ low: 1, middle: 2, high: 3, none: 2 } as const)[of(classes, i)];
  };
  const ki67 = (i: number): Ki67 | null => {
    const rank = within(of(classes, i)).indexOf(i);
    if (i === understated) return 4;
    if (of(classes, i) === 'middle') return middleKi67(random);
    return (
      ({ low: KI67_BELOW_3, high: KI67_ABOVE_20, none: KI67_NO_CLASS, middle: [] } as const)[of(classes, i)][
        rank
      ] ?? null
    );
  };
  const specimens = allocateSpecimens(courses, prior, spread, targets, random);
  const sizes = allocateSizes(all, targets, random);
  const mitoses = allocateMitoses(all, grade, targets, random);
  return all.map((i) => ({
    ki67: ki67(i),
    grade: grade(i),
    ...of(specimens, i),
    sizeMm: sizes.get(i) ?? null,
    mitoses: mitoses.get(i) ?? null,
  }));
}

/** From 3 to 20, both ends of a range included. */
function middleKi67(random: Random): Ki67 {
  const value = random.int(3, 15);
  return random.weighted<Ki67>([
    [70, value],
    [15, { from: value, to: Math.min(20, value + random.int(2, 5)) }],
    [15, { about: random.pick([5, 10, 15]) }],
  ]);
}

type Specimens = Pick<Baseline, 'ki67Specimen' | 'ki67Highest'>;

/** Surgical specimens are of the operated, biopsies of a metastasis of the metastatic. */
function allocateSpecimens(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  targets: Targets,
  random: Random,
): Column<Specimens> {
  const all = [...courses.keys()];
  const operated = all.filter((i) => prior[i]?.operated !== null);
  const surgical = draw(operated, count(targets, 't6.ki67_site.surgical'), random);
  const local = all.filter((i) => !spread[i]?.metastatic);
  const known = all.filter(
    (i) => courses[i]?.subgroup !== 'other' && !surgical.includes(i) && !local.includes(i),
  );
  const biopsied = [
    ...local,
    ...draw(known, count(targets, 't6.ki67_site.primary_biopsy') - local.length, random),
  ];
  const rest = all.filter((i) => !surgical.includes(i) && !biopsied.includes(i));
  const unrecorded = draw(rest, count(targets, 't6.ki67_site.missing'), random);
  const ofMetastasis = rest.filter((i) => !unrecorded.includes(i));

  const inMetastasis = draw(
    ofMetastasis.filter((i) => spread[i]?.metastatic),
    count(targets, 't6.ki67_highest.metastasis'),
    random,
  );
  const others = all.filter((i) => !inMetastasis.includes(i));
  const unknownPrimary = others.filter((i) => courses[i]?.subgroup === 'other');
  const candidates = others.filter((i) => !unknownPrimary.includes(i));
  const missing = [
    ...unknownPrimary,
    ...draw(candidates, count(targets, 't6.ki67_highest.missing') - unknownPrimary.length, random),
  ];
  return new Map(
    all.map((i) => [
      i,
      {
        ki67Specimen: surgical.includes(i)
          ? ('surgical' as const)
          : biopsied.includes(i)
            ? ('primary_biopsy' as const)
            : ofMetastasis.includes(i)
              ? ('metastasis_biopsy' as const)
              : null,
        ki67Highest: inMetastasis.includes(i)
          ? ('metastasis' as const)
          : missing.includes(i)
            ? null
            : ('primary' as const),
      },
    ]),
  );
}

const SIZES_RECORDED = 34;
const MITOSES_RECORDED = 29;

function allocateSizes(all: readonly number[], targets: Targets, random: Random): Column<number> {
  const drawn = draw(all, SIZES_RECORDED, random);
  const mean = count(targets, 'text.tumour_size.mean');
  const sizes = fitNumbers(
    drawn.map((_, k) => (k < 4 ? [60, 105] : [9, 58])),
    { mean, meanWithin: 0.04 },
    random,
  );
  return new Map(drawn.map((i, k) => [i, sizes[k] as number]));
}

/** In tenths while they are fitted. Below 2 for grade 1, 2 to 20 for grade 2: mitoses contradict no grade. */
function allocateMitoses(
  all: readonly number[],
  grade: (i: number) => 1 | 2 | 3 | null,
  targets: Targets,
  random: Random,
): Column<number> {
  const drawn = draw(all, MITOSES_RECORDED, random);
  const limits = drawn.map((i) => (({ 1: [0, 15], 2: [20, 130], 3: [40, 300] }) as const)[grade(i) ?? 2]);
  const mitoses = fitNumbers(
    limits,
    { mean: 10 * count(targets, 'text.mitoses.mean'), meanWithin: 0.4 },
    random,
  );
  return new Map(drawn.map((i, k) => [i, (mitoses[k] as number) / 10]));
}
