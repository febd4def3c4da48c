/** From the days of the search to days as the exports record them. */

import type { Random } from '../random.ts';
import { dayOf, daysInMonth, onDayOfMonth } from './days.ts';
import type { Course } from './frame.ts';
import type { Dated } from './study-patient.ts';
import { CUT_OFF, type Times } from './times.ts';

/** CellSpec to the day by the DCC. */
export const exact = (number: number): Dated => ({ on: dayOf(number), dcc: 'day' });

/**
 * CellSpec to the month: some other day of the month than the 15th that the pipeline will read.
 * @param from, to days that the hidden day has to keep to, where they lie in that month
 */
export function inMonthOf(number: number, random: Random, from = 1, to = 28): Dated {
  const last = Math.min(to, daysInMonth(number));
  const day = random.int(Math.min(from, last), last);
  return { on: dayOf(onDayOfMonth(number, day === 15 ? 16 : day)), dcc: 'month' };
}

/** A day of the past as people remember it: to the day or to the month; to the year where that is harmless. */
export function remembered(number: number, random: Random, mayBeYear = false): Dated {
  const dcc = random.weighted([
    [55, 'day'],
    [37, 'month'],
    [mayBeYear ? 8 : 0, 'year'],
  ] as const);
  return { on: dayOf(number), dcc };
}

export function startOf(course: Course, times: Times, random: Random): Dated {
  const on = dayOf(times.start);
  switch (course.startKind) {
    case 'imputed':
      return inMonthOf(times.start, random, 10);
    case 'refined':
      return { on, dcc: 'month', orbis: true };
    case 'year':
      return { on, dcc: 'year', orbis: true };
    case 'conflict':
      return { on, dcc: 'day', dccOn: dayOf(times.start - random.int(1, 6)), orbis: true };
    case 'exact':
      return { on, dcc: 'day', orbis: course.atChu };
  }
}

export function progressionOf(course: Course, times: Times, random: Random): Dated | null {
  if (times.progression === undefined) return null;
  const on = dayOf(times.progression);
  switch (course.progressionKind) {
    case 'imputed':
      return inMonthOf(times.progression, random);
    case 'refined':
      return { on, dcc: 'month', orbis: true };
    case 'imaging_only':
      return { on, dcc: 'blank', orbis: true };
    case 'imaging_first':
      return { on, dcc: 'day', dccOn: dayOf(times.progression + random.int(8, 24)), orbis: true };
    default:
      return { on, dcc: 'day', orbis: course.atChu && random.chance(0.8) };
  }
}

export function deathOf(course: Course, times: Times, random: Random): Dated | null {
  if (!course.dies) return null;
  if (course.endKind === 'imputed') return inMonthOf(times.end, random, 16);
  if (course.endKind === 'refined') return { on: dayOf(times.end), dcc: 'month', orbis: true };
  return { on: dayOf(times.end), dcc: 'day', orbis: course.atChu && random.chance(0.7) };
}

export function newsOf(course: Course, times: Times, random: Random): Dated | null {
  if (course.dies) return null;
  switch (course.endKind) {
    case 'imputed':
      return inMonthOf(times.end, random, 16);
    case 'contact':
      return {
        on: dayOf(times.end),
        dcc: 'month',
        dccOn: dayOf(times.end - random.int(40, 110)),
        orbis: true,
      };
    case 'capped':
      return random.chance(0.3)
        ? { on: dayOf(CUT_OFF + random.int(5, 25)), dcc: 'month' }
        : { on: dayOf(CUT_OFF + random.int(2, 38)), dcc: 'day' };
    default:
      return exact(times.end);
  }
}
