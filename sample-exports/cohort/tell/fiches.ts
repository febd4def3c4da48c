/** Sheet *Fiches RCP* of a patient of the cohort: the proposal, what came before and after, drafts and postponements. */

import { later } from '../../calendar.ts';
import type { Dice } from '../../dice.ts';
import { meetingsBetween, WINDOW } from '../../invent/calendar.ts';
import type {
  Day,
  Drug,
  FicheVersion,
  Presentation,
  PrimarySite,
  Proposal,
  Told,
  Tumor,
} from '../../truth.ts';
import type { StudyPatient } from '../study-patient.ts';
import { inDcc } from './days.ts';
import { answer, knownUntil, missingMark } from './lines.ts';

/** Fiche numbers of a patient stand in a block of their own. */
const FICHES_A_PATIENT = 8;
const FIRST_FICHE = 120_000;
const HOSPITALS = { chu: 'CHU Saint-Ylgrand', outside: 'CH de Brézolles-les-Prés' } as const;

type Fiche = Omit<FicheVersion, 'version' | 'status'>;

export function tellFiches(patient: StudyPatient, index: number, dice: Dice): Presentation[] {
  const baseline = baselineFiche(patient, dice);
  const others = [...before(patient, dice), ...after(patient, dice)];
  const hidden = others.some(({ heldOn }) => (heldOn.value as Day) < patient.proposedOn) && dice.chance(0.35);
  const told = hidden ? vague(baseline) : baseline;
  const fiches = [told, ...others].sort((a, b) =>
    (a.heldOn.value as Day) < (b.heldOn.value as Day) ? -1 : 1,
  );
  const presentations = fiches.map((fiche, k) => ({
    ficheNumber: FIRST_FICHE + index * FICHES_A_PATIENT + k,
    versions: withDraft(fiche, dice),
  }));
  return [
    ...presentations,
    ...postponed(patient, FIRST_FICHE + index * FICHES_A_PATIENT + fiches.length, dice),
  ];
}

/** What the proposing fiche leaves to an earlier one (AP-7). */
function vague(fiche: Fiche): Fiche {
  const { grade: _grade, sizeMm: _size, histologicalProof: _proof, ...tumor } = fiche.tumor ?? {};
  return { ...fiche, tumor };
}

function baselineFiche(patient: StudyPatient, dice: Dice): Fiche {
  const { baseline } = patient;
  return {
    ...everyFiche(patient, patient.proposedOn, dice),
    tumor: tumorOf(patient, patient.proposedOn, dice),
    whoStatus: answer(baseline.who, dice),
    primaryInPlace: { value: baseline.primaryInPlace },
    secretorySyndrome: answer(baseline.syndrome, dice),
    metastatic: { value: baseline.metastatic },
    metastaticSites: { value: baseline.sites },
    cardiovascularRisk: { value: baseline.risks.length > 0 },
    cardiovascularRisks: { value: baseline.risks },
    proposal: proposing(patient.proposed, dice),
    carriedOut: answer(patient.carriedOut, dice),
  };
}

const proposing = (drugs: readonly Drug[], dice: Dice): Told<Proposal> => ({
  value: { drugs, namesPatient: dice.chance(0.08) },
});

