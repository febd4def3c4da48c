import { type Dice, diceFor } from '../dice.ts';
import type { Patient } from '../truth.ts';
import { inventCourse } from './course.ts';
import { fileNumberOf, inventIdentity, ippOf } from './identity.ts';
import { inventOrbis } from './orbis.ts';
import { inventPresentations } from './presentations.ts';
import { candidateProfile, networkProfile, type Profile } from './profile.ts';
import { tellFollowUp, tellLine, tellToxicities } from './records.ts';
import { inventDisease } from './tumor.ts';

/**
 * The patient with this index. What the wishes leave open is chance, and the same chance whoever else is invented.
 * A wish for any kind of proposal makes the patient a candidate.
 */
export function inventPatient(seed: number, index: number, wishes: Partial<Profile> = {}): Patient {
  const dice = diceFor(seed, 'patient', index);
  const isCandidate = wishes.candidate !== undefined && wishes.candidate !== 'no';
  const profile = { ...(isCandidate ? candidateProfile(dice) : networkProfile(dice)), ...wishes };
  const disease = inventDisease(dice, profile);
  const course = inventCourse(dice, profile, disease);
  const toxicities = tellToxicities(dice, course.lines);
  const isAtChu = profile.place === 'chu';
  return {
    identity: inventIdentity(dice, disease.diagnosedOn),
    fileNumber: fileNumberOf(index),
    presentations: inventPresentations(dice, index, profile, disease, course),
    lines: course.lines.map((line) => tellLine(dice, line)),
    toxicities,
    ...(dice.chance(0.97) ? { followUp: tellFollowUp(dice, course) } : {}),
    ...(isAtChu ? { ipp: ippOf(index), orbis: inventOrbis(dice, course, toxicities) } : {}),
    ...(dice.chance(0.01) ? { opposed: opposedBy(dice, isAtChu) } : {}),
  };
}

function opposedBy(dice: Dice, hasIpp: boolean): 'file_number' | 'ipp' | 'both' {
  return hasIpp ? dice.pick(['file_number', 'ipp', 'both'] as const) : 'file_number';
}
