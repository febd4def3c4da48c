import type { FicheVersion, Line, OrbisRecord, Patient, Presentation } from '../../truth.ts';
import type { Profile } from '../profile.ts';

/** Invents the next patient of the cohort, as wished. */
export type Make = (wishes?: Partial<Profile>) => Patient;

/** A case that the contract or a rule speaks of: one patient, or the few that it takes. */
export type Scenario = (make: Make) => readonly Patient[];

/** Somebody who was proposed bevacizumab with FOLFOX and received it: the ground of most scenarios. */
export const TREATED = {
  candidate: 'proposed',
  carriedOut: true,
  answer: true,
} as const satisfies Partial<Profile>;
/** Wishes for a patient of the CHU, and of another hospital. */
export const AT_CHU = { place: 'chu' } as const;
export const OUTSIDE = { place: 'outside' } as const;

const isCombined = (line: Line): boolean =>
  (line.regimen?.value?.length ?? 0) > 1 && line.regimen?.value?.includes('bevacizumab') === true;

/** The first line that combines bevacizumab with a cytotoxic drug, as its truth has it. */
export function indexLineOf(patient: Patient): Line {
  const line = patient.lines.find(isCombined);
  if (line === undefined) throw new Error('this scenario needs a patient treated with bevacizumab');
  return line;
}

/** The patient with the index line recorded otherwise. */
export function withIndexLine(patient: Patient, change: Partial<Line>): Patient {
  const index = indexLineOf(patient);
  return { ...patient, lines: patient.lines.map((line) => (line === index ? { ...line, ...change } : line)) };
}

/** The patient with every row of *Fiches RCP* recorded otherwise. */
export function withFiches(patient: Patient, change: (version: FicheVersion) => FicheVersion): Patient {
  const changed = (presentation: Presentation): Presentation => ({
    ...presentation,
    versions: presentation.versions.map(change),
  });
  return { ...patient, presentations: patient.presentations.map(changed) };
}

/** The patient with another ORBIS record. */
export function withOrbis(patient: Patient, change: (record: OrbisRecord) => Partial<OrbisRecord>): Patient {
  if (patient.orbis === undefined) throw new Error('this scenario needs a patient of the CHU');
  return { ...patient, orbis: { ...patient.orbis, ...change(patient.orbis) } };
}

/** The same person as ORBIS alone knows them: no file in the DCC. */
export function onlyInOrbis(patient: Patient): Patient {
  const { fileNumber: _file, followUp: _followUp, ...rest } = patient;
  return { ...rest, presentations: [], lines: [], toxicities: [] };
}

/** The same person as the DCC alone knows them: neither IPP nor ORBIS rows. */
export function onlyInDcc(patient: Patient): Patient {
  const { ipp: _ipp, orbis: _orbis, ...rest } = patient;
  return rest;
}
