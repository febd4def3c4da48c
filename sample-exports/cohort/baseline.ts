/** Tables 5 and 6: the patient and the tumor when bevacizumab was proposed. */

import type { Dice } from '../dice.ts';
import type { PrimarySite } from '../truth.ts';
import { type Column, type Counts, dealAll, draw, of } from './deal.ts';
import type { Course } from './frame.ts';
import { dealPathology, type Pathology } from './pathology.ts';
import { dealPeople, type People } from './people.ts';
import type { PriorTherapy } from './prior.ts';
import type { Spread } from './spread.ts';
import type { Baseline } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

/** Baseline but for the dates. */
export interface Findings extends Omit<Baseline, 'diagnosedOn' | 'metastaticOn' | 'risks'>, People {
  readonly site: PrimarySite;
}

export function dealBaseline(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  daysToStart: readonly number[],
  targets: Targets,
  dice: Dice,
): Findings[] {
  const all = [...courses.keys()];
  const people = dealPeople(daysToStart, targets, dice);
  const pathology = dealPathology(courses, prior, spread, targets, dice);
  const secretion = dealSecretion(all, targets, dice);
  const sites = dealPrimarySites(courses, dice);
  const men1 = dealAll(
    all,
    [
      [count(targets, 't5.men1.yes'), true],
      [count(targets, 't5.men1.no'), false],
      [count(targets, 't5.men1.missing'), null],
    ] as const,
    dice,
  );
  const who = dealAll(
    all,
    [
      [count(targets, 't5.who.0'), 0],
      [count(targets, 't5.who.1'), 1],
      [count(targets, 't5.who.2'), 2],
      [count(targets, 't5.who.3'), 3],
      [count(targets, 't5.who.missing'), null],
    ] as const,
    dice,
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
function dealSecretion(all: readonly number[], targets: Targets, dice: Dice): Secretion[] {
  const secreting = dealAll(
    all,
    [
      [count(targets, 't6.secreting.yes'), true],
      [count(targets, 't6.secreting.no'), false],
      [count(targets, 't6.secreting.missing'), null],
    ] as const,
    dice,
  );
  const within = (answer: boolean | null): number[] => all.filter((i) => of(secreting, i) === answer);
  const current = draw(within(true), count(targets, 't6.secretory_syndrome.yes'), dice);
  const untold = within(null);
  const asWell = draw(within(false), count(targets, 't6.secretory_syndrome.missing') - untold.length, dice);
  return all.map((i) => ({
    secreting: of(secreting, i),
    syndrome: untold.includes(i) || asWell.includes(i) ? null : current.includes(i),
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

function dealPrimarySites(courses: readonly Course[], dice: Dice): Column<PrimarySite> {
  const all = [...courses.keys()];
  const within = (subgroup: Course['subgroup']): number[] =>
    all.filter((i) => courses[i]?.subgroup === subgroup);
  return new Map<number, PrimarySite>([
    ...dealAll(within('gi'), GI_SITES, dice),
    ...within('pancreas').map((i) => [i, 'pancreas'] as const),
    ...within('other').map((i) => [i, 'unknown'] as const),
  ]);
}
