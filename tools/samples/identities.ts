import { french } from './calendar.ts';
import type { Identity, Patient, Truth } from './truth.ts';

/** A text that no output may contain. */
export interface Canary {
  readonly kind: 'name' | 'first_name' | 'ipp' | 'file_number' | 'birth_date';
  readonly text: string;
}

/**
 * Every identity of a cohort, for tests that search the outputs for them. Birth dates as ISO and as dd/mm/yyyy: no
 * invented clinical date is as old as a birth date, so that one found can only be a birth date.
 */
export function* identitiesOf(truth: Truth): Generator<Canary> {
  for (const patient of truth.patients) {
    if (patient.fileNumber !== undefined) yield { kind: 'file_number', text: patient.fileNumber };
    if (patient.ipp !== undefined) yield { kind: 'ipp', text: patient.ipp };
    for (const identity of spellingsOf(patient)) yield* namesAndBirth(identity);
  }
}

/** The true identity, and what fiches or ORBIS say instead. */
function spellingsOf(patient: Patient): readonly Partial<Identity>[] {
  const fiches = patient.presentations.flatMap(({ versions }) =>
    versions.map(({ identity }) => identity ?? {}),
  );
  const people = patient.orbis?.people.map(({ identity }) => identity ?? {}) ?? [];
  return [patient.identity, ...fiches, ...people];
}

function* namesAndBirth(identity: Partial<Identity>): Generator<Canary> {
  if (identity.birthName !== undefined) yield { kind: 'name', text: identity.birthName };
  if (identity.usualName !== undefined) yield { kind: 'name', text: identity.usualName };
  if (identity.firstName !== undefined) yield { kind: 'first_name', text: identity.firstName };
  if (identity.bornOn === undefined) return;
  yield { kind: 'birth_date', text: identity.bornOn };
  yield { kind: 'birth_date', text: french(identity.bornOn) };
}
