/** The 16 of the 57 who were proposed bevacizumab and are not analysed, and why (AP-5). */

import type { Random } from '../random.ts';
import type { LaterClass, PrimarySite } from '../truth.ts';
import { dayNumber, dayOf, onDayOfMonth } from './days.ts';
import { regimenOf } from './index-line.ts';
import { LATER_CLASSES } from './later.ts';
import { MEETINGS_OF_PROPOSALS } from './meetings.ts';
import { exact } from './recorded-days.ts';
import type { Baseline, Dated, IndexLine, StudyPatient } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

/**
 * Two bronchial primaries (one treated, one not: the site comes first); eleven treated outside the CHU whose doctor
 * did otherwise; three included whose PFS cannot be computed: a start of which only the year is recorded, a progression
 * of which only the year is recorded, and a proposal "réalisée" without any line.
 */
export function allocateOthers(targets: Targets, random: Random): StudyPatient[] {
  const bronchial = count(targets, 'flow.excluded.bronchial');
  const notTreated = count(targets, 'flow.excluded.not_treated');
  const named = (letter: string, n: number): string[] =>
    Array.from({ length: n }, (_, k) => `${letter}${String(k + 1).padStart(2, '0')}`);
  return [
    ...named('B', bronchial).map((id, k) =>
      k === 0
        ? treated(other(id, 'bronchus', true, random), ordinary, random)
        : { ...other(id, 'bronchus', false, random), carriedOut: false },
    ),
    ...named('X', notTreated).map((id) => ({
      ...other(id, digestive(random), false, random),
      carriedOut: false,
    })),
    treated(other('N01', 'pancreas', true, random), startToTheYear, random),
    treated(other('N02', 'ileum', true, random), progressionToTheYear, random),
    other('N03', 'ileum', true, random),
  ];
}

const digestive = (random: Random): PrimarySite =>
  random.weighted([
    [50, 'pancreas'],
    [35, 'ileum'],
    [10, 'duodenum'],
    [5, 'rectum'],
  ]);

function other(id: string, site: PrimarySite, carriedOut: boolean, random: Random): StudyPatient {
  const meeting = dayNumber(random.pick(MEETINGS_OF_PROPOSALS.slice(10, -12)));
  const diagnosis = meeting - random.int(40, 900);
  const subgroup = site === 'bronchus' ? 'bronchial' : site === 'pancreas' ? 'pancreas' : 'gi';
  return {
    id,
    subgroup,
    site,
    sex: random.pick(['male', 'female'] as const),
    bornOn: dayOf(diagnosis - random.int(14_000, 28_500)),
    atChu: false,
    proposedOn: dayOf(meeting),
    proposed: regimenOf(random.pick(['folfox', '5fu', 'folfiri'] as const), random),
    carriedOut,
    baseline: plainBaseline(exact(diagnosis), random),
    prior: [],
    index: null,
    retreatment: null,
    later: [],
    laterClasses: Object.fromEntries(Object.keys(LATER_CLASSES).map((name) => [name, false])) as Record<
      LaterClass,
      boolean
    >,
    toxicities: [],
    died: null,
    lastNews: exact(meeting + random.int(250, 290)),
  };
}

/** Well differentiated, proven, metastatic from the start. */
function plainBaseline(diagnosedOn: Dated, random: Random): Baseline {
  return {
    diagnosedOn,
    metastaticOn: diagnosedOn,
    who: random.pick([0, 1, 2] as const),
    men1: false,
    risks: random.chance(0.6) ? ['age_sex'] : [],
    primaryInPlace: true,
    ki67: random.int(4, 18),
    ki67Specimen: 'metastasis_biopsy',
    ki67Highest: 'metastasis',
    grade: 2,
    mitoses: random.int(2, 12),
    sizeMm: random.int(12, 60),
    secreting: random.chance(0.3),
    syndrome: false,
    synchronous: true,
    metachronous: false,
    metachronousRecordedLater: false,
    metastatic: true,
    sites: ['liver'],
  };
}

type Change = (line: IndexLine) => IndexLine;
const ordinary: Change = (line) => line;
const startToTheYear: Change = (line) => ({ ...line, start: { ...line.start, dcc: 'year' } });
const progressionToTheYear: Change = (line) => ({
  ...line,
  progression: line.progression && { ...line.progression, dcc: 'year' },
});

function treated(patient: StudyPatient, change: Change, random: Random): StudyPatient {
  const start = dayNumber(patient.proposedOn) + random.int(12, 30);
  const line: IndexLine = {
    family: 'folfox',
    regimen: patient.proposed,
    start: exact(start),
    lastCycle: dayOf(start + 70),
    cycles: 6,
    stop: 'progression',
    response: 'sd',
    progression: exact(onDayOfMonth(start + 150, 20)),
    progressing: 'not_evaluable',
    analogues: false,
  };
  return { ...patient, index: change(line) };
}
