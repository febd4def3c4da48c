/**
 * The frame of the search: for each of the 41 analysed patients what happens and how its dates are recorded,
 * before any date is chosen. Counts of Tables 8 and 9 and of the text are met by construction; the dates
 * (times.ts) then have only the survival figures left to meet.
 */

import type { Random } from '../random.ts';

export type Subgroup = 'pancreas' | 'gi' | 'other';
export type BestResponse = 'pr' | 'sd' | 'pd' | 'missing';
export type Stop = 'progression' | 'pause' | 'toxicity' | 'death' | 'missing';

/**
 * How the exports record an index start.
 * - exact: DCC to the day (and ORBIS the same day, at the CHU)
 * - imputed: DCC to the month, nothing better: the 15th (AP-8)
 * - refined: DCC to the month, ORBIS has the first administration (S-3)
 * - year: DCC to the year, ORBIS has the only course of that family (C-23)
 * - conflict: DCC to the day, ORBIS some days later: ORBIS is kept (S-4)
 */
export type StartKind = 'exact' | 'imputed' | 'refined' | 'year' | 'conflict';

/**
 * How the exports record a progression.
 * - refined: DCC to the month, an ORBIS imaging of that month read as PD (C-1)
 * - imaging_only: blank in the DCC, found in ORBIS
 * - imaging_first: DCC to the day, an ORBIS imaging a few weeks before: the earlier is kept (C-1)
 */
export type ProgressionKind = 'exact' | 'imputed' | 'refined' | 'imaging_only' | 'imaging_first';

/**
 * How the exports record the end of follow-up: the death of who dies, else the last news.
 * - refined: death to the month in the DCC, to the day in ORBIS
 * - contact: last news to the month in the DCC, a later contact to the day in ORBIS
 * - capped: news after the cut-off, so alive at the cut-off (AP-2)
 */
export type EndKind = 'exact' | 'imputed' | 'refined' | 'contact' | 'capped';

export interface Retreatment {
  readonly response: 'pr' | 'sd' | 'pd' | 'missing';
  readonly progresses: boolean;
  readonly regimen: '5fu' | 'folfox' | 'folfiri';
}

export interface Course {
  readonly subgroup: Subgroup;
  readonly atChu: boolean;
  readonly response: BestResponse;
  readonly stop: Stop;
  /** What ends the PFS. */
  readonly pfsEnd: 'progression' | 'death' | 'none';
  readonly retreatment?: Retreatment;
  readonly startKind: StartKind;
  readonly progressionKind?: ProgressionKind;
  readonly dies: boolean;
  readonly endKind: EndKind;
}

/** Kind of patient: count, then what its members share. */
type Group = readonly [number, Subgroup, BestResponse, Course['pfsEnd'], Stop];

/**
 * 41 patients: responses by subgroup are Table 9; 27 progress, 2 die before (of 12), 12 are censored; stops are
 * Table 8. The eight retreated had a partial response, a pause, and progressed.
 */
const GROUPS: readonly Group[] = [
  [5, 'pancreas', 'pr', 'progression', 'pause'], // retreated
  [3, 'gi', 'pr', 'progression', 'pause'], // retreated
  [3, 'pancreas', 'pd', 'progression', 'progression'],
  [4, 'gi', 'pd', 'progression', 'progression'],
  [1, 'pancreas', 'pr', 'progression', 'progression'],
  [1, 'pancreas', 'pr', 'progression', 'pause'],
  [1, 'pancreas', 'sd', 'progression', 'progression'],
  [1, 'pancreas', 'sd', 'progression', 'pause'],
  [1, 'pancreas', 'sd', 'progression', 'toxicity'],
  [1, 'pancreas', 'sd', 'death', 'death'],
  [2, 'pancreas', 'pr', 'none', 'pause'],
  [3, 'pancreas', 'sd', 'none', 'pause'],
  [1, 'pancreas', 'sd', 'none', 'toxicity'],
  [1, 'gi', 'pr', 'progression', 'pause'],
  [4, 'gi', 'sd', 'progression', 'progression'],
  [1, 'gi', 'sd', 'progression', 'toxicity'],
  [1, 'gi', 'sd', 'death', 'death'],
  [2, 'gi', 'pr', 'none', 'pause'],
  [1, 'gi', 'sd', 'none', 'toxicity'],
  [1, 'gi', 'missing', 'none', 'missing'],
  [1, 'other', 'sd', 'progression', 'progression'],
  [2, 'other', 'sd', 'none', 'pause'],
];

/** Responses, progressions and chemotherapy of the eight retreatments, as printed. */
const RETREATMENTS: readonly Retreatment[] = [
  { response: 'pd', progresses: true, regimen: '5fu' },
  { response: 'pd', progresses: true, regimen: 'folfiri' },
  { response: 'sd', progresses: true, regimen: 'folfox' },
  { response: 'sd', progresses: true, regimen: '5fu' },
  { response: 'sd', progresses: false, regimen: '5fu' },
  { response: 'pr', progresses: true, regimen: 'folfiri' },
  { response: 'pr', progresses: false, regimen: 'folfox' },
  { response: 'missing', progresses: false, regimen: '5fu' },
];

/** Patients treated outside the CHU: 12 of 41, the one without a known response among them. */
const OUTSIDE = { pancreas: 5, gi: 5, other: 1 };

