import { daysBetween } from '../cell/calendar.ts';
import type { PartialDate } from '../cell/date.ts';
import { regimenFamily } from '../cell/regimen-family.ts';
import type { Study, StudyRules } from '../define/study.ts';
import type { StagedRow } from '../staging/row.ts';
import type { ReadRow } from './cell.ts';

/** One molecule given on one day. */
export interface Administration {
  readonly read: ReadRow<'administration'>;
  readonly day: string;
  /** Drug codes: one, or none when the molecule is in no list. */
  readonly drugs: readonly string[];
}

/** Administrations of one regimen family without a long gap (S-3). */
export interface Course {
  /** Cytotoxic backbone; null for the study's drug alone (C-23). */
  readonly family: string | null;
  readonly administrations: readonly Administration[];
  readonly start: string;
  readonly end: string;
}

/** What was given, in order of days. */
export function administrationsOf(rows: readonly ReadRow<'administration'>[]): readonly Administration[] {
  return rows
    .map((read) => ({
      read,
      day: read.cells.administered_on.value?.value ?? '',
      drugs: read.cells.molecule.value?.proposed ?? [],
    }))
    .sort(byDayThenKey);
}

interface Dated {
  readonly day: string;
  readonly read: { readonly row: StagedRow };
}

/** Of one day by the hash of the key: no order of rows decides. */
export function byDayThenKey(a: Dated, b: Dated): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  const [one, other] = [a.read.row.keyHash ?? '', b.read.row.keyHash ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The courses of one person: administered days of one family, a gap of more than `courseGapDays` begins another (S-3).
 * A day of the study's drug alone continues the course that is running; what holds neither it nor a backbone is no course.
 */
export function coursesOf(administrations: readonly Administration[], study: Study): readonly Course[] {
  const { drug } = study.indexTreatment;
  const running = new Map<string | null, Administration[]>();
  const courses: Administration[][] = [];
  const families = new Map<Administration[], string | null>();
  for (const [day, given] of byDay(administrations)) {
    for (const [family, part] of byFamily(given)) {
      if (family === null && !part.some(({ drugs }) => drugs.includes(drug))) continue;
      const open = openCourse(running, family, day, study.rules.courseGapDays);
      if (open !== undefined) open.push(...part);
      else {
        const course = [...part];
        courses.push(course);
        families.set(course, family);
        running.set(family, course);
      }
    }
  }
  return courses.map((given) => ({
    family: families.get(given) ?? null,
    administrations: given,
    start: given[0]?.day ?? '',
    end: given.at(-1)?.day ?? '',
  }));
}

/** The course that a day continues: of its own family, or, for the study's drug alone, whichever ran last. */
function openCourse(
  running: ReadonlyMap<string | null, Administration[]>,
  family: string | null,
  day: string,
  gap: number,
): Administration[] | undefined {
  const candidates = family === null ? [...running.values()] : [running.get(family) ?? []];
  const near = candidates.filter((course) => {
    const last = course.at(-1);
    return last !== undefined && daysBetween(last.day, day) <= gap;
  });
  return near.sort((a, b) => ((a.at(-1)?.day ?? '') < (b.at(-1)?.day ?? '') ? 1 : -1))[0];
}

function byDay(administrations: readonly Administration[]): Map<string, Administration[]> {
  const days = new Map<string, Administration[]>();
  for (const given of administrations) {
    const same = days.get(given.day);
    if (same === undefined) days.set(given.day, [given]);
    else same.push(given);
  }
  return days;
}

/** The family is read from the protocol; where none is written, from the molecules of that day (C-23). */
function byFamily(given: readonly Administration[]): Map<string | null, Administration[]> {
  const unwritten = given.filter(({ read }) => read.cells.protocol.value === null);
  const ofMolecules = regimenFamily(unwritten.flatMap(({ drugs }) => drugs));
  const families = new Map<string | null, Administration[]>();
  for (const one of given) {
    const protocol = one.read.cells.protocol.value;
    const family = protocol === null ? ofMolecules : regimenFamily(protocol.proposed);
    const same = families.get(family);
    if (same === undefined) families.set(family, [one]);
    else same.push(one);
  }
  return families;
}

/** What a line offers a course: its family, its start, its number. */
export interface Claimant {
  readonly family: string | null;
  readonly start: PartialDate | null;
  readonly lineNumber: number;
}

/**
 * Which course refines which line (S-3, C-23), by index. A dated line claims the nearest course of its family that starts
 * within `courseClaimDays` of any day that its start can be; a line without a month claims the only course left of its
 * family, in its year or at all. Ties: the nearer start, then the lower line number.
 */
export function claimCourses(
  lines: readonly Claimant[],
  courses: readonly Course[],
  rules: StudyRules,
): ReadonlyMap<number, number> {
  const claimed = new Map<number, number>();
  const taken = new Set<number>();
  const claim = (line: number, course: number): void => {
    claimed.set(line, course);
    taken.add(course);
  };
  for (const { line, course } of nearPairs(lines, courses, rules.courseClaimDays)) {
    if (!claimed.has(line) && !taken.has(course)) claim(line, course);
  }
  const undated = [...lines.entries()]
    .filter(([, { start }]) => start === null || start.precision === 'year')
    .sort(([, a], [, b]) => a.lineNumber - b.lineNumber);
  for (const [line, { family, start }] of undated) {
    const year = start?.earliest.slice(0, 4);
    const left = courses.flatMap((course, index) =>
      !taken.has(index) && course.family === family && (year === undefined || course.start.startsWith(year))
        ? [index]
        : [],
    );
    if (left.length === 1 && left[0] !== undefined) claim(line, left[0]);
  }
  return claimed;
}

function nearPairs(
  lines: readonly Claimant[],
  courses: readonly Course[],
  within: number,
): readonly { line: number; course: number }[] {
  return lines
    .flatMap(({ family, start, lineNumber }, line) =>
      start === null || start.precision === 'year'
        ? []
        : courses.flatMap((course, index) => {
            const distance = distanceTo(course.start, start);
            return course.family === family && distance <= within
              ? [{ line, course: index, distance, lineNumber }]
              : [];
          }),
    )
    .sort((a, b) => a.distance - b.distance || a.lineNumber - b.lineNumber || a.course - b.course);
}

/** Days from a day to the nearest day that a date can be. */
function distanceTo(day: string, { earliest, latest }: PartialDate): number {
  if (day < earliest) return daysBetween(day, earliest);
  return day > latest ? daysBetween(latest, day) : 0;
}
