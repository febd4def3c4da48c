import { later } from '../../calendar.ts';
import type { Cell, Day, DaySpec } from '../../truth.ts';
import { dayNumber, isWeekday } from '../days.ts';
import type { Dated } from '../study-patient.ts';

/** How the DCC records a day of the cohort; what never happened is a blank cell. */
export function inDcc(dated: Dated | null): DaySpec {
  if (dated === null) return { recorded: 'blank' };
  const value = dated.dccOn ?? dated.on;
  return dated.dcc === 'day' ? { value } : { value, recorded: dated.dcc };
}

const MONTHS = [
  ['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
].flat();
const textOf = (day: Day): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** Every spelling of a date without its day (S-8). */
const SPELLINGS: readonly ((day: Day) => Cell)[] = [
  textOf,
  (day) => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  (day) => `??/${textOf(day)}`,
  (day) => `00/${textOf(day)}`,
  (day) => `XX/${textOf(day)}`,
  (day) => day.slice(0, 7),
  (day) => ({ day: `${day.slice(0, 7)}-01`, format: 'mmm-yy' }),
  (day) => ({ day, format: 'mmm-yy' }),
  (day) => ({ day, format: 'mm/yyyy' }),
];

/** The same for a date that decides an endpoint: those recorded to the month take the spellings in turn. */
export function decisive(dated: Dated | null, turn: number): DaySpec {
  const cellSpec = inDcc(dated);
  if (cellSpec.recorded !== 'month' || cellSpec.value === undefined) return cellSpec;
  const spelling = SPELLINGS[turn % SPELLINGS.length] as (day: Day) => Cell;
  return { ...cellSpec, written: spelling(cellSpec.value) };
}

/**
 * Days of administration: so many, from the first to the last, evenly spread and none on a weekend. A day is moved
 * by two at most, so two never meet.
 */
export function cureDays(first: Day, last: Day, count: number): Day[] {
  const from = dayNumber(first);
  const span = dayNumber(last) - from;
  if (count <= 1) return [first];
  return Array.from({ length: count }, (_, k) => {
    const offset = Math.round((k * span) / (count - 1));
    const isInside = k > 0 && k < count - 1;
    return later(first, isInside && !isWeekday(from + offset) ? offset - 2 : offset);
  });
}

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
/** The later of two days. */
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);
