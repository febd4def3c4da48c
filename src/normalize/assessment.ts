import { addDays, daysBetween } from '../cell/calendar.ts';
import type { ResponseCode } from '../define/concepts.ts';
import type { Pipeline, StudyRules } from '../define/study.ts';
import type { Conflict } from '../warehouse/record.ts';
import { byDayThenKey } from './administration.ts';
import type { ReadRow } from './cell.ts';
import type { Line } from './line.ts';
import { fits } from './merge-date.ts';

/** An imaging examination with a known day. */
export interface Assessment {
  readonly read: ReadRow<'imaging'>;
  /** ISO day. */
  readonly day: string;
  /** True for CT, MRI and PET-CT, and when the modality is not recorded (C-81). */
  readonly isRecist: boolean;
  /** The response, for a readable RECIST reading; else null. */
  readonly response: ResponseCode | null;
}

/** An imaging with its line, and the problems to check. */
export interface PlacedAssessment {
  readonly assessment: Assessment;
  /** Position of its line in the lines of the patient, or null. */
  readonly lineIndex: number | null;
  /** True when it reads as progression but is excluded as the baseline of a line (C-80). */
  readonly isBaseline: boolean;
}

/** Returns the imagings of a patient, in order of days. */
export function assessmentsOf(
  rows: readonly ReadRow<'imaging'>[],
  { recistModalities }: Pipeline,
): readonly Assessment[] {
  return rows
    .map((read) => {
      const { value, reason } = read.cells.imaging_modality;
      const isRecist = value === null ? reason !== 'unreadable' : recistModalities.includes(value);
      return {
        read,
        day: read.cells.assessed_on.value?.value ?? '',
        isRecist,
        response: isRecist ? read.cells.response.value : null,
      };
    })
    .sort(byDayThenKey);
}

/**
 * Assigns an imaging to the line with the latest start before it. The first days of a line are its baseline (C-80):
 * such an imaging belongs to the previous line, unless it reads as a progression that the registry dates to the
 * same day or month. Supportive care and concomitant lines have no imagings (C-75).
 */
export function placeAssessment(
  assessment: Assessment,
  lines: readonly Line[],
  { baselineImagingDays }: StudyRules,
): PlacedAssessment {
  const started = lines
    .map((line, index) => ({ line, index, start: line.startedOn.value ?? '' }))
    .filter(
      ({ line, start }) => line.isTherapy && !line.isConcomitant && start !== '' && start < assessment.day,
    )
    .sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : b.index - a.index));
  const isBaselineOf = (start: string): boolean => daysBetween(start, assessment.day) <= baselineImagingDays;
  const own = started.find(
    ({ line, start }) => !isBaselineOf(start) || isWrittenProgression(assessment, line),
  );
  const isSetAside = started[0] !== undefined && own !== started[0];
  return {
    assessment,
    lineIndex: own?.index ?? null,
    isBaseline: isSetAside && assessment.response === 'pd',
  };
}

function isWrittenProgression({ response, day }: Assessment, { read }: Line): boolean {
  const written = read?.cells.progressed_on.value ?? null;
  return response === 'pd' && written !== null && written.precision !== 'year' && fits(day, written);
}

/** Readings from the best to the worst (AP-12). */
const BEST_FIRST: readonly ResponseCode[] = ['cr', 'pr', 'sd', 'pd', 'ne'];

/**
 * Returns the conflict between the registry's response and the best imaging that counts for the response of the
 * line (C-20, C-80 to C-82), or null. A single progression does not contradict an earlier stable disease.
 *
 * @param progressedOn the last possible day of the line's progression, or null
 */
export function responseConflict(
  line: Line,
  imagings: readonly Assessment[],
  progressedOn: string | null,
  rules: StudyRules,
): Conflict | null {
  const cell = line.read?.cells.best_response;
  const start = line.startedOn.value;
  if (cell === undefined || cell.value === null || start === null) return null;
  const { value: end } = line.endedOn;
  const until = [progressedOn, end === null ? null : addDays(end, rules.responseGraceDays)];
  const readings = imagings.filter(
    ({ day, response }) =>
      response !== null &&
      until.every((last) => last === null || day <= last) &&
      (response !== 'sd' || daysBetween(start, day) >= rules.stableDiseaseDays),
  );
  const best = BEST_FIRST.map((code) => readings.find(({ response }) => response === code)).find(Boolean);
  if (best === undefined || best.response === cell.value) return null;
  const isLoneProgression = best.response === 'pd' && !['cr', 'pr'].includes(cell.value);
  if (isLoneProgression || best.response === 'ne') return null;
  return {
    keptSource: cell.source,
    keptValue: cell.value,
    otherSource: best.read.source,
    otherValue: best.response,
    rule: 'C-82',
    otherRowId: best.read.row.rowId,
  };
}
