import type { Dice } from '../dice.ts';
import type { Day, Drug, FicheStatus, FicheVersion, Plan, Presentation, Proposal } from '../truth.ts';
import { EXTRACTED_ON, meetingsBetween } from './calendar.ts';
import type { Course } from './course.ts';
import type { Profile } from './profile.ts';
import { recall, recallMeasure } from './recall.ts';
import { type Disease, tellTumor } from './tumor.ts';

/** Fiche numbers of a patient are a block of their own. */
export const FICHES_A_PATIENT = 8;
export const FIRST_FICHE = 120_000;

const HOSPITALS = [
  'CHU Saint-Ylgrand',
  'CH de Brézolles-les-Prés',
  'Clinique du Val Œuvé',
  'Institut Quévran',
];
const REASONS = [
  'Progression',
  'Bilan initial',
  'Réévaluation',
  'Avis thérapeutique',
  'Récidive ; discussion',
  'Suivi',
];
const CARDIOVASCULAR = ['age_sex', 'hypertension', 'dyslipidemia', 'diabetes', 'smoking'] as const;
const PLANS: readonly (readonly [number, Plan])[] = [
  [40, 'surveillance'],
  [20, 'continue_analogues'],
  [12, 'surgery'],
  [10, 'imaging'],
  [10, 'chemoembolization'],
  [8, 'supportive_care'],
];
const OTHER_DRUGS: readonly (readonly Drug[])[] = [
  ['folfox'],
  ['temozolomide', 'capecitabine'],
  ['everolimus'],
  ['sunitinib'],
  ['octreotide'],
  ['lanreotide'],
  ['radionuclide'],
  ['bevacizumab'],
  ['interferon'],
  ['etoposide', 'cisplatin'],
];

/** The anchor's fiche and, on average, 1.3 more before and after it. */
export function inventPresentations(
  dice: Dice,
  index: number,
  profile: Profile,
  disease: Disease,
  course: Course,
): readonly Presentation[] {
  const days = meetingDays(dice, profile, course);
  return days.map((heldOn, order) => {
    const isAnchor = heldOn === profile.anchor;
    const final = fiche(dice, heldOn, isAnchor, profile, disease);
    return { ficheNumber: FIRST_FICHE + index * FICHES_A_PATIENT + order, versions: withDrafts(dice, final) };
  });
}

function meetingDays(dice: Dice, profile: Profile, course: Course): Day[] {
  const others = meetingsBetween(profile.diagnosedOn, course.lastNewsOn).filter(
    (day) => day !== profile.anchor,
  );
  const extra = dice.weighted([
    [32, 0],
    [28, 1],
    [20, 2],
    [15, 3],
    [5, 4],
  ] as const);
  return [profile.anchor, ...dice.shuffled(others).slice(0, extra)].sort();
}

function fiche(
  dice: Dice,
  heldOn: Day,
  isAnchor: boolean,
  profile: Profile,
  disease: Disease,
): Omit<FicheVersion, 'version'> {
  const isMetastatic = disease.metastaticOn !== undefined && disease.metastaticOn <= heldOn;
  const isAtRisk = dice.chance(0.7);
  const proposal = isAnchor ? anchorProposal(dice, profile) : otherProposal(dice);
  return {
    status: isAnchor && profile.candidate !== 'no' ? 'validated' : finalStatus(dice),
    heldOn: { value: heldOn },
    board: 'RENATEN',
    hospital: dice.pick(HOSPITALS),
    reason: dice.pick(REASONS),
    tumor: tellTumor(dice, disease),
    whoStatus: recallMeasure(
      dice,
      dice.weighted([
        [45, 0],
        [33, 1],
        [14, 2],
        [6, 3],
        [2, 4],
      ] as const),
    ),
    primaryInPlace: recall(dice, !disease.primaryRemoved),
    secretorySyndrome: recall(dice, disease.secreting && dice.chance(0.6)),
    metastatic: recall(dice, isMetastatic),
    metastaticSites: recall(dice, isMetastatic ? disease.metastaticSites : []),
    cardiovascularRisk: recall(dice, isAtRisk),
    cardiovascularRisks: recall(dice, isAtRisk ? dice.shuffled(CARDIOVASCULAR).slice(0, dice.int(1, 3)) : []),
    proposal: { value: proposal },
    carriedOut: carriedOut(dice, isAnchor, profile),
  };
}

function carriedOut(
  dice: Dice,
  isAnchor: boolean,
  profile: Profile,
): NonNullable<FicheVersion['carriedOut']> {
  if (!isAnchor || profile.candidate !== 'proposed') return recall(dice, dice.chance(0.8), 0.3);
  return profile.answer === undefined ? { recorded: 'not_recorded' } : { value: profile.answer };
}

function anchorProposal(dice: Dice, profile: Profile): Proposal {
  const drugs: readonly Drug[] = [profile.backbone, 'bevacizumab'];
  const namesPatient = dice.chance(0.12);
  switch (profile.candidate) {
    case 'proposed':
      return { drugs, namesPatient };
    case 'if':
    case 'to_discuss':
      return { drugs, conditional: profile.candidate, namesPatient };
    case 'against':
      return { drugs: [profile.backbone], against: ['bevacizumab'], namesPatient };
    case 'no':
      return otherProposal(dice);
  }
}

function otherProposal(dice: Dice): Proposal {
  const namesPatient = dice.chance(0.05);
  if (dice.chance(0.6)) return { drugs: [], plan: dice.weighted(PLANS), namesPatient };
  return { drugs: dice.pick(OTHER_DRUGS), namesPatient };
}

const finalStatus = (dice: Dice): FicheStatus =>
  dice.weighted([
    [88, 'validated'],
    [4, 'not_validated'],
    [5, 'postponed'],
    [3, 'not_presented'],
  ] as const);

/** Puts earlier versions before a fiche: drafts, with less in them. Late ones are missing in the older extraction. */
function withDrafts(dice: Dice, final: Omit<FicheVersion, 'version'>): readonly FicheVersion[] {
  const drafts = dice.weighted([
    [76, 0],
    [20, 1],
    [4, 2],
  ] as const);
  const { proposal: _none, carriedOut: _unanswered, ...draft } = final;
  const earlier = Array.from(
    { length: drafts },
    (_, k): FicheVersion => ({ ...draft, version: k + 1, status: draftStatus(dice) }),
  );
  const isLate = drafts > 0 && dice.chance(0.2);
  return [
    ...earlier,
    { ...final, version: drafts + 1, ...(isLate ? { enteredOn: EXTRACTED_ON.newest } : {}) },
  ];
}

const draftStatus = (dice: Dice): FicheStatus =>
  dice.weighted([
    [70, 'not_validated'],
    [30, 'validated'],
  ] as const);