const START_KINDS_OUTSIDE: readonly (readonly [number, StartKind])[] = [
  [6, 'imputed'],
  [6, 'exact'],
];
const START_KINDS_CHU: readonly (readonly [number, StartKind])[] = [
  [9, 'refined'],
  [1, 'year'],
  [2, 'conflict'],
  [17, 'exact'],
];
/** Kinds that need ORBIS come first: they are allocated to CHU patients, the rest to anyone. */
const PROGRESSION_KINDS_CHU: readonly (readonly [number, ProgressionKind])[] = [
  [3, 'refined'],
  [1, 'imaging_only'],
  [1, 'imaging_first'],
];
const PROGRESSION_KINDS: readonly (readonly [number, ProgressionKind])[] = [
  [10, 'imputed'],
  [12, 'exact'],
];

const DEATH_KINDS: readonly (readonly [number, EndKind])[] = [
  [4, 'imputed'],
  [7, 'exact'],
];
const NEWS_KINDS: readonly (readonly [number, EndKind])[] = [
  [7, 'imputed'],
  [8, 'capped'],
  [10, 'exact'],
];
const NEWS_KINDS_CHU: readonly (readonly [number, EndKind])[] = [[4, 'contact']];

/** Deaths after progression, by subgroup: 10 of the 12. */
const DEATHS_AFTER_PROGRESSION = { pancreas: 4, gi: 6, other: 0 };

type Bare = Pick<Course, 'subgroup' | 'response' | 'pfsEnd' | 'stop' | 'retreatment'>;

const repeated = <T>(counts: readonly (readonly [number, T])[]): T[] =>
  counts.flatMap(([count, value]) => Array.from({ length: count }, () => value));

/** The 41 courses, in the order of `GROUPS`; which are at the CHU, who dies and how dates are recorded is drawn. */
export function drawFrame(random: Random): Course[] {
  const bare = bareCourses(random);
  const outside = drawOutside(bare, random);
  const dying = drawDying(bare, random);
  const all = [...bare.keys()];
  const atChu = (i: number): boolean => !outside.has(i);
  const progressing = all.filter((i) => bare[i]?.pfsEnd === 'progression');
  const allocate = <T>(indices: readonly number[], kinds: readonly (readonly [number, T])[]) =>
    allocated(indices, kinds, random);

  const starts = new Map([
    ...allocate(all.filter(atChu), START_KINDS_CHU),
    ...allocate(
      all.filter((i) => !atChu(i)),
      START_KINDS_OUTSIDE,
    ),
  ]);
  const imaged = allocate(progressing.filter(atChu), PROGRESSION_KINDS_CHU);
  const progressions = new Map([
    ...allocate(
      progressing.filter((i) => !imaged.has(i)),
      PROGRESSION_KINDS,
    ),
    ...imaged,
  ]);
  const deaths = [...dying];
  const refined = allocate<EndKind>(deaths.filter(atChu), [[1, 'refined']]);
  const alive = all.filter((i) => !dying.has(i));
  const contacted = allocate(alive.filter(atChu), NEWS_KINDS_CHU);
  const ends = new Map([
    ...refined,
    ...allocate(
      deaths.filter((i) => !refined.has(i)),
      DEATH_KINDS,
    ),
    ...contacted,
    ...allocate(
      alive.filter((i) => !contacted.has(i)),
      NEWS_KINDS,
    ),
  ]);

  return bare.map((course, index) => {
    const progressionKind = progressions.get(index);
    return {
      ...course,
      atChu: atChu(index),
      startKind: starts.get(index) ?? 'exact',
      ...(progressionKind === undefined ? {} : { progressionKind }),
      dies: dying.has(index),
      endKind: ends.get(index) ?? 'exact',
    };
  });
}

function bareCourses(random: Random): Bare[] {
  const retreatments = random.shuffled(RETREATMENTS);
  const rows = GROUPS.flatMap(([count, subgroup, response, pfsEnd, stop]) =>
    Array.from({ length: count }, () => ({ subgroup, response, pfsEnd, stop })),
  );
  return rows.map((row, index) => {
    const retreatment = retreatments[index];
    return retreatment === undefined ? row : { ...row, retreatment };
  });
}

function drawOutside(bare: readonly Bare[], random: Random): Set<number> {
  const outside = new Set<number>();
  for (const [index, course] of bare.entries()) if (course.response === 'missing') outside.add(index);
  for (const subgroup of ['pancreas', 'gi', 'other'] as const) {
    const candidates = [...bare.keys()].filter((i) => bare[i]?.subgroup === subgroup && !outside.has(i));
    for (const index of random.shuffled(candidates).slice(0, OUTSIDE[subgroup])) outside.add(index);
  }
  return outside;
}

/** Who dies: the two whose PFS ends so, and ten who progressed (never one whose retreatment has no event). */
function drawDying(bare: readonly Bare[], random: Random): Set<number> {
  const dying = new Set([...bare.keys()].filter((i) => bare[i]?.pfsEnd === 'death'));
  for (const subgroup of ['pancreas', 'gi', 'other'] as const) {
    const candidates = [...bare.keys()].filter((i) => {
      const course = bare[i];
      return (
        course?.subgroup === subgroup &&
        course.pfsEnd === 'progression' &&
        course.retreatment?.progresses !== false
      );
    });
    for (const index of random.shuffled(candidates).slice(0, DEATHS_AFTER_PROGRESSION[subgroup]))
      dying.add(index);
  }
  return dying;
}

/** Allocates each value to as many of the indices as it says. */
function allocated<T>(
  indices: readonly number[],
  kinds: readonly (readonly [number, T])[],
  random: Random,
): Map<number, T> {
  const values = repeated(kinds);
  return new Map(
    random
      .shuffled(indices)
      .slice(0, values.length)
      .map((index, i) => [index, values[i] as T]),
  );
}
