/**
 * Simulated annealing over the decisive dates. A date that the exports record only to the month is here the
 * pipeline will read it, the 15th (AP-8); so every figure is met by what is recorded, not by a hidden truth.
 */

import type { Random } from '../random.ts';
import { DAYS_PER_MONTH, dayNumber, isWeekday, onDayOfMonth } from './days.ts';
import type { Course } from './frame.ts';
import { crossing, curve, logRank, pValue, type Subject } from './survival.ts';
import { count, type Targets } from './targets.ts';

/** Day numbers of one patient. `end`: death, or last news as capped at the cut-off. */
export interface Times {
  start: number;
  progression?: number;
  retreatmentStart?: number;
  retreatmentProgression?: number;
  end: number;
}

export const CUT_OFF = dayNumber('2017-04-30');
const FIRST_START = dayNumber('2007-07-02');
const LAST_START = dayNumber('2016-07-29');

/** Lowest and highest PFS, in days, that goes with a best response or a stop reason. */
function pfsLimits(course: Course): readonly [number, number] {
  if (course.response === 'pd') return [40, 150];
  if (course.pfsEnd === 'death') return [40, 260];
  if (course.stop === 'progression') return [95, 520];
  if (course.retreatment) return [165, 1500];
  return course.response === 'pr' ? [160, 2400] : [110, 2400];
}

/** Whether the dates of one patient can have happened, in the order of the course. */
function isPossible(course: Course, times: Times): boolean {
  const [low, high] = pfsLimits(course);
  const { start, progression, retreatmentStart, retreatmentProgression, end } = times;
  const pfs = (progression ?? end) - start;
  if (start < FIRST_START || start > LAST_START || end > CUT_OFF || pfs < low) return false;
  if (course.pfsEnd !== 'none' && pfs > high) return false;
  if (!isOnWeekdays(course, times)) return false;
  if (course.dies && end >= CUT_OFF - 20) return false;
  if (progression !== undefined && end < progression + 25) return false;
  if (retreatmentStart !== undefined && progression !== undefined) {
    if (retreatmentStart < progression + 37 || retreatmentStart > progression + 100) return false;
    if (retreatmentProgression !== undefined) {
      const limits = course.retreatment?.response === 'pd' ? [45, 140] : [120, 700];
      const pfs2 = retreatmentProgression - retreatmentStart;
      if (pfs2 < (limits[0] as number) || pfs2 > (limits[1] as number)) return false;
    }
    if (end < (retreatmentProgression ?? retreatmentStart + 60) + 25) return false;
  }
  return true;
}

/** Treatments start, and scans are read, on weekdays; the 15th of an unknown day may be any day. */
function isOnWeekdays(course: Course, times: Times): boolean {
  const exact = [
    course.startKind === 'imputed' ? undefined : times.start,
    course.progressionKind === 'imputed' ? undefined : times.progression,
    times.retreatmentStart,
    times.retreatmentProgression,
  ];
  return exact.every((day) => day === undefined || isWeekday(day));
}

/** Reads the dates as the rule says: a date recorded to the month falls on this day of it. */
function withRule(course: Course, times: Times, dayOfMonth: number): Times {
  const read = (day: number, isImputed: boolean): number => (isImputed ? onDayOfMonth(day, dayOfMonth) : day);
  return {
    ...times,
    start: read(times.start, course.startKind === 'imputed'),
    ...(times.progression === undefined
      ? {}
      : { progression: read(times.progression, course.progressionKind === 'imputed') }),
    end: read(times.end, course.endKind === 'imputed'),
  };
}

const pfs = (course: Course, times: Times): Subject => ({
  days: (times.progression ?? times.end) - times.start,
  isEvent: course.pfsEnd !== 'none',
});
const os = (course: Course, times: Times): Subject => ({
  days: times.end - times.start,
  isEvent: course.dies,
});

/** One figure as it is now: its value in months (or p), and how far the curve keeps from a flat at the level. */
export interface Figure {
  readonly value: number | undefined;
  readonly clearance: number;
}

/** The 41 as subjects of PFS and OS, under a rule for partial dates (15 is the plan's). */
function subjects(courses: readonly Course[], all: readonly Times[], dayOfMonth: number) {
  const read = courses.map((course, i) => withRule(course, all[i] as Times, dayOfMonth));
  const within = (list: readonly Subject[], subgroup: Course['subgroup']): Subject[] =>
    list.filter((_, i) => courses[i]?.subgroup === subgroup);
  const split = (of: typeof pfs) => {
    const everyone = courses.map((course, i) => of(course, read[i] as Times));
    return { all: everyone, pancreas: within(everyone, 'pancreas'), gi: within(everyone, 'gi') };
  };
  return { pfs: split(pfs), os: () => split(os), read };
}

function quantile(list: readonly Subject[], level: number): Figure {
  const { days, clearance } = crossing(curve(list), level);
  return { value: days === undefined ? undefined : days / DAYS_PER_MONTH, clearance };
}

const medians = (
  pfs: Record<'all' | Exclude<Course['subgroup'], 'other'>, readonly Subject[]>,
): Record<string, Figure> => ({
  'pfs.median.all': quantile(pfs.all, 0.5),
  'pfs.median.pancreas': quantile(pfs.pancreas, 0.5),
  'pfs.median.gi': quantile(pfs.gi, 0.5),
});

const test = (first: readonly Subject[], second: readonly Subject[]): Figure => ({
  value: pValue(logRank(first, second)),
  clearance: 1,
});

