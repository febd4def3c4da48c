import type { Pipeline } from '../define/study.ts';
import type { Answer, TumorRecord } from '../warehouse/record.ts';
import type { Presentation } from './presentation.ts';

/** Returns the place of a line's tumor among the tumors of its patient; null for a patient without a tumor. */
export type FindTumor = (startedOn: Answer<string>) => number | null;

interface Meeting {
  /** ISO day. */
  readonly day: string;
  readonly tumor: number;
}

/**
 * Returns the function that finds the tumor of a line (C-92). The only one; of several, that of the nearest meeting
 * on or before the start of the line, else of the nearest later one, else the baseline tumor. On one day the lower
 * number decides (C-15). A meeting without a site concerns no particular tumor. A start known by its year counts as
 * the last day of that year.
 *
 * @param presentations in the order of their meetings
 */
export function tumorFinder(
  tumors: readonly TumorRecord[],
  presentations: readonly Presentation[],
  { study }: Pipeline,
): FindTumor {
  if (tumors.length < 2) return () => (tumors.length === 0 ? null : 0);
  const places = new Map(tumors.map(({ answers }, index) => [answers.primary_site.value, index]));
  const meetings = presentations
    .filter(({ day, site }) => day <= study.cutoff && site.value !== null)
    .flatMap(({ day, site }): Meeting | [] => {
      const tumor = places.get(site.value);
      return tumor === undefined ? [] : { day, tumor };
    });
  const baseline = tumors.findIndex(({ columns }) => columns.is_baseline);
  return (startedOn) => {
    const start = startedOn.value ?? startedOn.partial?.latest;
    return (start === undefined ? undefined : nearest(meetings, start)?.tumor) ?? baseline;
  };
}

function nearest(meetings: readonly Meeting[], start: string): Meeting | undefined {
  const last = meetings.findLast(({ day }) => day <= start);
  return last === undefined ? meetings[0] : meetings.find(({ day }) => day === last.day);
}
