import { daysBetween, later } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Day } from '../truth.ts';

/** First and last meeting of the study (AP-1); 103 meetings are between them. */
export const WINDOW = { from: '2007-05-23', to: '2016-06-30' } as const;
/** The two DCC extractions; nothing is known that happened after the later one. */
export const EXTRACTED_ON = { older: '2017-05-15', newest: '2017-06-10' } as const;
/** The three ORBIS deliveries. */
export const DELIVERED_ON = ['2013-01-07', '2016-01-04', '2017-06-09'] as const;

const MEETINGS_IN_WINDOW = 103;
const DAYS_BETWEEN_MEETINGS = 32.6;
const meeting = (k: number): Day => later(WINDOW.from, Math.round(k * DAYS_BETWEEN_MEETINGS));

/** The days on which the board met: two years before the window, all of it, and until the extraction. */
export const MEETINGS: readonly Day[] = Array.from({ length: 136 }, (_, k) => meeting(k - 22)).filter(
  (day) => day <= EXTRACTED_ON.newest,
);
const WINDOW_MEETINGS: readonly Day[] = MEETINGS.slice(22, 22 + MEETINGS_IN_WINDOW);

/** A meeting of the window. */
export const meetingInWindow = (random: Random): Day => random.pick(WINDOW_MEETINGS);

/** Meetings between two days, both included. */
export function meetingsBetween(from: Day, to: Day): readonly Day[] {
  return MEETINGS.filter((day) => day >= from && day <= to);
}

/** The earlier of two days, either of which may be missing. */
export function earliest(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** The later of two days. */
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);

/** A day between two days, both included. */
export function dayBetween(random: Random, from: Day, to: Day): Day {
  return later(from, random.int(0, Math.max(0, daysBetween(from, to))));
}
