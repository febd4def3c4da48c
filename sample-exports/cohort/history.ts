/** Diagnosis, metastases, prior and later lines: everything around the index line, laid on the calendar. */

import type { Dice } from '../dice.ts';
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
export function dealBeginnings(
  spread: readonly Spread[],
  times: readonly Times[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  dice: Dice,
): Beginning[] {
  const all = [...spread.keys()];
  const metachronous = all.filter((i) => spread[i]?.metachronous === true);
  const delays = fitNumbers(
    metachronous.map((i): Limits => {
      if (!spread[i]?.metachronousToldLater) return [300, 4600];
      const untilThen = (times[i]?.progression as number) - (times[i]?.start as number) + dice.int(30, 90);
      return [untilThen, untilThen];
    }),
    {
      mean: count(targets, 'text.metachronous_delay.mean') * DAYS_PER_MONTH,
      meanWithin: 0.04 * DAYS_PER_MONTH,
    },
    dice,
  );
  return all.map((i) => {
    const { start, progression } = times[i] as Times;
    const lines = prior[i]?.types.length ?? 0;
    const rank = metachronous.indexOf(i);
    if (rank >= 0) {
      const isLater = spread[i]?.metachronousToldLater === true;
      const metastases = isLater
        ? exact(progression as number)
        : toldAsRead(start - 60 - Math.max(0, lines - 1) * dice.int(170, 260), dice);
      const diagnosis = asRead(metastases) - (delays[rank] as number);
      return {
        diagnosis,
        metastases: asRead(metastases),
        diagnosedOn: exact(diagnosis),
        metastaticOn: metastases,
      };
    }
    const diagnosedOn = toldAsRead(start - dice.int(45, 100) - lines * dice.int(170, 420), dice);
    const metastaticOn = spread[i]?.synchronous ? diagnosedOn : null;
    return {
      diagnosis: asRead(diagnosedOn),
      metastases: metastaticOn && asRead(diagnosedOn),
      diagnosedOn,
      metastaticOn,
    };
  });
}

/** A date told by the DCC alone, as the pipeline reads it: the 15th where the day is missing. */
function asRead(dated: Dated): number {
  return dated.dcc === 'month' ? onDayOfMonth(dayNumber(dated.on), 15) : dayNumber(dated.on);
}

/** To the day or, two times in five, to the month. */
const toldAsRead = (day: number, dice: Dice): Dated => (dice.chance(0.4) ? inMonthOf(day, dice) : exact(day));

/** Not to the month where the 15th would come after the last news. */
function toldBefore(day: number, end: number, dice: Dice): Dated {
  const told = toldAsRead(day, dice);
  return asRead(told) < end ? told : exact(day);
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
  dice: Dice,
): StudyLine[] {
  const types = [...therapy.types].sort((a, b) => Number(b === 'surgery') - Number(a === 'surgery'));
  const from = therapy.isMetachronous ? (beginning.metastases as number) : beginning.diagnosis;
  const spaced = therapy.isMetachronous ? types.length - 1 : types.length;
  const step = Math.floor((times.start - 50 - from) / Math.max(1, spaced));
  let next = from + dice.int(20, 35);
  return types.map((type, k): StudyLine => {
    const isEarlySurgery = therapy.isMetachronous && k === 0;
    const start = isEarlySurgery ? beginning.diagnosis + dice.int(20, 60) : next;
    if (!isEarlySurgery) next += step;
    const mayBeYear = type !== 'chemotherapy' && dayOf(start).slice(0, 4) < dayOf(times.start).slice(0, 4);
    return {
      type,
      regimen: dice.pick(PRIOR_REGIMENS[type] ?? [[]]),
      start:
        type === 'chemotherapy' && atChu
          ? { ...exact(start), orbis: true }
          : remembered(start, dice, mayBeYear),
      end: type === 'surgery' ? null : exact(Math.min(start + dice.int(60, 120), start + step - 15)),
      operated: type === 'surgery' ? therapy.operated : null,
      residue: type === 'surgery' ? (therapy.isR0 ? 'R0' : dice.pick(['R1', 'R2', 'Rx'] as const)) : null,
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
  dice: Dice,
): StudyLine[] {
  const given = dice.shuffled(
    (Object.keys(LATER_CLASSES) as LaterClass[]).filter((name) => answers[name] === true),
  );
  const after =
    times.retreatmentProgression ??
    (times.retreatmentStart ? times.retreatmentStart + 130 : times.progression);
  const from = (after ?? Math.max(lastCycle + 30, times.end - 75 * given.length - 200)) + dice.int(10, 20);
  const step = Math.floor((times.end - 10 - from) / Math.max(1, given.length));
  if (step < 12) return [];
  return given.map((name, k): StudyLine => {
    const { type } = LATER_CLASSES[name];
    const start = from + k * step + dice.int(0, Math.min(20, step - 12));
    const end = start + Math.min(step - 12, dice.int(60, 240));
    const isTreatment = type !== 'surgery' && type !== 'supportive_care';
    return {
      type,
      regimen: dice.pick(LATER_REGIMENS[type] ?? [[]]),
      start:
        type === 'chemotherapy' && atChu
          ? { ...exact(start), orbis: true }
          : toldBefore(start, times.end, dice),
      end: isTreatment && k < given.length - 1 ? exact(end) : null,
      operated:
        type === 'surgery'
          ? course.subgroup === 'other'
            ? 'metastases'
            : dice.pick(['metastases', 'both'] as const)
          : null,
      residue: type === 'surgery' ? dice.pick(['R0', 'R1', 'R2'] as const) : null,
    };
  });
}
