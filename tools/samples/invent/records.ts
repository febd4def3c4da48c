import type { Random } from '../random.ts';
import type {
  FollowUp,
  LaterClass,
  Line,
  LineType,
  Toxicity,
  ToxicityGrade,
  ToxicityTerm,
} from '../truth.ts';
import type { Course, CourseLine } from './course.ts';
import { recall, recallDay, recallMeasure } from './recall.ts';

/** The row that the DCC has of a line. */
export function recordLine(random: Random, line: CourseLine): Line {
  const common = {
    number: line.number,
    type: { value: line.type },
    regimen: line.drugs.length > 0 ? recall(random, line.drugs, 0.03) : {},
    place: recall(random, line.place, 0.03),
    startedOn: recallDay(random, line.startedOn),
    progressingAtStart: recall(
      random,
      random.weighted([
        [65, 'yes'],
        [5, 'no'],
        [30, 'not_evaluable'],
      ] as const),
    ),
  };
  if (line.type === 'surgery') {
    return {
      ...common,
      endedOn: recallDay(random, line.endedOn),
      operatedSite: recall(random, random.pick(['primary', 'metastases', 'both'] as const)),
      residue: recall(random, random.pick(['R0', 'R1', 'R2', 'Rx'] as const)),
    };
  }
  return {
    ...common,
    endedOn: recallDay(random, line.endedOn),
    ...(line.drugs.includes('bevacizumab') ? { cycles: recallMeasure(random, line.cycles, 0.08) } : {}),
    stopReason: recall(random, line.stop),
    bestResponse: recall(random, line.response),
    progressedOn: recallDay(random, line.progressedOn),
    concomitantAnalogues: recall(random, random.chance(0.3)),
  };
}

const BEVACIZUMAB_TERMS: readonly ToxicityTerm[] = [
  'hypertension',
  'oedema',
  'proteinuria',
  'bleeding',
  'thromboembolic',
];
const CHEMOTHERAPY_TERMS: readonly ToxicityTerm[] = [
  'asthenia',
  'hand_foot',
  'hematological',
  'neurological',
  'diarrhea',
  'mucositis',
  'nausea',
];

/** Toxicities looked for in the combined lines; outside the CHU a third is written down nowhere. */
export function recordToxicities(random: Random, lines: readonly CourseLine[]): readonly Toxicity[] {
  return lines.flatMap((line) => {
    if (!line.isCombined && !(line.type === 'chemotherapy' && random.chance(0.2))) return [];
    const terms = line.isCombined ? [...BEVACIZUMAB_TERMS, ...CHEMOTHERAPY_TERMS] : CHEMOTHERAPY_TERMS;
    const asked = terms.filter(() => random.chance(line.place === 'chu' ? 0.9 : 0.65));
    return asked.map((term) => recordToxicity(random, line.number, term));
  });
}

function recordToxicity(random: Random, line: number, term: ToxicityTerm): Toxicity {
  const isPresent = random.chance(0.3);
  const ofBevacizumab = BEVACIZUMAB_TERMS.includes(term);
  const likely = ofBevacizumab ? 'bevacizumab' : 'chemotherapy';
  const attribution = {
    value: random.weighted([
      [80, likely],
      [10, 'both'],
      [10, 'unknown'],
    ] as const),
  };
  if (!isPresent) return { line, term, present: recall(random, false), attribution };
  const grade = random.weighted<ToxicityGrade>([
    [35, 1],
    [35, 2],
    [24, 3],
    [5, 4],
    [1, 5],
  ]);
  const isRange = grade > 1 && random.chance(0.1);
  return {
    line,
    term,
    present: recall(random, true, 0.03),
    grade: isRange ? { value: [(grade - 1) as ToxicityGrade, grade] } : recallMeasure(random, grade, 0.1),
    attribution,
    conduct: recall(
      random,
      random.weighted([
        [60, 'none'],
        [25, 'dose_concession'],
        [8, 'stop_bevacizumab'],
        [7, 'stop_chemotherapy'],
      ] as const),
      0.1,
    ),
    treated: recall(random, random.chance(0.5), 0.15),
  };
}

const CLASS_OF_TYPE: Partial<Record<LineType, LaterClass>> = {
  somatostatin_analogue: 'analogues',
  chemotherapy: 'chemotherapy',
  chemoembolization: 'chemoembolization',
  radionuclide: 'radionuclide',
  targeted_therapy: 'targeted_therapy',
  surgery: 'surgery',
  supportive_care: 'supportive_care_only',
};
const LATER_CLASSES: readonly LaterClass[] = [
  'analogues',
  'chemotherapy',
  'chemoembolization',
  'radionuclide',
  'targeted_therapy',
  'surgery',
  'supportive_care_only',
];

/** The follow-up row; treatments after the combined line are read off the course. */
export function recordFollowUp(random: Random, course: Course): FollowUp {
  const indexLine = course.lines.find((line) => line.isCombined)?.number ?? 0;
  const given = new Set(
    course.lines.filter((line) => line.number > indexLine).map((line) => CLASS_OF_TYPE[line.type]),
  );
  const state = course.diedOn !== undefined ? 'dead' : random.chance(0.08) ? 'lost' : 'alive';
  return {
    lastNewsOn: recallDay(random, course.lastNewsOn),
    state: recall(random, state, 0.03),
    diedOn: recallDay(random, course.diedOn),
    later: Object.fromEntries(LATER_CLASSES.map((later) => [later, recall(random, given.has(later), 0.05)])),
  };
}
