import { later } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Day, Drug, PrimarySite } from '../truth.ts';
import { meetingInWindow } from './calendar.ts';

/**
 * What decides a patient's way through the exports. Scenarios set some of it; chance sets the rest.
 *
 * - `anchor`: the meeting that the rest is laid around; for a candidate the one that proposes bevacizumab
 * - `candidate`: how the anchor speaks of bevacizumab with a cytotoxic drug; `no`: not at all
 * - `answer`: what the anchor's "Proposition réalisée" says of a proposal
 */
export interface Profile {
  readonly anchor: Day;
  readonly diagnosedOn: Day;
  readonly site: PrimarySite;
  readonly differentiation: 'well' | 'poor';
  readonly proven: boolean;
  readonly place: 'chu' | 'outside';
  readonly candidate: 'no' | 'proposed' | 'if' | 'to_discuss' | 'against';
  readonly carriedOut: boolean;
  readonly answer: boolean | undefined;
  readonly backbone: Drug;
  readonly retreated: boolean;
  readonly priorLines: number;
}

const SITES: readonly (readonly [number, PrimarySite])[] = [
  [28, 'pancreas'],
  [22, 'ileum'],
  [7, 'small_bowel'],
  [5, 'duodenum'],
  [2, 'jejunum'],
  [5, 'appendix'],
  [5, 'stomach'],
  [3, 'colon'],
  [2, 'caecum'],
  [4, 'rectum'],
  [1, 'esophagus'],
  [10, 'bronchus'],
  [1, 'thymus'],
  [5, 'unknown'],
];

/** The sites that a study of digestive tumors keeps. */
const DIGESTIVE = SITES.filter(([, site]) => site !== 'bronchus' && site !== 'thymus');

/** A patient as the network has them: most never hear of bevacizumab. */
export function networkProfile(random: Random): Profile {
  const anchor = meetingInWindow(random);
  return {
    anchor,
    diagnosedOn: later(anchor, -random.int(20, 1500)),
    site: random.weighted(SITES),
    differentiation: random.chance(0.88) ? 'well' : 'poor',
    proven: random.chance(0.95),
    place: random.chance(0.6) ? 'chu' : 'outside',
    candidate: random.weighted([
      [96, 'no'],
      [1, 'if'],
      [1, 'to_discuss'],
      [2, 'against'],
    ]),
    carriedOut: false,
    answer: undefined,
    backbone: 'folfox',
    retreated: false,
    priorLines: random.weighted([
      [50, 0],
      [30, 1],
      [15, 2],
      [5, 3],
    ]),
  };
}

/** A patient to whom the anchor meeting proposes bevacizumab with a cytotoxic drug; most received it. */
export function candidateProfile(random: Random): Profile {
  const carriedOut = random.chance(0.85);
  return {
    ...networkProfile(random),
    site: random.weighted(DIGESTIVE),
    differentiation: 'well',
    proven: true,
    candidate: 'proposed',
    carriedOut,
    answer: random.chance(0.15) ? undefined : carriedOut,
    backbone: random.weighted([
      [45, 'folfox'],
      [10, 'capox'],
      [15, 'folfiri'],
      [8, 'lv5fu2'],
      [8, 'capecitabine'],
      [6, 'fluorouracil'],
      [4, 'temozolomide'],
      [2, 'gemox'],
      [2, 'streptozocin'],
    ]),
    retreated: random.chance(0.25),
    priorLines: random.weighted([
      [30, 0],
      [27, 1],
      [18, 2],
      [10, 3],
      [12, 4],
      [3, 5],
    ]),
  };
}
