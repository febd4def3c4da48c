/** Puts what was allocated and found together: the 41 analysed patients. */

import type { Random } from '../random.ts';
import type { Drug } from '../truth.ts';
import type { Findings } from './baseline.ts';
import { dayOf, isWeekday } from './days.ts';
import type { Course, Retreatment } from './frame.ts';
import { type Beginning, laterLines, priorLines } from './history.ts';
import { regimenOf, type Treatment } from './index-line.ts';
import type { LaterAnswers } from './later.ts';
import { meetingBefore } from './meetings.ts';
import type { PriorTherapy } from './prior.ts';
import { deathOf, exact, newsOf, progressionOf, startOf } from './recorded-days.ts';
import type { Dated, IndexLine, StudyPatient, StudyToxicity } from './study-patient.ts';
import { CUT_OFF, type Times } from './times.ts';

/** All that was allocated to one analysed patient. */
export interface Hand {
  readonly course: Course;
  readonly times: Times;
  readonly prior: PriorTherapy;
  readonly findings: Findings;
  readonly beginning: Beginning;
  readonly treatment: Treatment;
  readonly later: LaterAnswers;
  readonly toxicities: readonly StudyToxicity[];
}

/** Days between the meeting that proposes and the start, at the least. */
const FROM_PROPOSAL_TO_START = 8;

export function assemble(id: string, hand: Hand, random: Random): StudyPatient {
  const { course, times, findings, beginning, treatment } = hand;
  const { site, sex, ageDays, ...baseline } = findings;
  const lastCycle = lastCycleOf(times, treatment);
  const index: IndexLine = {
    family: treatment.family,
    regimen: treatment.regimen,
    start: startOf(course, times, random),
    lastCycle: dayOf(lastCycle),
    cycles: treatment.cycles,
    stop: course.stop,
    response: course.response,
    progression: progressionOf(course, times, random),
    progressing: treatment.progressing,
    analogues: treatment.analogues,
  };
  return {
    id,
    subgroup: course.subgroup,
    site,
    sex,
    bornOn: dayOf(beginning.diagnosis - ageDays),
    atChu: course.atChu,
    proposedOn: meetingBefore(times.start, FROM_PROPOSAL_TO_START),
    proposed: treatment.regimen,
    carriedOut: random.chance(0.85) ? true : null,
    baseline: { ...baseline, diagnosedOn: beginning.diagnosedOn, metastaticOn: beginning.metastaticOn },
    prior: priorLines(hand.prior, beginning, times, course.atChu, random),
    index,
    retreatment: course.retreatment
      ? retreatmentOf(course, course.retreatment, times, index.regimen, random)
      : null,
    later: laterLines(hand.later, course, times, lastCycle, course.atChu, random),
    laterClasses: hand.later,
    toxicities: hand.toxicities,
    died: deathOf(course, times, random),
    lastNews: newsOf(course, times, random),
  };
}

/** The last administration falls on a weekday and, where the start is only known to the month, not in it alone. */
function lastCycleOf(times: Times, treatment: Treatment): number {
  const day = times.start + treatment.span;
  return treatment.cycles === 1 || isWeekday(day) ? day : day - 2;
}

/** A retreatment in the printed chemotherapy: the first one again where it is of that family. */
function retreatmentOf(
  course: Course,
  retreatment: Retreatment,
  times: Times,
  first: readonly Drug[],
  random: Random,
): IndexLine {
  const start = times.retreatmentStart as number;
  const until = times.retreatmentProgression ?? times.end;
  const room = until - start - 5;
  const cycles = Math.min(retreatment.response === 'pd' ? 4 : 8, 1 + Math.floor(room / 15));
  const again = regimenOf(retreatment.regimen, random);
  const cellSpec: Dated =
    course.atChu && random.chance(0.4)
      ? { on: dayOf(start), dcc: 'month', orbis: true }
      : { ...exact(start), orbis: course.atChu };
  return {
    family: retreatment.regimen,
    regimen: again[0] === 'folfox' && first[0] === 'capox' ? first : again,
    start: cellSpec,
    lastCycle: dayOf(lastCycleOf({ ...times, start }, { cycles, span: 14 * (cycles - 1) } as Treatment)),
    cycles,
    stop: retreatment.progresses ? 'progression' : 'pause',
    response: retreatment.response,
    progression:
      times.retreatmentProgression === undefined
        ? null
        : { ...exact(times.retreatmentProgression), orbis: course.atChu },
    progressing: 'yes',
    analogues: false,
  };
}

const LATE_PROGRESSION: Dated = { on: '2017-05-04', dcc: 'day' };

/** What happened after the cut-off has not happened for the analysis (AP-2): one progression, one death. */
export function addAfterCutOff(patients: readonly StudyPatient[]): StudyPatient[] {
  const followed = patients.filter(({ lastNews }) => lastNews?.dcc === 'day' && lastNews.on > dayOf(CUT_OFF));
  const progressing = followed.find(
    ({ index, lastNews }) => index?.progression === null && (lastNews?.on ?? '') > LATE_PROGRESSION.on,
  );
  const dying = followed.find((patient) => patient !== progressing && patient.retreatment === null);
  return patients.map((patient) => {
    if (patient === progressing && patient.index)
      return { ...patient, index: { ...patient.index, progression: LATE_PROGRESSION } };
    if (patient === dying) return { ...patient, died: patient.lastNews, lastNews: null };
    return patient;
  });
}
