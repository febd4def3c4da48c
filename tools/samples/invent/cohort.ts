import { randomFor } from '../random.ts';
import type { Patient, Truth } from '../truth.ts';
import { inventOfKind } from './kinds/index.ts';
import { inventPatient } from './patient.ts';
import type { Profile } from './profile.ts';
import { type Make, onlyInOrbis, type Scenario } from './scenarios/change.ts';
import { DATES } from './scenarios/dates.ts';
import { FLOW } from './scenarios/flow.ts';
import { IDENTITIES } from './scenarios/identities.ts';
import { correctedPatients, correctionsOf, ROWS } from './scenarios/rows.ts';

/** Every scenario once, in the order in which a cohort begins with them. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = { ...FLOW, ...DATES, ...IDENTITIES, ...ROWS };

/** After the scenarios come this many patients who are proposed bevacizumab with a cytotoxic drug. */
const EXTRA_CANDIDATES = 15;
/** Then every eighth patient is of the next kind whose answers were derived by hand. */
const KIND_EVERY = 8;
const CANDIDATE_SHARE = 0.075;
const ORBIS_ONLY_SHARE = 0.03;

export interface CohortOptions {
  readonly seed: number;
  /** How many patients, those that only ORBIS knows included. */
  readonly patients: number;
}

/**
 * Invents a cohort: first the scenarios, then some candidates, then patients as a network has them, and between them
 * patients of every kind. Patients are invented when asked for, and the same ones each time: a cohort of a million is
 * never in memory.
 */
export function inventCohort({ seed, patients }: CohortOptions): Truth {
  const corrected = correctedPatients(numbering(seed));
  return {
    patients: { [Symbol.iterator]: () => take(allPatients(seed), patients) },
    corrections: correctionsOf(corrected.slice(0, patients)),
  };
}

/** Hands out patients with rising indices from 0. */
function numbering(seed: number): Make {
  let index = 0;
  return (wishes) => inventPatient(seed, index++, wishes);
}

function* allPatients(seed: number): Generator<Patient> {
  let index = 0;
  const make: Make = (wishes) => inventPatient(seed, index++, wishes);
  yield* correctedPatients(make);
  for (const scenario of Object.values(SCENARIOS)) yield* scenario(make);
  for (let k = 0; k < EXTRA_CANDIDATES; k++) yield make({ candidate: 'proposed' });
  for (let k = 0; ; k++) {
    if (k % KIND_EVERY === KIND_EVERY - 1) yield inventOfKind(seed, index++, Math.floor(k / KIND_EVERY));
    else yield networkPatient(seed, k, make);
  }
}

function networkPatient(seed: number, k: number, make: Make): Patient {
  const random = randomFor(seed, 'network', k);
  const wishes: Partial<Profile> = random.chance(CANDIDATE_SHARE) ? { candidate: 'proposed' } : {};
  return random.chance(ORBIS_ONLY_SHARE) ? onlyInOrbis(make({ ...wishes, place: 'chu' })) : make(wishes);
}

function* take(patients: Generator<Patient>, count: number): Generator<Patient> {
  if (count <= 0) return;
  let taken = 0;
  for (const patient of patients) {
    yield patient;
    if (++taken >= count) return;
  }
}
