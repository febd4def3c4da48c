import { french, partsOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Cell, DateFormat, Day, DaySpec } from '../truth.ts';
import { isBlank, orbisBlank, spellMark } from './spell.ts';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

type Spelling = (day: Day) => Cell;
const asExcel =
  (format: DateFormat): Spelling =>
  (day) => ({ day, format });
const monthName = (day: Day): string => MONTHS[Number(partsOf(day)[1]) - 1] ?? '';
const unpadded = (day: Day): string => french(day).replace(/^0/, '').replace('/0', '/');
const monthAndYear = (day: Day): string => french(day).slice(3);

/** Full dates (C-9): mostly Excel dates. */
const FULL: readonly (readonly [number, Spelling])[] = [
  [50, asExcel('dd/mm/yyyy')],
  [22, french],
  [8, unpadded],
  [8, (day) => day],
  [7, (day) => `${Number(partsOf(day)[2])} ${monthName(day)} ${partsOf(day)[0]}`],
  [3, (day) => `${french(day)} `],
];

/** Dates without a day (S-8). Excel keeps a first of the month behind `mmm-yy`, or the day that was typed. */
const MONTH: readonly (readonly [number, Spelling])[] = [
  [20, (day) => ({ day: `${day.slice(0, 7)}-01`, format: 'mmm-yy' })],
  [8, asExcel('mmm-yy')],
  [10, asExcel('mm/yyyy')],
  [20, monthAndYear],
  [14, (day) => `${monthName(day)} ${partsOf(day)[0]}`],
  [8, (day) => `??/${monthAndYear(day)}`],
  [8, (day) => `00/${monthAndYear(day)}`],
  [8, (day) => `XX/${monthAndYear(day)}`],
  [8, (day) => day.slice(0, 7)],
];

/** Dates of which the year is left (S-8, C-64). */
const YEAR: readonly (readonly [number, Spelling])[] = [
  [30, (day) => partsOf(day)[0]],
  [25, (day) => Number(partsOf(day)[0])],
  [25, (day) => `début ${partsOf(day)[0]}`],
  [20, asExcel('yyyy')],
];

/** Dates that nobody can read: two-digit years, days that do not exist, years that cannot be, and words (S-7). */
const UNREADABLE: readonly ((day: Day) => string)[] = [
  (day) => `${french(day).slice(0, 6)}${day.slice(2, 4)}`,
  (day) => `31/02/${partsOf(day)[0]}`,
  (day) => `31/06/${partsOf(day)[0]}`,
  (day) => `${french(day).slice(0, 6)}2104`,
  () => 'voir courrier',
];

/** A clinical date as the DCC writes it. */
export function spellDay(random: Random, cellSpec: DaySpec | undefined): Cell {
  if (cellSpec === undefined) return null;
  if (cellSpec.written !== undefined) return cellSpec.written;
  const { value, recorded } = cellSpec;
  if (value === undefined)
    return recorded === undefined || recorded in PRECISIONS
      ? null
      : spellMark(random, recorded as 'blank', ['']);
  if (recorded === undefined) return random.weighted(FULL)(value);
  if (isPrecision(recorded)) return random.weighted(PRECISIONS[recorded])(value);
  return spellMark(random, recorded, [random.pick(UNREADABLE)(value)]);
}

const PRECISIONS = { day: FULL, month: MONTH, year: YEAR } as const;
const isPrecision = (recorded: string): recorded is keyof typeof PRECISIONS => recorded in PRECISIONS;

/** A date of ORBIS: `dd/mm/yyyy`, or with a time of day; a partial one as the DCC would write it in text. */
export function spellOrbisDay(random: Random, cellSpec: DaySpec | undefined): Cell {
  if (isBlank(cellSpec) || cellSpec === undefined) return orbisBlank(random);
  const isWhole = cellSpec.recorded === undefined || cellSpec.recorded === 'day';
  if (cellSpec.written !== undefined || cellSpec.value === undefined || !isWhole)
    return spellDay(random, cellSpec);
  if (random.chance(0.7)) return { day: cellSpec.value, format: 'dd/mm/yyyy' };
  return { day: cellSpec.value, format: 'dd/mm/yyyy hh:mm', minutes: random.int(8 * 60, 18 * 60) };
}
