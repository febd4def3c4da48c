import { code, date, decimal, toxicityGrade, treatment } from '../../src/define/columns.ts';
import { identity, sheet, source } from '../../src/define/source.ts';
import { drugWords } from '../code-lists/drug-words.ts';
import * as list from '../code-lists/index.ts';

const drugs = { drugs: list.drug, regimens: list.regimen.entries, words: drugWords };
const ipp = identity('IPP', { required: true });

const patients = sheet({
  name: 'PATIENTS',
  concept: 'person',
  identity: {
    hospital_id: ipp,
    birth_name: identity('NOM_NAISSANCE', { required: true }),
    usual_name: identity('NOM_USUEL'),
    first_name: identity('PRENOM', { required: true }),
    birth_date: identity('DATE_NAISSANCE', { required: true }),
  },
  key: ['hospital_id'],
  columns: {
    sex: code('SEXE', list.sex, { required: true }),
    died_on: date('DATE_DECES', { required: true, role: 'event' }),
    last_contact_on: date('DATE_DERNIER_CONTACT', { required: true }),
  },
});

const courses = sheet({
  name: 'CURES',
  concept: 'administration',
  identity: { hospital_id: ipp },
  key: ['hospital_id', 'administered_on', 'molecule'],
  columns: {
    administered_on: date('DATE_CURE', { required: true }),
    protocol: treatment('PROTOCOLE', drugs, { required: true, saysGiven: true }),
    molecule: treatment('MOLECULE', drugs, { required: true, mustName: true, saysGiven: true }),
    dose_mg: decimal('DOSE_MG', { min: 0, max: 100_000 }),
    status: code('STATUT', list.administrationStatus, { required: true }),
  },
  unused: ['NUM_CURE'],
});

const imaging = sheet({
  name: 'IMAGERIE',
  concept: 'imaging',
  identity: { hospital_id: ipp },
  key: ['hospital_id', 'assessed_on', 'imaging_modality'],
  columns: {
    assessed_on: date('DATE_EXAMEN', { required: true }),
    imaging_modality: code('MODALITE', list.imagingModality, { required: true }),
    response: code('CONCLUSION_RECIST', list.response, { required: true }),
  },
  unused: ['COMMENTAIRE'],
});

const adverseEvents = sheet({
  name: 'EI',
  concept: 'adverse_event',
  identity: { hospital_id: ipp },
  key: ['hospital_id', 'started_on', 'term'],
  columns: {
    started_on: date('DATE_DEBUT', { required: true }),
    ended_on: date('DATE_FIN', { required: true, role: 'end' }),
    term: code('LIBELLE', list.toxicityTerm, { required: true }),
    grade: toxicityGrade('GRADE_CTCAE', { required: true }),
    attribution: code('IMPUTABILITE', list.attribution, { required: true }),
    action: code('CONDUITE', list.toxicityAction, { required: true }),
  },
});

/** The university hospital's reports: deliveries add up, and only patients treated there are in them (C-51). */
export const orbis = source({
  name: 'orbis',
  folder: 'orbis',
  role: 'hospital',
  delivery: 'increment',
  filePrefix: 'ORBIS',
  layout: 'report',
  required: false,
  placeOfCare: 'chu',
  sheets: [patients, courses, imaging, adverseEvents],
});
