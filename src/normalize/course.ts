import { daysBetween } from '../cell/calendar.ts';
import { isPartOf, type Regimens } from '../define/regimens.ts';
import type { StudyRules } from '../define/study.ts';
import type { TreatmentDay } from './administration.ts';

/** Treatment days that follow one another without a long gap and without a change of backbone (C-73). */
export interface Course {
  readonly days: readonly TreatmentDay[];
  /** Sorted codes of the drugs that count. */
  readonly drugs: readonly string[];
  /** First and last ISO day. */
  readonly start: string;
  readonly end: string;
}

/** The rules by which days form courses and lines. */
export interface LineRules extends StudyRules {
  readonly regimens: Regimens;
}

interface OpenCourse {
  readonly days: TreatmentDay[];
  readonly backbone: Set<string>;
}

/**
 * Returns the courses that treatment days form (C-73). A day continues the latest course, at most `courseGapDays`
 * earlier, whose backbone contains the day's or is part of it. Companion drugs are not part of the backbone.
 */
export function coursesOf(
  days: readonly TreatmentDay[],
  { courseGapDays: gapDays, regimens }: Pick<LineRules, 'courseGapDays' | 'regimens'>,
): readonly Course[] {
  const courses: OpenCourse[] = [];
  for (const day of days) {
    const backbone = regimens.backboneOf(day.drugs);
    const continued = courses
      .filter((course) => continues(course, day.day, backbone, gapDays))
      .reduce<OpenCourse | null>(
        (latest, one) => (latest === null || lastOf(one) > lastOf(latest) ? one : latest),
        null,
      );
    if (continued === null) courses.push({ days: [day], backbone: new Set(backbone) });
    else {
      continued.days.push(day);
      for (const drug of backbone) continued.backbone.add(drug);
    }
  }
  return courses.map(({ days: own }) => ({
    days: own,
    drugs: [...new Set(own.flatMap(({ drugs }) => drugs))].sort(),
    start: own[0]?.day ?? '',
    end: own.at(-1)?.day ?? '',
  }));
}

function continues(course: OpenCourse, day: string, backbone: ReadonlySet<string>, gapDays: number): boolean {
  const isNear = daysBetween(lastOf(course), day) <= gapDays;
  return isNear && (isPartOf(backbone, course.backbone) || isPartOf(course.backbone, backbone));
}

function lastOf({ days }: OpenCourse): string {
  return days.at(-1)?.day ?? '';
}
