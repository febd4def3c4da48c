import { daysBetween, later } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Day, Drug, LineType, Response, StopReason } from '../truth.ts';
import { dayBetween, EXTRACTED_ON, earliest, latest } from './calendar.ts';
import type { Profile } from './profile.ts';
import type { Disease } from './tumor.ts';

/** A line of therapy as it really went. */
export interface CourseLine {
  readonly number: number;
  readonly type: LineType;
  readonly drugs: readonly Drug[];
  readonly place: 'chu' | 'outside';
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
  readonly cycles: number;
  readonly daysBetweenCycles: number;
  readonly stop: StopReason;
  readonly response: Response;
  readonly progressedOn: Day | undefined;
  /** Bevacizumab together with a cytotoxic drug (AP-6). */
  readonly isCombined: boolean;
}

/** What happened to a patient after diagnosis. */
export interface Course {
  readonly lines: readonly CourseLine[];
  readonly diedOn: Day | undefined;
  readonly lastNewsOn: Day;
}

const REGIMENS: Readonly<Record<LineType, readonly (readonly Drug[])[]>> = {
  surgery: [[]],
  chemotherapy: [
    ['folfox'],
    ['temozolomide', 'capecitabine'],
    ['streptozocin', 'fluorouracil'],
    ['etoposide', 'cisplatin'],
    ['gemox'],
    ['dacarbazine'],
  ],
  somatostatin_analogue: [['octreotide'], ['lanreotide']],
  radionuclide: [['radionuclide']],
  chemoembolization: [['doxorubicin'], ['streptozocin']],
  targeted_therapy: [['everolimus'], ['sunitinib'], ['bevacizumab'], ['trial_drug']],
  interferon: [['interferon']],
  radiotherapy: [[]],
  supportive_care: [[]],
};
const PRIOR_TYPES = [
  [30, 'surgery'],
  [30, 'somatostatin_analogue'],
  [14, 'chemotherapy'],
  [10, 'chemoembolization'],
  [9, 'targeted_therapy'],
  [5, 'radionuclide'],
  [2, 'interferon'],
] as const;
const LATER_TYPES = [
  [28, 'somatostatin_analogue'],
  [18, 'radionuclide'],
  [18, 'targeted_therapy'],
  [12, 'chemotherapy'],
  [6, 'chemoembolization'],
  [6, 'surgery'],
  [3, 'radiotherapy'],
  [9, 'supportive_care'],
] as const;

/** Lines before the anchor, the index line of a treated candidate, lines after it, and how it ended. */
export function inventCourse(random: Random, profile: Profile, disease: Disease): Course {
  const lastPossible = EXTRACTED_ON.older;
  const diedOn = earliestBefore(lastPossible, later(profile.anchor, 200 + random.wait(2200)));
  const horizon = diedOn ?? lastPossible;
  const lastNewsOn = diedOn ?? dayBetween(random, later(horizon, -random.wait(200)), horizon);
  const draft = [...priorLines(random, profile, disease), ...laterLines(random, profile)];
  const lines = draft
    .filter((line) => line.startedOn < later(horizon, -20))
    .map((line, index, all) => finished(random, line, index + 1, all[index + 1]?.startedOn, horizon, diedOn));
  return { lines, diedOn, lastNewsOn: latest(lastNewsOn, profile.anchor) };
}

const earliestBefore = (limit: Day, day: Day): Day | undefined => (day <= limit ? day : undefined);

type Draft = Pick<CourseLine, 'type' | 'drugs' | 'place' | 'startedOn' | 'isCombined'>;

function priorLines(random: Random, profile: Profile, disease: Disease): Draft[] {
  const slots = profile.priorLines;
  const slotDays = Math.floor(daysBetween(disease.diagnosedOn, profile.anchor) / Math.max(1, slots));
  if (slotDays < 15) return [];
  return Array.from({ length: slots }, (_, slot) => ({
    ...choice(random, random.weighted(PRIOR_TYPES), profile.place),
    startedOn: later(disease.diagnosedOn, slot * slotDays + random.int(5, Math.min(60, slotDays))),
  }));
}

function laterLines(random: Random, profile: Profile): Draft[] {
  const drafts: Draft[] = [];
  let startsOn = later(profile.anchor, random.int(10, 40));
  if (profile.candidate === 'proposed' && profile.carriedOut) {
    drafts.push(combined(profile, profile.backbone, startsOn));
    startsOn = later(startsOn, random.int(150, 700));
  }
  const others = random.int(0, 3);
  for (let i = 0; i < others; i++) {
    drafts.push({ ...choice(random, random.weighted(LATER_TYPES), profile.place), startedOn: startsOn });
    startsOn = later(startsOn, random.int(100, 500));
  }
  if (profile.retreated && profile.carriedOut)
    drafts.push(combined(profile, random.pick(['folfox', 'folfiri', 'capecitabine']), startsOn));
  return drafts;
}

function choice(random: Random, type: LineType, place: 'chu' | 'outside'): Omit<Draft, 'startedOn'> {
  const elsewhere = random.chance(0.1);
  return {
    type,
    drugs: random.pick(REGIMENS[type]),
    place: elsewhere ? 'outside' : place,
    isCombined: false,
  };
}

function combined(profile: Profile, backbone: Drug, startedOn: Day): Draft {
  return {
    type: 'chemotherapy',
    drugs: [backbone, 'bevacizumab'],
    place: profile.place,
    startedOn,
    isCombined: true,
  };
}

/** Gives a line its end, its cycles, its response and its progression, all before the next line or the horizon. */
function finished(
  random: Random,
  line: Draft,
  number: number,
  nextOn: Day | undefined,
  horizon: Day,
  diedOn: Day | undefined,
): CourseLine {
  const limit = earliest(nextOn, horizon) ?? horizon;
  const planned = later(line.startedOn, line.type === 'surgery' ? 0 : random.int(40, 400));
  const isOngoing = planned >= limit && nextOn === undefined && diedOn === undefined;
  const endedOn = isOngoing ? undefined : (earliest(planned, limit) ?? limit);
  const response = random.weighted([
    [3, 'cr'],
    [32, 'pr'],
    [42, 'sd'],
    [18, 'pd'],
    [5, 'ne'],
  ] as const);
  const progresses = line.type !== 'surgery' && (response === 'pd' || random.chance(0.6));
  const progression = later(line.startedOn, response === 'pd' ? random.int(60, 120) : random.int(120, 900));
  const daysBetweenCycles = line.drugs.includes('capox') || line.drugs.includes('capecitabine') ? 21 : 14;
  return {
    ...line,
    number,
    endedOn,
    cycles: random.chance(0.03) ? 0 : cyclesBetween(line.startedOn, endedOn ?? limit, daysBetweenCycles),
    daysBetweenCycles,
    stop: isOngoing
      ? 'ongoing'
      : random.weighted([
          [40, 'progression'],
          [40, 'pause'],
          [12, 'toxicity'],
          [diedOn === limit ? 30 : 0, 'death'],
        ] as const),
    response,
    progressedOn: progresses && progression <= horizon ? progression : undefined,
  };
}

function cyclesBetween(from: Day, to: Day, every: number): number {
  return Math.min(24, 1 + Math.floor(Math.max(0, daysBetween(from, to)) / every));
}