function everyFiche(patient: StudyPatient, heldOn: Day, dice: Dice): Fiche {
  return {
    heldOn: { value: heldOn },
    board: 'RENATEN',
    hospital: HOSPITALS[patient.atChu ? 'chu' : 'outside'],
    reason: dice.pick(['Progression', 'Avis thérapeutique', 'Réévaluation']),
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
function tumorOf(patient: StudyPatient, heldOn: Day, dice: Dice): Tumor {
  const { baseline } = patient;
  const isUndecided = baseline.metachronousToldLater && heldOn < (baseline.metastaticOn?.on ?? heldOn);
  const metastaticOn = baseline.metastaticOn;
  return {
    site: { value: patient.site },
    icd10: { value: ICD10[patient.site] ?? 'C26.9' },
    histology: { value: 'TNE bien différenciée' },
    histologicalProof: { value: true },
    differentiation: { value: 'well' },
    grade: answer(baseline.grade, dice),
    ki67: answer(baseline.ki67, dice),
    ki67Specimen: answer(baseline.ki67Specimen, dice),
    ki67Highest: answer(baseline.ki67Highest, dice),
    mitoses: answer(baseline.mitoses, dice),
    sizeMm: answer(baseline.sizeMm, dice),
    diagnosedOn: inDcc(baseline.diagnosedOn),
    metastaticOn:
      metastaticOn !== null && metastaticOn.on <= heldOn ? inDcc(metastaticOn) : { recorded: 'blank' },
    secreting: answer(baseline.secreting, dice),
    men1: answer(baseline.men1, dice),
    synchronous: { value: baseline.synchronous },
    metachronous: isUndecided ? { recorded: missingMark(dice) } : answer(baseline.metachronous, dice),
  };
}

/** Up to two meetings between the diagnosis and the proposal. */
function before(patient: StudyPatient, dice: Dice): Fiche[] {
  const from = later(patient.baseline.diagnosedOn.on, 20);
  const days = meetingsBetween(from < '2006-01-01' ? '2006-01-01' : from, later(patient.proposedOn, -60));
  const wanted = patient.prior.length === 0 ? dice.int(0, 1) : dice.int(0, 2);
  const metastasesOn = patient.baseline.metastaticOn?.on;
  return dice
    .shuffled(days)
    .slice(0, wanted)
    .map((heldOn) => ({
      ...everyFiche(patient, heldOn, dice),
      tumor: tumorOf(patient, heldOn, dice),
      whoStatus: { value: dice.pick([0, 1] as const) },
      metastatic: { value: metastasesOn !== undefined && metastasesOn <= heldOn },
      proposal: { value: dice.pick(EARLIER_PROPOSALS) },
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
function after(patient: StudyPatient, dice: Dice): Fiche[] {
  const start = patient.index?.start.on ?? patient.proposedOn;
  const until = knownUntil(patient);
  const retreatment = patient.retreatment;
  const isRetreatedOn =
    retreatment === null
      ? undefined
      : meetingsBetween(later(start, 60), later(retreatment.start.on, -7)).at(-1);
  const mustFollow = patient.baseline.metachronousToldLater ? patient.baseline.metastaticOn?.on : undefined;
  const days = meetingsBetween(later(start, 75), until);
  const drawn = dice.shuffled(days).slice(0, dice.int(0, 2));
  const needed = mustFollow === undefined ? [] : [days.find((day) => day >= mustFollow) as Day];
  const unique = new Set([...drawn, ...needed, ...(isRetreatedOn === undefined ? [] : [isRetreatedOn])]);
  return [...unique].map((heldOn) => ({
    ...everyFiche(patient, heldOn, dice),
    tumor: tumorOf(patient, heldOn, dice),
    whoStatus: { value: dice.pick([0, 1, 2] as const) },
    metastatic: { value: true },
    proposal:
      heldOn === isRetreatedOn && retreatment !== null
        ? proposing(retreatment.regimen, dice)
        : { value: proposalAfter(patient, dice) },
    carriedOut: { value: true },
  }));
}

/** Who did not receive it is watched; the others are proposed what may follow. */
const proposalAfter = (patient: StudyPatient, dice: Dice): Proposal =>
  patient.index === null ? { drugs: [], plan: 'surveillance' } : dice.pick(LATER_PROPOSALS);

/** One fiche in five had a draft; it proposes nothing yet. */
function withDraft(fiche: Fiche, dice: Dice): FicheVersion[] {
  const final: FicheVersion = { ...fiche, version: 1, status: 'validated' };
  if (!dice.chance(0.2)) return [final];
  const { proposal: _proposal, carriedOut: _carriedOut, ...draft } = fiche;
  return [
    { ...draft, version: 1, status: dice.pick(['not_validated', 'validated'] as const) },
    { ...final, version: 2 },
  ];
}

/**
 * One patient in six was on the list a meeting earlier and put off: the same proposal, not a presentation. It may
 * not become the baseline (AP-3).
 */
function postponed(patient: StudyPatient, ficheNumber: number, dice: Dice): Presentation[] {
  const heldOn = meetingsBetween(WINDOW.from, later(patient.proposedOn, -1)).at(-1);
  if (heldOn === undefined || heldOn < later(patient.proposedOn, -40) || !dice.chance(0.16)) return [];
  const fiche: FicheVersion = {
    ...everyFiche(patient, heldOn, dice),
    version: 1,
    status: dice.pick(['postponed', 'not_presented'] as const),
    proposal: { value: { drugs: patient.proposed } },
  };
  return [{ ficheNumber, versions: [fiche] }];
}
