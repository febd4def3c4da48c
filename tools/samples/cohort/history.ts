/** Diagnosis, metastases, prior and later lines: everything around the index line, laid on the calendar. */

import type { Random } from '../random.ts';
import type { Drug, LaterClass, LineType } from '../truth.ts';
import { DAYS_PER_MONTH, dayNumber, dayOf, onDayOfMonth } from './days.ts';
import type { Course } from './frame.ts';
import { LATER_CLASSES, type LaterAnswers } from './later.ts';
import { fitNumbers, type Limits } from './numbers.ts';
import type { PriorTherapy } from './prior.ts';
import { exact, inMonthOf, remembered } from './recorded-days.ts';
import type { Spread } from './spread.ts';
import type { Dated, StudyLine } from './study-patient.ts';
import { count, type Targets } from './targets.ts';
import type { Times } from './times.ts';

export interface Beginning {
  /** Days as the pipeline will read them. */
  readonly diagnosis: number;
  readonly metastases: number | null;
  readonly diagnosedOn: Dated;
  readonly metastaticOn: Dated | null;
}

/** Diagnosis and metastases of all; the seven delays to metachronous metastases have the printed mean. */
export function allocateBeginnings(
  spread: readonly Spread[],
  times: readonly Times[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Beginning[] {
  const all = [...spread.keys()];
  const metachronous = all.filter((i) => spread[i]?.metachronous === true);
  const delays = fitNumbers(
    metachronous.map((i): Limits => {
      if (!spread[i]?.metachronousRecordedLater) return [300, 4600];
      const untilThen = (times[i]?.progression as number) - (times[i]?.start as number) + random.int(30, 90);
      return [untilThen, untilThen];
    }),
    {
      mean: count(targets, 'text.metachronous_delay.mean') * DAYS_PER_MONTH,
      meanWithin: 0.04 * DAYS_PER_MONTH,
    },
    random,
  );
  return all.map((i) => {
    const { start, progression } = times[i] as Times;
    const lines = prior[i]?.types.length ?? 0;
    const rank = metachronous.indexOf(i);
    if (rank >= 0) {
      const isLater = spread[i]?.metachronousRecordedLater === true;
      const metastases = isLater
        ? exact(progression as number)
        : writtenAsRead(start - 60 - Math.max(0, lines - 1) * random.int(170, 260), random);
      const diagnosis = asRead(metastases) - (delays[rank] as number);
      return {
        diagnosis,
        metastases: asRead(metastases),
        diagnosedOn: exact(diagnosis),
        metastaticOn: metastases,
      };
    }
    const diagnosedOn = writtenAsRead(start - random.int(45, 100) - lines * random.int(170, 420), random);
    const metastaticOn = spread[i]?.synchronous ? diagnosedOn : null;
    return {
      diagnosis: asRead(diagnosedOn),
      metastases: metastaticOn && asRead(diagnosedOn),
      diagnosedOn,
      metastaticOn,
    };
  });
}

/** A date recorded by the DCC alone, as the pipeline reads it: the 15th where the day is missing. */
function asRead(dated: Dated): number {
  return dated.dcc === 'month' ? onDayOfMonth(dayNumber(dated.on), 15) : dayNumber(dated.on);
}

/** To the day or, two times in five, to the month. */
const writtenAsRead = (day: number, random: Random): Dated =>
  random.chance(0.4) ? inMonthOf(day, random) : exact(day);

/** Not to the month where the 15th would come after the last news. */
function recordedBefore(day: number, end: number, random: Random): Dated {
  const cellSpec = writtenAsRead(day, random);
  return asRead(cellSpec) < end ? cellSpec : exact(day);
}

const PRIOR_REGIMENS: Partial<Record<LineType, readonly (readonly Drug[])[]>> = {
  somatostatin_analogue: [['octreotide'], ['lanreotide']],
  chemotherapy: [
    ['streptozocin', 'doxorubicin'],
    ['dacarbazine'],
    ['etoposide', 'cisplatin'],
    ['temozolomide'],
  ],
  targeted_therapy: [['sunitinib'], ['everolimus'], ['sunitinib']],
  chemoembolization: [['doxorubicin'], ['streptozocin']],
  radionuclide: [['radionuclide']],
};
const LATER_REGIMENS: Partial<Record<LineType, readonly (readonly Drug[])[]>> = {
  ...PRIOR_REGIMENS,
  chemotherapy: [['temozolomide'], ['dacarbazine'], ['gemox']],
  targeted_therapy: [['everolimus'], ['sunitinib']],
};

/** Prior lines between diagnosis and index start: the surgery first, the others once there are metastases. */
export function priorLines(
  therapy: PriorTherapy,
  beginning: Beginning,
  times: Times,
  atChu: boolean,
  random: Random,
): StudyLine[] {
  const types = [...therapy.types].sort((a, b) => Number(b === 'surgery') - Number(a === 'surgery'));
  const from = therapy.isMetachronous ? (beginning.metastases as number) : beginning.diagnosis;
  const spaced = therapy.isMetachronous ? types.length - 1 : types.length;
  const step = Math.floor((times.start - 50 - from) / Math.max(1, spaced));
  let next = from + random.int(20, 35);
  return types.map((type, k): StudyLine => {
    const isEarlySurgery = therapy.isMetachronous && k === 0;
    const start = isEarlySurgery ? beginning.diagnosis + random.int(20, 60) : next;
    if (!isEarlySurgery) next += step;
    const mayBeYear = type !== 'chemotherapy' && dayOf(start).slice(0, 4) < dayOf(times.start).slice(0, 4);
    return {
      type,
      regimen: random.pick(PRIOR_REGIMENS[type] ?? [[]]),
      start:
        type === 'chemotherapy' && atChu
          ? { ...exact(start), orbis: true }
          : remembered(start, random, mayBeYear),
      end: type === 'surgery' ? null : exact(Math.min(start + random.int(60, 120), start + step - 15)),
      operated: type === 'surgery' ? therapy.operated : null,
      residue: type === 'surgery' ? (therapy.isR0 ? 'R0' : random.pick(['R1', 'R2', 'Rx'] as const)) : null,
    };
  });
}

/** Lines behind the answers of the follow-up sheet, one after the other, none later than the last news. */
export function laterLines(
  answers: LaterAnswers,
  course: Course,
  times: Times,
  lastCycle: number,
  atChu: boolean,
  random: Random,
): StudyLine[] {
  const given = random.shuffled(
    (Object.keys(LATER_CLASSES) as LaterClass[]).filter((name) => answers[name] === true),
  );
  const after =
    times.retreatmentProgression ??
    (times.retreatmentStart ? times.retreatmentStart + 130 : times.progression);
  const from = (after ?? Math.max(lastCycle + 30, times.end - 75 * given.length - 200)) + random.int(10, 20);
  const step = Math.floor((times.end - 10 - from) / Math.max(1, given.length));
  if (step < 12) return [];
  return given.map((name, k): StudyLine => {
    const { type } = LATER_CLASSES[name];
    const start = from + k * step + random.int(0, Math.min(20, step - 12));
    const end = start + Math.min(step - 12, random.int(60, 240));
    const isTreatment = type !== 'surgery' && type !== 'supportive_care';
    return {
      type,
      regimen: random.pick(LATER_REGIMENS[type] ?? [[]]),
      start:
        type === 'chemotherapy' && atChu
          ? { ...exact(start), orbis: true }
          : recordedBefore(start, times.end, random),
      end: isTreatment && k < given.length - 1 ? exact(end) : null,
      operated:
        type === 'surgery'
          ? course.subgroup === 'other'
            ? 'metastases'
            : random.pick(['metastases', 'both'] as const)
          : null,
      residue: type === 'surgery' ? random.pick(['R0', 'R1', 'R2'] as const) : null,
    };
  });
}
