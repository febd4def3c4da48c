/** Sheet *Toxicités*, and the adverse events of ORBIS. */

import { daysBetween, later } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import type { AdverseEvent, Toxicity, ToxicityGrade } from '../../truth.ts';
import type { StudyPatient, StudyToxicity } from '../study-patient.ts';
import { answer } from './lines.ts';

/** What only ORBIS has is absent from the DCC, or asked there and not answered. */
export function recordToxicities(patient: StudyPatient, line: number, random: Random): Toxicity[] {
  return patient.toxicities.flatMap((toxicity): Toxicity[] => {
    const { term, attribution } = toxicity;
    const key = { line, term, attribution: { value: attribution } };
    if (toxicity.source === 'orbis')
      return random.chance(0.5) ? [] : [{ ...key, present: { recorded: 'not_recorded' } }];
    if (toxicity.present !== true) return [{ ...key, present: answer(toxicity.present, random) }];
    return [
      {
        ...key,
        present: { value: true },
        grade: gradeOf(toxicity, random),
        ...(toxicity.conduct === null ? {} : { conduct: { value: toxicity.conduct } }),
        ...(term === 'hypertension' ? { treated: answer(toxicity.treated, random) } : {}),
      },
    ];
  });
}

/** Now and then a range, of which the highest counts. */
function gradeOf({ grade }: StudyToxicity, random: Random): NonNullable<Toxicity['grade']> {
  if (grade === null || grade < 2 || !random.chance(0.12)) return answer<ToxicityGrade>(grade, random);
  return { value: [(grade - 1) as ToxicityGrade, grade] };
}

/** One event a term, each on a day of its own between the first and the last cycle. */
export function adverseEvents(patient: StudyPatient, random: Random): AdverseEvent[] {
  const { index } = patient;
  if (index === null) return [];
  const known = patient.toxicities.filter(({ source }) => source !== 'dcc');
  const room = Math.max(known.length + 1, daysBetween(index.start.on, index.lastCycle));
  return known.map((toxicity, k): AdverseEvent => {
    const startedOn = later(index.start.on, Math.floor(((k + 1) * room) / (known.length + 1)));
    return {
      startedOn,
      endedOn: random.chance(0.3) ? {} : { value: later(startedOn, random.int(3, 12)) },
      term: { value: toxicity.term },
      grade: answer<ToxicityGrade>(toxicity.grade, random),
      attribution: { value: toxicity.attribution },
      conduct: answer(toxicity.conduct, random),
    };
  });
}
