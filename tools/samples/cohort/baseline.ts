/** Tables 5 and 6: the patient and the tumor when bevacizumab was proposed. */

import type { Random } from '../random.ts';
import type { PrimarySite } from '../truth.ts';
import { allocateAll, type Column, type Counts, draw, of } from './allocate.ts';
import type { Course } from './frame.ts';
import { allocatePathology, type Pathology } from './pathology.ts';
import { allocatePeople, type People } from './people.ts';
import type { PriorTherapy } from './prior.ts';
import type { Spread } from './spread.ts';
import type { Baseline } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

/** Baseline but for the dates. */
export interface Findings extends Omit<Baseline, 'diagnosedOn' | 'metastaticOn' | 'risks'>, People {
  readonly site: PrimarySite;
}

export function allocateBaseline(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  daysToStart: readonly number[],
  targets: Targets,
  random: Random,
): Findings[] {
  const all = [...courses.keys()];
  const people = allocatePeople(daysToStart, targets, random);
  const pathology = allocatePathology(courses, prior, spread, targets, random);
  const secretion = allocateSecretion(all, targets, random);
  const sites = allocatePrimarySites(courses, random);
  const men1 = allocateAll(
    all,
    [
      [count(targets, 't5.men1.yes'), true],
      [count(targets, 't5.men1.no'), false],
      [count(targets, 't5.men1.missing'), null],
    ] as const,
    random,
  );
  const who = allocateAll(
    all,
    [
      [count(targets, 't5.who.0'), 0],
      [count(targets, 't5.who.1'), 1],
      [count(targets, 't5.who.2'), 2],
      [count(targets, 't5.who.3'), 3],
      [count(targets, 't5.who.missing'), null],
    ] as const,
    random,
  );
  return all.map((i) => ({
    ...(people[i] as People),
    ...(spread[i] as Spread),
    ...(pathology[i] as Pathology),
    ...(secretion[i] as Secretion),
    site: of(sites, i),
    who: of(who, i),
    men1: of(men1, i),
    primaryInPlace: courses[i]?.subgroup !== 'other' && !hasLostPrimary(prior[i]),
  }));
}

const hasLostPrimary = (prior: PriorTherapy | undefined): boolean =>
  prior?.operated === 'primary' || prior?.operated === 'both';

type Secretion = Pick<Baseline, 'secreting' | 'syndrome'>;

/** A syndrome now only where the tumor secretes; missing where that is missing, and once more. */
function allocateSecretion(all: readonly number[], targets: Targets, random: Random): Secretion[] {
  const secreting = allocateAll(
    all,
    [
      [count(targets, 't6.secreting.yes'), true],
      [count(targets, 't6.secreting.no'), false],
      [count(targets, 't6.secreting.missing'), null],
    ] as const,
    random,
  );
  const within = (answer: boolean | null): number[] => all.filter((i) => of(secreting, i) === answer);
  const current = draw(within(true), count(targets, 't6.secretory_syndrome.yes'), random);
  const unrecorded = within(null);
  const asWell = draw(
    within(false),
    count(targets, 't6.secretory_syndrome.missing') - unrecorded.length,
    random,
  );
  return all.map((i) => ({
    secreting: of(secreting, i),
    syndrome: unrecorded.includes(i) || asWell.includes(i) ? null : current.includes(i),
  }));
}

/** "de l'intestin grêle dans la majorité des cas". */
const GI_SITES: Counts<PrimarySite> = [
  [9, 'ileum'],
  [3, 'small_bowel'],
  [2, 'duodenum'],
  [1, 'jejunum'],
  [1, 'stomach'],
  [1, 'colon'],
  [1, 'rectum'],
];

function allocatePrimarySites(courses: readonly Course[], random: Random): Column<PrimarySite> {
  const all = [...courses.keys()];
  const within = (subgroup: Course['subgroup']): number[] =>
    all.filter((i) => courses[i]?.subgroup === subgroup);
  return new Map<number, PrimarySite>([
    ...allocateAll(within('gi'), GI_SITES, random),
    ...within('pancreas').map((i) => [i, 'pancreas'] as const),
    ...within('other').map((i) => [i, 'unknown'] as const),
  ]);
}
