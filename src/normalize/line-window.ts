import { addDays, daysBetween } from '../cell/calendar.ts';
import type { PartialDate } from '../cell/date.ts';
import type { TreatmentDay } from './administration.ts';
import { type Course, coursesOf, type LineRules } from './course.ts';

/** The facts of a registry drug line that decide which treatment days belong to it (C-70). */
export interface DrugLine {
  readonly lineNumber: number;
  /** Drug codes of the registry; empty when its protocol is unreadable. */
  readonly drugs: readonly string[];
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
}

/** The assignment of treatment days to lines. */
export interface Holding {
  /** By position of the day: the position of its line, or null. */
  readonly lineOf: readonly (number | null)[];
  /** Lines whose start comes from the hospital: it was missing, or only its year was known. */
  readonly placed: ReadonlySet<number>;
}

/** Later than every date of an export. */
const NEVER = '9999-12-31';

/** The days that can belong to a line, and those on which it runs. All ISO days, both ends included. */
interface Window {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly runsFrom: string;
  readonly runsTo: string;
  readonly latestStart: string;
}

/**
 * Assigns each treatment day to the drug line whose window contains it (C-70). A line without a start, or with only
 * its year, takes the date of the only course (of that year) that matches its backbone and belongs to no other
 * line.
 *
 * @param days in order, as `treatmentDaysOf` returns them
 */
export function holdDays(
  lines: readonly DrugLine[],
  days: readonly TreatmentDay[],
  rules: LineRules,
): Holding {
  const known = [...lines];
  const placed = new Set<number>();
  const inOrder = [...lines.keys()].sort((a, b) => numberOf(lines, a) - numberOf(lines, b));
  for (const index of inOrder) {
    const line = lines[index];
    if (line === undefined || isPlaced(line)) continue;
    const lineOf = assignDays(known, days, rules);
    const free = days.filter((_, position) => lineOf[position] === null);
    const course = onlyCourse(line, coursesOf(free, rules), rules);
    if (course === null) continue;
    known[index] = { ...line, start: exactly(course.start) };
    placed.add(index);
  }
  return { lineOf: assignDays(known, days, rules), placed };
}

/** True when the start of a line is known by its day or month. */
export function isPlaced({ start }: Pick<DrugLine, 'start'>): boolean {
  return start !== null && start.precision !== 'year';
}

function numberOf(lines: readonly DrugLine[], index: number): number {
  return lines[index]?.lineNumber ?? 0;
}

function exactly(day: string): PartialDate {
  return { precision: 'day', value: day, earliest: day, latest: day };
}

/** Returns the one course that matches the line, or null when none or several do. */
function onlyCourse(
  { drugs, start }: DrugLine,
  courses: readonly Course[],
  { regimens: { familyOf } }: LineRules,
): Course | null {
  const year = start?.earliest.slice(0, 4) ?? '';
  const family = familyOf(drugs);
  const fitting = courses.filter(
    (course) => course.start.startsWith(year) && (drugs.length === 0 || familyOf(course.drugs) === family),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function assignDays(
  lines: readonly DrugLine[],
  days: readonly TreatmentDay[],
  rules: LineRules,
): readonly (number | null)[] {
  const windows = windowsOf(lines, days, rules);
  return days.map((day) => {
    const holding = windows.filter(({ from, to }) => day.day >= from && day.day <= to);
    return holding.length === 0 ? null : chosen(holding, day, lines, rules);
  });
}

function windowsOf(
  lines: readonly DrugLine[],
  days: readonly TreatmentDay[],
  { windowBeforeDays, windowAfterDays }: LineRules,
): readonly Window[] {
  return lines.flatMap(({ start, end }, line) => {
    if (start === null || start.precision === 'year') return [];
    const lastFree = dayBeforeNext(start.earliest, lines);
    const ended = end === null || end.precision === 'year' ? null : end.latest;
    const to =
      ended === null
        ? lastFree
        : latest(addDays(ended, windowAfterDays), carriedOn(ended, lastFree, days, windowAfterDays));
    const from = addDays(start.earliest, -windowBeforeDays);
    const runs = { runsFrom: start.earliest, runsTo: ended ?? lastFree };
    return [{ line, from, to, ...runs, latestStart: start.latest }];
  });
}

/** The day before the first possible day of the next drug line. */
export function dayBeforeNext(start: string, lines: readonly Pick<DrugLine, 'start'>[]): string {
  const later = lines.flatMap((line) =>
    line.start !== null && isPlaced(line) && line.start.earliest > start ? [line.start.earliest] : [],
  );
  const [next] = later.sort();
  return next === undefined ? NEVER : addDays(next, -1);
}

/** The last day of administrations that continue past the end of a line without a gap, up to `lastFree`. */
function carriedOn(
  ended: string,
  lastFree: string,
  days: readonly TreatmentDay[],
  withinDays: number,
): string {
  let last = ended;
  for (const { day } of days) {
    if (day <= ended) continue;
    if (day > lastFree || daysBetween(last, day) > withinDays) break;
    last = day;
  }
  return last;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

/** Order of several windows: by drugs, backbone, running line, nearer start, lower number. */
function chosen(
  windows: readonly Window[],
  { day, drugs }: TreatmentDay,
  lines: readonly DrugLine[],
  { regimens: { familyOf } }: LineRules,
): number {
  const drugsOf = ({ line }: Window): readonly string[] => lines[line]?.drugs ?? [];
  const including = windows.filter((one) => drugs.every((drug) => drugsOf(one).includes(drug)));
  const family = familyOf(drugs);
  const related = windows.filter((one) => familyOf(drugsOf(one)) === family);
  const candidates = [including, related, windows].find(({ length }) => length > 0) ?? windows;
  const running = candidates.filter(({ runsFrom, runsTo }) => day >= runsFrom && day <= runsTo);
  const [nearest] = [...(running.length > 0 ? running : candidates)].sort(
    (a, b) => distance(day, a) - distance(day, b) || numberOf(lines, a.line) - numberOf(lines, b.line),
  );
  return (nearest as Window).line;
}

/** Days from a day to the nearest day that the line can start on. */
function distance(day: string, { runsFrom, latestStart }: Window): number {
  if (day < runsFrom) return daysBetween(day, runsFrom);
  return day > latestStart ? daysBetween(latestStart, day) : 0;
}
