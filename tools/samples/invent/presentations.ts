import type { Random } from '../random.ts';
import type { Day, Drug, FicheStatus, FicheVersion, Plan, Presentation, Proposal } from '../truth.ts';
import { EXTRACTED_ON, meetingsBetween } from './calendar.ts';
import type { Course } from './course.ts';
import type { Profile } from './profile.ts';
import { recall, recallMeasure } from './recall.ts';
import { type Disease, recordTumor } from './tumor.ts';

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
  random: Random,
  index: number,
  profile: Profile,
  disease: Disease,
  course: Course,
): readonly Presentation[] {
  const days = meetingDays(random, profile, course);
  return days.map((heldOn, order) => {
    const isAnchor = heldOn === profile.anchor;
    const final = fiche(random, heldOn, isAnchor, profile, disease);
    return {
      ficheNumber: FIRST_FICHE + index * FICHES_A_PATIENT + order,
      versions: withDrafts(random, final),
    };
  });
}

function meetingDays(random: Random, profile: Profile, course: Course): Day[] {
  const others = meetingsBetween(profile.diagnosedOn, course.lastNewsOn).filter(
    (day) => day !== profile.anchor,
  );
  const extra = random.weighted([
    [32, 0],
    [28, 1],
    [20, 2],
    [15, 3],
    [5, 4],
  ] as const);
  return [profile.anchor, ...random.shuffled(others).slice(0, extra)].sort();
}

function fiche(
  random: Random,
  heldOn: Day,
  isAnchor: boolean,
  profile: Profile,
  disease: Disease,
): Omit<FicheVersion, 'version'> {
  const isMetastatic = disease.metastaticOn !== undefined && disease.metastaticOn <= heldOn;
  const isAtRisk = random.chance(0.7);
  const proposal = isAnchor ? anchorProposal(random, profile) : otherProposal(random);
  return {
    status: isAnchor && profile.candidate !== 'no' ? 'validated' : finalStatus(random),
    heldOn: { value: heldOn },
    board: 'RENATEN',
    hospital: random.pick(HOSPITALS),
    reason: random.pick(REASONS),
    tumor: recordTumor(random, disease),
    whoStatus: recallMeasure(
      random,
      random.weighted([
        [45, 0],
        [33, 1],
        [14, 2],
        [6, 3],
        [2, 4],
      ] as const),
    ),
    primaryInPlace: recall(random, !disease.primaryRemoved),
    secretorySyndrome: recall(random, disease.secreting && random.chance(0.6)),
    metastatic: recall(random, isMetastatic),
    metastaticSites: recall(random, isMetastatic ? disease.metastaticSites : []),
    cardiovascularRisk: recall(random, isAtRisk),
    cardiovascularRisks: recall(
      random,
      isAtRisk ? random.shuffled(CARDIOVASCULAR).slice(0, random.int(1, 3)) : [],
    ),
    proposal: { value: proposal },
    carriedOut: carriedOut(random, isAnchor, profile),
  };
}

function carriedOut(
  random: Random,
  isAnchor: boolean,
  profile: Profile,
): NonNullable<FicheVersion['carriedOut']> {
  if (!isAnchor || profile.candidate !== 'proposed') return recall(random, random.chance(0.8), 0.3);
  return profile.answer === undefined ? { recorded: 'not_recorded' } : { value: profile.answer };
}

function anchorProposal(random: Random, profile: Profile): Proposal {
  const drugs: readonly Drug[] = [profile.backbone, 'bevacizumab'];
  const namesPatient = random.chance(0.12);
  switch (profile.candidate) {
    case 'proposed':
      return { drugs, namesPatient };
    case 'if':
    case 'to_discuss':
      return { drugs, conditional: profile.candidate, namesPatient };
    case 'against':
      return { drugs: [profile.backbone], against: ['bevacizumab'], namesPatient };
    case 'no':
      return otherProposal(random);
  }
}

function otherProposal(random: Random): Proposal {
  const namesPatient = random.chance(0.05);
  if (random.chance(0.6)) return { drugs: [], plan: random.weighted(PLANS), namesPatient };
  return { drugs: random.pick(OTHER_DRUGS), namesPatient };
}

const finalStatus = (random: Random): FicheStatus =>
  random.weighted([
    [88, 'validated'],
    [4, 'not_validated'],
    [5, 'postponed'],
    [3, 'not_presented'],
  ] as const);

/** Puts earlier versions before a fiche: drafts, with less in them. Late ones are missing in the older extraction. */
function withDrafts(random: Random, final: Omit<FicheVersion, 'version'>): readonly FicheVersion[] {
  const drafts = random.weighted([
    [76, 0],
    [20, 1],
    [4, 2],
  ] as const);
  const { proposal: _none, carriedOut: _unanswered, ...draft } = final;
  const earlier = Array.from(
    { length: drafts },
    (_, k): FicheVersion => ({ ...draft, version: k + 1, status: draftStatus(random) }),
  );
  const isLate = drafts > 0 && random.chance(0.2);
  return [
    ...earlier,
    { ...final, version: drafts + 1, ...(isLate ? { enteredOn: EXTRACTED_ON.newest } : {}) },
  ];
}

const draftStatus = (random: Random): FicheStatus =>
  random.weighted([
    [70, 'not_validated'],
    [30, 'validated'],
  ] as const);
