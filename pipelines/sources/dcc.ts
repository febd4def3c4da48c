import {
  boundedDecimal,
  code,
  codeSet,
  date,
  ecog,
  grade,
  icd10,
  integer,
  ki67,
  lengthInMm,
  tnm,
  toxicityGrade,
  treatment,
  yesNo,
} from '../../src/define/columns.ts';
import { identity, sheet, source } from '../../src/define/source.ts';
import { drugWords } from '../code-lists/drug-words.ts';
import * as list from '../code-lists/index.ts';

const drugs = { drugs: list.drug, regimens: list.regimen.entries, words: drugWords };

/** One row a version of a fiche RCP; only validated ones are presentations (AP-3, C-13). */
const fiches = sheet({
  name: 'Fiches RCP',
  concept: 'presentation',
  identity: {
    document: identity('N° fiche', { required: true }),
    patient: identity('N° dossier DCC', { required: true }),
    hospital_id: identity('IPP CHU'),
    birth_name: identity('Nom de naissance'),
    usual_name: identity('Nom usuel'),
    first_name: identity('Prénom'),
    birth_date: identity('Né(e) le', { also: ['Date de naissance'] }),
  },
  key: ['document', 'version'],
  version: 'version',
  columns: {
    version: integer('Version', { required: true, min: 1, max: 999 }),
    status: code('Statut de la fiche', list.presentationStatus, { required: true }),
    sex: code('Sexe', list.sex),
    presented_on: date('Date RCP', { required: true }),
    primary_site: code('Siège', list.primarySite, { required: true }),
    icd10_code: icd10('CIM-10'),
    histology: code('Type histologique', list.histology),
    has_histological_proof: yesNo('Preuve histologique'),
    differentiation: code('Différenciation', list.differentiation),
    grade: grade('Grade OMS'),
    ki67: ki67('Ki67 (%)', { also: ['Ki67'] }),
    ki67_specimen: code('Ki67 prélèvement', list.ki67Specimen),
    ki67_highest_in: code('Ki67 le plus élevé', list.ki67HighestIn),
    tnm: tnm('TNM', { also: ['pTNM', 'Stade TNM', 'Classification TNM'], optional: true }),
    mitoses_per_10_hpf: boundedDecimal('Mitoses /10 champs', { min: 0, max: 1000 }),
    size_mm: lengthInMm('Taille (mm)'),
    diagnosed_on: date('Date du diagnostic'),
    metastasized_on: date('Date des métastases'),
    is_primary_in_place: yesNo('Primitif en place'),
    is_secreting: yesNo('Tumeur sécrétante'),
    has_secretory_syndrome: yesNo('Syndrome sécrétoire actuel'),
    has_men1: yesNo('NEM1'),
    has_metastases: yesNo('Métastases'),
    has_synchronous_metastases: yesNo('Métastases synchrones'),
    has_metachronous_metastases: yesNo('Métastases métachrones'),
    metastatic_sites: codeSet('Sites métastatiques', list.metastaticSite),
    ecog_status: ecog('Stade OMS (0-4)', { also: ['Stade OMS'] }),
    has_cardiovascular_risk: yesNo('FDRCV'),
    cardiovascular_risk_factors: codeSet('FDRCV détail', list.cardiovascularRiskFactor),
    proposal: treatment('Proposition thérapeutique', drugs, { required: true }),
    is_carried_out: yesNo('Proposition réalisée'),
  },
  unused: ['RCP', 'Etablissement', 'Motif'],
});

const lines = sheet({
  name: 'Lignes de traitement',
  concept: 'line',
  identity: { patient: identity('N° dossier DCC', { required: true }) },
  key: ['patient', 'line_number'],
  columns: {
    line_number: integer('Ligne', { required: true, min: 0, max: 99 }),
    modality: code('Type', list.modality, { required: true }),
    protocol: treatment('Protocole', drugs, { required: true, saysGiven: true }),
    place_of_care: code('Lieu', list.placeOfCare),
    started_on: date('Date début', { required: true }),
    ended_on: date('Date fin', { role: 'end' }),
    cycles: integer('Nb cures bevacizumab', { min: 0, max: 999 }),
    stop_reason: code('Motif arrêt', list.stopReason),
    best_response: code('Meilleure réponse', list.response),
    progressed_on: date('Date de progression', { role: 'event' }),
    progression_at_start: code('En progression au début', list.progressionAtStart),
    has_concomitant_ssa: yesNo('Analogues concomitants'),
    surgery_target: code('Siège opéré', list.surgeryTarget),
    resection_margin: code('Résidu', list.resectionMargin),
  },
});

const toxicities = sheet({
  name: 'Toxicités',
  concept: 'toxicity',
  identity: { patient: identity('N° dossier DCC', { required: true }) },
  key: ['patient', 'line_number', 'term', 'attribution'],
  columns: {
    line_number: integer('Ligne', { required: true, min: 0, max: 99 }),
    term: code('Toxicité', list.toxicityTerm, { required: true }),
    is_present: yesNo('Présente', { required: true }),
    grade: toxicityGrade('Grade'),
    attribution: code('Imputabilité', list.attribution, { required: true }),
    action: code('Conduite à tenir', list.toxicityAction),
    has_treatment_started: yesNo('Traitement instauré'),
  },
});

const followUp = sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient: identity('N° dossier DCC', { required: true }) },
  key: ['patient'],
  columns: {
    last_news_on: date('Date des dernières nouvelles', { required: true }),
    vital_status: code('Etat', list.vitalStatus, { required: true }),
    died_on: date('Date de décès', { required: true, role: 'event' }),
    has_later_ssa: yesNo('Analogues après'),
    has_later_chemotherapy: yesNo('Chimiothérapie après'),
    has_later_chemoembolization: yesNo('Chimioembolisation après'),
    has_later_prrt: yesNo('RIV après'),
    has_later_targeted_therapy: yesNo('Thérapie ciblée après'),
    has_later_surgery: yesNo('Chirurgie après'),
    has_later_supportive_care: yesNo('Soins de support seuls'),
  },
});

/** The tumor-board sheets of the RENATEN network: each delivery is complete, the newest is used (C-50). */
export const dcc = source({
  name: 'dcc',
  folder: 'dcc',
  role: 'registry',
  delivery: 'snapshot',
  filePrefix: 'DCC_RENATEN',
  layout: 'workbook',
  required: true,
  sheets: [fiches, lines, toxicities, followUp],
});
