/** Sheet *Toxicités*, and the adverse events of ORBIS. */

import { daysBetween, later } from '../../calendar.ts';
import type { Dice } from '../../dice.ts';
import type { AdverseEvent, Toxicity, ToxicityGrade } from '../../truth.ts';
import type { StudyPatient, StudyToxicity } from '../study-patient.ts';
import { answer } from './lines.ts';

/** What only ORBIS has is absent from the DCC, or asked there and not answered. */
export function tellToxicities(patient: StudyPatient, line: number, dice: Dice): Toxicity[] {
  return patient.toxicities.flatMap((toxicity): Toxicity[] => {
    const { term, attribution } = toxicity;
    const key = { line, term, attribution: { value: attribution } };
    if (toxicity.source === 'orbis')
      return dice.chance(0.5) ? [] : [{ ...key, present: { recorded: 'not_recorded' } }];
    if (toxicity.present !== true) return [{ ...key, present: answer(toxicity.present, dice) }];
    return [
      {
        ...key,
        present: { value: true },
        grade: gradeOf(toxicity, dice),
        ...(toxicity.conduct === null ? {} : { conduct: { value: toxicity.conduct } }),
        ...(term === 'hypertension' ? { treated: answer(toxicity.treated, dice) } : {}),
      },
    ];
  });
}

/** Now and then a range, of which the highest counts. */
function gradeOf({ grade }: StudyToxicity, dice: Dice): NonNullable<Toxicity['grade']> {
  if (grade === null || grade < 2 || !dice.chance(0.12)) return answer<ToxicityGrade>(grade, dice);
  return { value: [(grade - 1) as ToxicityGrade, grade] };
}

/** One event a term, each on a day of its own between the first and the last cycle. */
export function adverseEvents(patient: StudyPatient, dice: Dice): AdverseEvent[] {
  const { index } = patient;
  if (index === null) return [];
  const known = patient.toxicities.filter(({ source }) => source !== 'dcc');
  const room = Math.max(known.length + 1, daysBetween(index.start.on, index.lastCycle));
  return known.map((toxicity, k): AdverseEvent => {
    const startedOn = later(index.start.on, Math.floor(((k + 1) * room) / (known.length + 1)));
    return {
      startedOn,
      endedOn: dice.chance(0.3) ? {} : { value: later(startedOn, dice.int(3, 12)) },
      term: { value: toxicity.term },
      grade: answer<ToxicityGrade>(toxicity.grade, dice),
      attribution: { value: toxicity.attribution },
      conduct: answer(toxicity.conduct, dice),
    };
  });
}
