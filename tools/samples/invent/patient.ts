import { type Random, randomFor } from '../random.ts';
import type { Patient } from '../truth.ts';
import { inventCourse } from './course.ts';
import { fileNumberOf, inventIdentity, ippOf } from './identity.ts';
import { inventOrbis } from './orbis.ts';
import { inventPresentations } from './presentations.ts';
import { candidateProfile, networkProfile, type Profile } from './profile.ts';
import { recordFollowUp, recordLine, recordToxicities } from './records.ts';
import { inventDisease } from './tumor.ts';

/**
 * The patient with this index. What the wishes leave open is chance, and does not depend on the other patients.
 * A wish for any kind of proposal makes the patient a candidate.
 */
export function inventPatient(seed: number, index: number, wishes: Partial<Profile> = {}): Patient {
  const random = randomFor(seed, 'patient', index);
  const isCandidate = wishes.candidate !== undefined && wishes.candidate !== 'no';
  const profile = { ...(isCandidate ? candidateProfile(random) : networkProfile(random)), ...wishes };
  const disease = inventDisease(random, profile);
  const course = inventCourse(random, profile, disease);
  const toxicities = recordToxicities(random, course.lines);
  const isAtChu = profile.place === 'chu';
  return {
    identity: inventIdentity(random, disease.diagnosedOn),
    fileNumber: fileNumberOf(index),
    presentations: inventPresentations(random, index, profile, disease, course),
    lines: course.lines.map((line) => recordLine(random, line)),
    toxicities,
    ...(random.chance(0.97) ? { followUp: recordFollowUp(random, course) } : {}),
    ...(isAtChu ? { ipp: ippOf(index), orbis: inventOrbis(random, course, toxicities) } : {}),
    ...(random.chance(0.01) ? { opposed: opposedBy(random, isAtChu) } : {}),
  };
}

function opposedBy(random: Random, hasIpp: boolean): 'file_number' | 'ipp' | 'both' {
  return hasIpp ? random.pick(['file_number', 'ipp', 'both'] as const) : 'file_number';
}
