/** Meetings of the board that can have proposed what the cohort received. */

import { MEETINGS, meetingsBetween, WINDOW } from '../invent/calendar.ts';
import type { Day } from '../truth.ts';
import { dayOf } from './days.ts';

/** The 103 meetings of the window. */
export const MEETINGS_OF_PROPOSALS: readonly Day[] = meetingsBetween(WINDOW.from, WINDOW.to);

/** The last meeting at least so many days before a day. */
export function meetingBefore(number: number, days: number): Day {
  const limit = dayOf(number - days);
  const meeting = MEETINGS.findLast((day) => day <= limit);
  if (meeting === undefined) throw new Error(`no meeting before ${limit}`);
  return meeting;
}
