/** Table 8: the index line, its chemotherapy, cycles and circumstances. */

import type { Random } from '../random.ts';
import type { Drug } from '../truth.ts';
import { allocateAll, draw, of } from './allocate.ts';
import type { Course } from './frame.ts';
import { fitNumbers, type Limits } from './numbers.ts';
import type { PriorTherapy } from './prior.ts';
import type { IndexLine } from './study-patient.ts';
import { count, type Targets } from './targets.ts';
import type { Times } from './times.ts';

export type Family = IndexLine['family'];
export interface Treatment {
  readonly family: Family;
  readonly regimen: readonly Drug[];
  readonly cycles: number;
  /** Days from the first to the last administration. */
  readonly span: number;
  readonly progressing: IndexLine['progressing'];
  readonly analogues: boolean | null;
}

/** Days between two cycles: the protocol's, and what delays make of it. */
const SHORTEST_INTERVAL = 14;
const LONGEST_INTERVAL = 30;
/** A pause, or a stop for toxicity, is at least this long before the progression or the last news. */
const PAUSE_DAYS = 62;

export function allocateTreatments(
  courses: readonly Course[],
  times: readonly Times[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Treatment[] {
  const all = [...courses.keys()];
  const families = allocateAll(
    all,
    [
      [count(targets, 't8.regimen.5fu'), '5fu'],
      [count(targets, 't8.regimen.folfox'), 'folfox'],
      [count(targets, 't8.regimen.folfiri'), 'folfiri'],
    ] as const,
    random,
  );
  const progressing = allocateProgressing(prior, targets, random);
  const analogues = allocateAnalogues(prior, targets, random);
  const limits = cycleLimits(courses, times, prior, targets, random);
  const cycles = fitNumbers(limits, cycleAim(targets), random);
  return all.map((i) => ({
    family: of(families, i),
    regimen: regimenOf(of(families, i), random),
    cycles: cycles[i] as number,
    span: spanOf(courses[i] as Course, times[i] as Times, cycles[i] as number, random),
    progressing: of(progressing, i),
    analogues: of(analogues, i),
  }));
}

/** The same backbone under its several names; bevacizumab comes first or last, as people write it. */
export function regimenOf(family: Family, random: Random): readonly Drug[] {
  const backbone = (
    {
      '5fu': ['capecitabine', 'lv5fu2', 'fluorouracil'],
      folfox: ['folfox', 'folfox', 'folfox', 'capox'],
      folfiri: ['folfiri'],
    } as const
  )[family];
  return [random.pick<Drug>(backbone), 'bevacizumab'];
}

/** Who had no line before cannot be judged; of the others one was not progressing. */
function allocateProgressing(
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Map<number, IndexLine['progressing']> {
  const all = [...prior.keys()];
  const treated = all.filter((i) => (prior[i] as PriorTherapy).types.length > 0);
  return new Map<number, IndexLine['progressing']>([
    ...all.map((i) => [i, 'not_evaluable'] as const),
    ...allocateAll(
      treated,
      [
        [count(targets, 't8.progression_before.yes'), 'yes'],
        [count(targets, 't8.progression_before.no'), 'no'],
      ] as const,
      random,
    ),
  ]);
}

/** Analogues go on beside the chemotherapy only where they had been begun. */
function allocateAnalogues(
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Map<number, boolean | null> {
  const all = [...prior.keys()];
  const begun = all.filter((i) => prior[i]?.types.includes('somatostatin_analogue'));
  const going = draw(begun, count(targets, 't8.concomitant_ssa.yes'), random);
  const rest = all.filter((i) => !going.includes(i));
  const unrecorded = draw(rest, count(targets, 't8.concomitant_ssa.missing'), random);
  return new Map(all.map((i) => [i, going.includes(i) ? true : unrecorded.includes(i) ? null : false]));
}

function cycleAim(targets: Targets): Parameters<typeof fitNumbers>[1] {
  return {
    mean: count(targets, 'text.cycles.mean'),
    meanWithin: 0.045,
    sorted: [
      [10, count(targets, 'text.cycles.q1'), 0],
      [30, count(targets, 'text.cycles.q3'), 0],
    ],
  };
}

/** Days in which bevacizumab can have been given. */
function daysOnTreatment(course: Course, times: Times): number {
  const untilEnd = (times.progression ?? times.end) - times.start;
  return course.stop === 'progression' || course.stop === 'death' ? untilEnd - 4 : untilEnd - PAUSE_DAYS;
}

/**
 * How many cycles the dates allow. One patient whose primary had been removed received none (a fistula), though the
 * chemotherapy began; one, long without progression, received the printed maximum.
 */
function cycleLimits(
  courses: readonly Course[],
  times: readonly Times[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Limits[] {
  const all = [...courses.keys()];
  const [most, least] = [count(targets, 'text.cycles.max'), count(targets, 'text.cycles.min')];
  const longEnough = all.filter((i) => {
    const room = daysOnTreatment(courses[i] as Course, times[i] as Times);
    return courses[i]?.stop === 'pause' && courses[i]?.atChu && room / (most - 1) >= SHORTEST_INTERVAL + 1;
  });
  const [longest] = draw(longEnough, 1, random);
  const [none] = draw(
    all.filter(
      (i) => courses[i]?.stop === 'progression' && courses[i]?.atChu && prior[i]?.operated === 'primary',
    ),
    1,
    random,
  );
  return all.map((i) => {
    if (i === longest) return [most, most];
    if (i === none) return [least, least];
    const course = courses[i] as Course;
    const room = daysOnTreatment(course, times[i] as Times);
    const highest = Math.min(24, 1 + Math.floor(room / (SHORTEST_INTERVAL + 1)));
    if (course.stop === 'progression' || course.stop === 'death')
      return [Math.max(2, 1 + Math.ceil((room - 36) / LONGEST_INTERVAL)), highest];
    return [course.stop === 'pause' ? 5 : 3, course.stop === 'pause' ? highest : Math.min(10, highest)];
  });
}

/** Treatment until progression fills the time; else cycles follow each other as the protocol has it. */
function spanOf(course: Course, times: Times, cycles: number, random: Random): number {
  const room = daysOnTreatment(course, times);
  if (cycles === 0) return Math.min(room, 56);
  const intervals = cycles - 1;
  if (course.stop === 'progression' || course.stop === 'death')
    return Math.min(
      intervals * LONGEST_INTERVAL,
      room - random.int(0, Math.min(14, room - intervals * SHORTEST_INTERVAL)),
    );
  return Math.min(room, intervals * SHORTEST_INTERVAL + Math.round(intervals * random.int(5, 40) * 0.1));
}