/** Every survival figure of the print, by the day-15 rule. */
export function figures(courses: readonly Course[], times: readonly Times[]): Record<string, Figure> {
  const { pfs, os, read } = subjects(courses, times, 15);
  const overall = os();
  return {
    ...medians(pfs),
    'pfs.q1.all': quantile(pfs.all, 0.75),
    'pfs.q3.all': quantile(pfs.all, 0.25),
    'pfs.logrank.p': test(pfs.pancreas, pfs.gi),
    'os.median.all': quantile(overall.all, 0.5),
    'os.median.pancreas': quantile(overall.pancreas, 0.5),
    'os.median.gi': quantile(overall.gi, 0.5),
    'os.logrank.p': test(overall.pancreas, overall.gi),
    'retreated.pfs.median': quantile(retreated(courses, read), 0.5),
  };
}

/** The medians of PFS that a day-1 rule would give: they must come out otherwise than printed. */
const mediansOnDayOne = (courses: readonly Course[], times: readonly Times[]): Record<string, Figure> =>
  medians(subjects(courses, times, 1).pfs);

function retreated(courses: readonly Course[], times: readonly Times[]): Subject[] {
  return courses.flatMap((course, i) => {
    const { retreatmentStart, retreatmentProgression, end } = times[i] as Times;
    if (retreatmentStart === undefined) return [];
    return [
      {
        days: (retreatmentProgression ?? end) - retreatmentStart,
        isEvent: course.retreatment?.progresses === true,
      },
    ];
  });
}

/** Months between a printed median and the one of a day-1 rule, at the least: beyond any rounding. */
const LEAST_APART = 0.16;

/** How far the dates are from the print; 0 when every figure rounds to it. */
function cost(courses: readonly Course[], times: readonly Times[], targets: Targets): number {
  let sum = 0;
  for (const [id, figure] of Object.entries(figures(courses, times)))
    sum += distance(id, figure, count(targets, id));
  for (const [id, { value = 0 }] of Object.entries(mediansOnDayOne(courses, times))) {
    const apart = Math.abs(value - count(targets, id));
    if (apart < LEAST_APART) sum += LEAST_APART - apart + 0.1;
  }
  return sum + implausibility(courses, times);
}

function distance(id: string, { value, clearance }: Figure, target: number): number {
  if (value === undefined) return 3;
  if (id.endsWith('.p')) {
    // A p value as printed: 0.199 to three decimals, 0.03 to two, kept clear of the next rounding.
    const tolerance = target > 0.1 ? 0.0004 : 0.003;
    const apart = Math.abs(value - target);
    return apart <= tolerance ? 0 : 0.02 + 2 * Math.abs(Math.log(value / target));
  }
  const apart = Math.abs(value - target);
  const flat = clearance < 1e-6 ? 0.2 : 0;
  return flat + (apart <= 0.045 ? 0 : 0.02 + Math.min(3, apart / (0.1 * target + 1)));
}

/** Soft: who is alive was heard of in the last year before the cut-off, but for a few lost ones. */
function implausibility(courses: readonly Course[], times: readonly Times[]): number {
  let early = 0;
  for (const [i, course] of courses.entries()) {
    if (course.dies) continue;
    if (CUT_OFF - (times[i] as Times).end > 240) early++;
  }
  return Math.max(0, early - 9) * 0.05;
}

/** Draws dates that are possible, then moves them until the cost is 0. Undefined where it did not get there. */
export function anneal(
  courses: readonly Course[],
  targets: Targets,
  random: Random,
  rounds: number,
): Times[] | undefined {
  let current = courses.map((course) => drawTimes(course, random));
  let currentCost = cost(courses, current, targets);
  for (let round = 0; round < rounds && currentCost > 0; round++) {
    const temperature = 0.25 * (1 - round / rounds) ** 2 + 1e-4;
    const index = random.int(0, courses.length - 1);
    const moved = move(courses[index] as Course, current[index] as Times, random);
    if (moved === undefined) continue;
    const next = current.with(index, moved);
    const nextCost = cost(courses, next, targets);
    if (nextCost <= currentCost || random.chance(Math.exp((currentCost - nextCost) / temperature))) {
      current = next;
      currentCost = nextCost;
    }
  }
  return currentCost === 0 ? current : undefined;
}

/** Days of the months that the 15th replaces, and the cut-off that later news are capped at. */
function settled(course: Course, times: Times): Times {
  return withRule(course, course.endKind === 'capped' ? { ...times, end: CUT_OFF } : times, 15);
}

function drawTimes(course: Course, random: Random): Times {
  for (;;) {
    const start = random.int(FIRST_START, LAST_START);
    const [low, high] = pfsLimits(course);
    const first = start + random.int(low, Math.min(high, 900));
    if (first >= CUT_OFF) continue;
    const times: Times = { start, end: first };
    if (course.pfsEnd === 'progression') {
      times.progression = first;
      times.end = random.int(first, CUT_OFF);
      if (course.retreatment) {
        times.retreatmentStart = first + random.int(37, 90);
        if (course.retreatment.progresses)
          times.retreatmentProgression = times.retreatmentStart + random.int(50, 400);
      }
    } else if (course.pfsEnd === 'none') times.end = random.int(first, CUT_OFF);
    const drawn = settled(course, times);
    if (isPossible(course, drawn)) return drawn;
  }
}

/** One date elsewhere, or the whole course elsewhere in the calendar; undefined where that is not possible. */
function move(course: Course, times: Times, random: Random): Times | undefined {
  const step = random.chance(0.3) ? random.int(-400, 400) : random.int(-20, 20);
  const keys = (Object.keys(times) as (keyof Times)[]).filter((key) => times[key] !== undefined);
  const shifted = random.chance(0.2) ? keys : [random.pick(keys)];
  const moved = { ...times };
  for (const key of shifted) moved[key] = (times[key] as number) + step;
  const rest = settled(course, moved);
  return isPossible(course, rest) ? rest : undefined;
}
