/** Sheet *Fiches RCP* of a patient of the cohort: the proposal, what came before and after, drafts and postponements. */

import { later } from '../../calendar.ts';
import { meetingsBetween, WINDOW } from '../../invent/calendar.ts';
import type { Random } from '../../random.ts';
import type {
  CellSpec,
  Day,
  Drug,
  FicheVersion,
  Presentation,
  PrimarySite,
  Proposal,
  Tumor,
} from '../../truth.ts';
import type { StudyPatient } from '../study-patient.ts';
import { inDcc } from './days.ts';
import { answer, knownUntil, missingMark } from './lines.ts';

/** Fiche numbers of a patient are a block of their own. */
const FICHES_A_PATIENT = 8;
const FIRST_FICHE = 120_000;
const HOSPITALS = { chu: 'CHU Saint-Ylgrand', outside: 'CH de Brézolles-les-Prés' } as const;

type Fiche = Omit<FicheVersion, 'version' | 'status'>;

export function recordFiches(patient: StudyPatient, index: number, random: Random): Presentation[] {
  const baseline = baselineFiche(patient, random);
  const others = [...before(patient, random), ...after(patient, random)];
  const hidden =
    others.some(({ heldOn }) => (heldOn.value as Day) < patient.proposedOn) && random.chance(0.35);
  const cellSpec = hidden ? vague(baseline) : baseline;
  const fiches = [cellSpec, ...others].sort((a, b) =>
    (a.heldOn.value as Day) < (b.heldOn.value as Day) ? -1 : 1,
  );
  const presentations = fiches.map((fiche, k) => ({
    ficheNumber: FIRST_FICHE + index * FICHES_A_PATIENT + k,
    versions: withDraft(fiche, random),
  }));
  return [
    ...presentations,
    ...postponed(patient, FIRST_FICHE + index * FICHES_A_PATIENT + fiches.length, random),
  ];
}

/** What the proposing fiche leaves to an earlier one (AP-7). */
function vague(fiche: Fiche): Fiche {
  const { grade: _grade, sizeMm: _size, histologicalProof: _proof, ...tumor } = fiche.tumor ?? {};
  return { ...fiche, tumor };
}

function baselineFiche(patient: StudyPatient, random: Random): Fiche {
  const { baseline } = patient;
  return {
    ...everyFiche(patient, patient.proposedOn, random),
    tumor: tumorOf(patient, patient.proposedOn, random),
    whoStatus: answer(baseline.who, random),
    primaryInPlace: { value: baseline.primaryInPlace },
    secretorySyndrome: answer(baseline.syndrome, random),
    metastatic: { value: baseline.metastatic },
    metastaticSites: { value: baseline.sites },
    cardiovascularRisk: { value: baseline.risks.length > 0 },
    cardiovascularRisks: { value: baseline.risks },
    proposal: proposing(patient.proposed, random),
    carriedOut: answer(patient.carriedOut, random),
  };
}

const proposing = (drugs: readonly Drug[], random: Random): CellSpec<Proposal> => ({
  value: { drugs, namesPatient: random.chance(0.08) },
});

function everyFiche(patient: StudyPatient, heldOn: Day, random: Random): Fiche {
  return {
    heldOn: { value: heldOn },
    board: 'RENATEN',
    hospital: HOSPITALS[patient.atChu ? 'chu' : 'outside'],
    reason: random.pick(['Progression', 'Avis thérapeutique', 'Réévaluation']),
  };
}

const ICD10: Partial<Record<PrimarySite, string>> = {
  pancreas: 'C25.4',
  duodenum: 'C17.0',
  jejunum: 'C17.1',
  ileum: 'C17.2',
  small_bowel: 'C17.9',
  colon: 'C18.9',
  rectum: 'C20',
  stomach: 'C16.9',
  bronchus: 'C34.9',
  unknown: 'C80.9',
};

/** The tumor as known on a day. What the cohort has as missing is missing on every fiche. */
function tumorOf(patient: StudyPatient, heldOn: Day, random: Random): Tumor {
  const { baseline } = patient;
  const isUndecided = baseline.metachronousRecordedLater && heldOn < (baseline.metastaticOn?.on ?? heldOn);
  const metastaticOn = baseline.metastaticOn;
  return {
    site: { value: patient.site },
    icd10: { value: ICD10[patient.site] ?? 'C26.9' },
    histology: { value: 'TNE bien différenciée' },
    histologicalProof: { value: true },
    differentiation: { value: 'well' },
    grade: answer(baseline.grade, random),
    ki67: answer(baseline.ki67, random),
    ki67Specimen: answer(baseline.ki67Specimen, random),
    ki67Highest: answer(baseline.ki67Highest, random),
    mitoses: answer(baseline.mitoses, random),
    sizeMm: answer(baseline.sizeMm, random),
    diagnosedOn: inDcc(baseline.diagnosedOn),
    metastaticOn:
      metastaticOn !== null && metastaticOn.on <= heldOn ? inDcc(metastaticOn) : { recorded: 'blank' },
    secreting: answer(baseline.secreting, random),
    men1: answer(baseline.men1, random),
    synchronous: { value: baseline.synchronous },
    metachronous: isUndecided ? { recorded: missingMark(random) } : answer(baseline.metachronous, random),
  };
}

