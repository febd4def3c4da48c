/** The study's cohort, ready to be written: 57 patients found by the search, and the network around them. */

import { readFileSync } from 'node:fs';
import { fileNumberOf, ippOf } from '../invent/identity.ts';
import { inventFirstName, inventSurname } from '../invent/names.ts';
import { type Random, randomFor } from '../random.ts';
import type { Correction, Identity, Patient, Truth } from '../truth.ts';
import { countedPresentations, networkPatients } from './network.ts';
import { recordFiches } from './records/fiches.ts';
import { ordered, recordFollowUp, recordLines } from './records/lines.ts';
import { recordOrbis } from './records/orbis.ts';
import { recordToxicities } from './records/toxicities.ts';
import type { StudyPatient } from './study-patient.ts';
import { count, readTargets } from './targets.ts';

/** The 57 patients of patients.json, the abstract cohort that search.ts found. */
export function readStudyPatients(): StudyPatient[] {
  return JSON.parse(readFileSync(new URL('patients.json', import.meta.url), 'utf8')) as StudyPatient[];
}

/**
 * The truth of every patient of the study: the 752 who were discussed and a dozen who are in no figure. Always the
 * same, and for one patient the same whatever the other patients.
 */
export function* studyCohort(): Generator<Patient> {
  const targets = readTargets();
  const study = readStudyPatients().map(recordPatient);
  yield* study;
  const counted = study.reduce((sum, { presentations }) => sum + countedPresentations(presentations), 0);
  yield* networkPatients(
    count(targets, 'flow.patients') - study.length,
    count(targets, 'flow.presentations') - counted,
  );
}

/**
 * Two corrections, on lines of the network that are in no figure: one that fits, and one that is stale since the DCC
 * was corrected (C-54). `oldValue` is the spelling of the response in the inbox of this repository.
 */
const CORRECTIONS: readonly Correction[] = [
  {
    source: 'Lignes de traitement',
    key: [fileNumberOf(136), '1'],
    column: 'Meilleure réponse',
    oldValue: 'Réponse complète',
    newValue: 'Réponse partielle',
    author: 'Attachée de recherche clinique',
    reason: 'Imagerie relue au dossier',
    date: '2017-06-12',
  },
  {
    source: 'Lignes de traitement',
    key: [fileNumberOf(182), '1'],
    column: 'Meilleure réponse',
    oldValue: 'Progression',
    newValue: 'Stabilité',
    author: 'Attachée de recherche clinique',
    reason: 'Erreur de saisie, corrigée depuis dans le DCC',
    date: '2017-05-18',
  },
];

/** The same as an inbox takes it; it can be gone through again and again. */
export const studyTruth: Truth = { patients: { [Symbol.iterator]: studyCohort }, corrections: CORRECTIONS };

/** One of the 57 as the exports have them. `index` numbers file, IPP and fiches. */
export function recordPatient(patient: StudyPatient, index: number): Patient {
  const random = randomFor('study patient', patient.id);
  const orbis = recordOrbis(patient, random);
  const indexNumber = ordered(patient).find(({ role }) => role === 'index')?.number;
  return {
    identity: identityOf(patient, random),
    fileNumber: fileNumberOf(index),
    presentations: recordFiches(patient, index, random),
    lines: recordLines(patient, random),
    toxicities: indexNumber === undefined ? [] : recordToxicities(patient, indexNumber, random),
    followUp: recordFollowUp(patient, random),
    ...(orbis === undefined ? {} : { ipp: ippOf(index), orbis }),
  };
}

function identityOf({ sex, bornOn }: StudyPatient, random: Random): Identity {
  const identity: Identity = {
    birthName: inventSurname(random),
    firstName: inventFirstName(random, sex),
    bornOn,
    sex,
  };
  return sex === 'female' && random.chance(0.5)
    ? { ...identity, usualName: inventSurname(random) }
    : identity;
}