/** Up to two meetings between the diagnosis and the proposal. */
function before(patient: StudyPatient, random: Random): Fiche[] {
  const from = later(patient.baseline.diagnosedOn.on, 20);
  const days = meetingsBetween(from < '2006-01-01' ? '2006-01-01' : from, later(patient.proposedOn, -60));
  const wanted = patient.prior.length === 0 ? random.int(0, 1) : random.int(0, 2);
  const metastasesOn = patient.baseline.metastaticOn?.on;
  return random
    .shuffled(days)
    .slice(0, wanted)
    .map((heldOn) => ({
      ...everyFiche(patient, heldOn, random),
      tumor: tumorOf(patient, heldOn, random),
      whoStatus: { value: random.pick([0, 1] as const) },
      metastatic: { value: metastasesOn !== undefined && metastasesOn <= heldOn },
      proposal: { value: random.pick(EARLIER_PROPOSALS) },
      carriedOut: { value: true },
    }));
}

const EARLIER_PROPOSALS: readonly Proposal[] = [
  { drugs: [], plan: 'surgery' },
  { drugs: [], plan: 'continue_analogues' },
  { drugs: ['lanreotide'] },
  { drugs: [], plan: 'surveillance' },
  { drugs: [], plan: 'imaging' },
];
const LATER_PROPOSALS: readonly Proposal[] = [
  { drugs: [], plan: 'surveillance' },
  { drugs: [], plan: 'continue_analogues' },
  { drugs: [], plan: 'supportive_care' },
  { drugs: ['everolimus'] },
  { drugs: ['radionuclide'] },
];

/** Fiches after the start: a reassessment or two, and for the retreated the meeting that proposes it again. */
function after(patient: StudyPatient, random: Random): Fiche[] {
  const start = patient.index?.start.on ?? patient.proposedOn;
  const until = knownUntil(patient);
  const retreatment = patient.retreatment;
  const isRetreatedOn =
    retreatment === null
      ? undefined
      : meetingsBetween(later(start, 60), later(retreatment.start.on, -7)).at(-1);
  const mustFollow = patient.baseline.metachronousRecordedLater
    ? patient.baseline.metastaticOn?.on
    : undefined;
  const days = meetingsBetween(later(start, 75), until);
  const drawn = random.shuffled(days).slice(0, random.int(0, 2));
  const needed = mustFollow === undefined ? [] : [days.find((day) => day >= mustFollow) as Day];
  const unique = new Set([...drawn, ...needed, ...(isRetreatedOn === undefined ? [] : [isRetreatedOn])]);
  return [...unique].map((heldOn) => ({
    ...everyFiche(patient, heldOn, random),
    tumor: tumorOf(patient, heldOn, random),
    whoStatus: { value: random.pick([0, 1, 2] as const) },
    metastatic: { value: true },
    proposal:
      heldOn === isRetreatedOn && retreatment !== null
        ? proposing(retreatment.regimen, random)
        : { value: proposalAfter(patient, random) },
    carriedOut: { value: true },
  }));
}

/** Who did not receive it is watched; the others are proposed what may follow. */
const proposalAfter = (patient: StudyPatient, random: Random): Proposal =>
  patient.index === null ? { drugs: [], plan: 'surveillance' } : random.pick(LATER_PROPOSALS);

/** One fiche in five had a draft; it proposes nothing yet. */
function withDraft(fiche: Fiche, random: Random): FicheVersion[] {
  const final: FicheVersion = { ...fiche, version: 1, status: 'validated' };
  if (!random.chance(0.2)) return [final];
  const { proposal: _proposal, carriedOut: _carriedOut, ...draft } = fiche;
  return [
    { ...draft, version: 1, status: random.pick(['not_validated', 'validated'] as const) },
    { ...final, version: 2 },
  ];
}

/**
 * One patient in six was on the list a meeting earlier and put off: the same proposal, not a presentation. It may
 * not become the baseline (AP-3).
 */
function postponed(patient: StudyPatient, ficheNumber: number, random: Random): Presentation[] {
  const heldOn = meetingsBetween(WINDOW.from, later(patient.proposedOn, -1)).at(-1);
  if (heldOn === undefined || heldOn < later(patient.proposedOn, -40) || !random.chance(0.16)) return [];
  const fiche: FicheVersion = {
    ...everyFiche(patient, heldOn, random),
    version: 1,
    status: random.pick(['postponed', 'not_presented'] as const),
    proposal: { value: { drugs: patient.proposed } },
  };
  return [{ ficheNumber, versions: [fiche] }];
}
