import { later } from '../../calendar.ts';
import { type Random, randomFor } from '../../random.ts';
import type {
  Administration,
  AdverseEvent,
  CellSpec,
  Day,
  Drug,
  Expected,
  ExpectedTime,
  FicheVersion,
  FollowUp,
  Imaging,
  Line,
  OrbisPerson,
  OrbisRecord,
  Patient,
  Proposal,
  Response,
  Toxicity,
  ToxicityGrade,
  ToxicityTerm,
  Tumor,
} from '../../truth.ts';
import { DELIVERED_ON, MEETINGS } from '../calendar.ts';
import { fileNumberOf, inventIdentity, ippOf } from '../identity.ts';
import { MOLECULES } from '../orbis.ts';
import { FICHES_A_PATIENT, FIRST_FICHE } from '../presentations.ts';

/**
 * One patient whose right answers follow from the rules by hand. Days count from `day(0)`, the start of the line
 * that the meeting of `day(-10)` proposes. What a plan leaves open is an ordinary treatment.
 */
export interface Scene {
  readonly random: Random;
  readonly index: number;
  /** The day `n` days after the start of the line. */
  readonly day: (n: number) => Day;
}

/** What is special in the exports of a patient, and what the warehouse must answer. */
export interface Plan {
  readonly expected: Omit<Expected, 'kind'>;
  readonly proposal?: CellSpec<Proposal>;
  readonly fiche?: Partial<FicheVersion>;
  readonly tumor?: Partial<Tumor>;
  readonly lines?: readonly Line[];
  readonly toxicities?: readonly Toxicity[];
  readonly followUp?: Partial<FollowUp>;
  /** The hospital's rows; a patient without any of the four has no IPP. */
  readonly person?: Partial<OrbisPerson>;
  readonly cures?: readonly Administration[];
  readonly imagings?: readonly Imaging[];
  readonly events?: readonly AdverseEvent[];
}

/** A kind of patient: from a scene to its plan. */
export type Kind = (scene: Scene) => Plan;

/** Days from the meeting that proposes to the start of the line. */
const FROM_MEETING_TO_START = 10;
const DIAGNOSIS = -380;
/** Ordinary days of the index line, and the last news. */
export const END = 182;
export const PROGRESSION = 415;
export const NEWS = 1800;
/** Meetings after which all of this fits between the window and the cut-off. */
const PLACES = MEETINGS.filter((day) => day >= '2008-01-10' && day <= '2012-01-31');

export const COMBINED: readonly Drug[] = ['folfox', 'bevacizumab'];

/** Invents the patient of a kind who has this index; another seed or index gives other days and another identity. */
export function inventKind(seed: number, index: number, kind: string, build: Kind): Patient {
  const random = randomFor(seed, 'kind', kind, index);
  const start = later(random.pick(PLACES), FROM_MEETING_TO_START);
  const scene: Scene = { random, index, day: (n) => later(start, n) };
  const { expected, ...plan } = build(scene);
  const isAtHospital = [plan.person, plan.cures, plan.imagings, plan.events].some(
    (rows) => rows !== undefined,
  );
  return {
    identity: inventIdentity(random, scene.day(DIAGNOSIS)),
    fileNumber: fileNumberOf(index),
    presentations: [
      { ficheNumber: FIRST_FICHE + index * FICHES_A_PATIENT, versions: [ficheOf(scene, plan)] },
    ],
    lines: plan.lines ?? [lineOf(scene)],
    toxicities: plan.toxicities ?? [],
    followUp: followUpOf(scene, plan),
    ...(isAtHospital ? { ipp: ippOf(index), orbis: orbisOf(plan) } : {}),
    expected: { kind, ...expected },
  };
}

function ficheOf(scene: Scene, { proposal, fiche, tumor }: Omit<Plan, 'expected'>): FicheVersion {
  const diagnosedOn = { value: scene.day(DIAGNOSIS) };
  return {
    version: 1,
    status: 'validated',
    heldOn: { value: scene.day(-FROM_MEETING_TO_START) },
    board: 'RENATEN',
    whoStatus: { value: 1 },
    metastatic: { value: true },
    metastaticSites: { value: ['liver'] },
    proposal: proposal ?? { value: { drugs: COMBINED } },
    carriedOut: { value: true },
    ...fiche,
    tumor: {
      site: { value: scene.random.pick(['pancreas', 'ileum', 'duodenum', 'rectum'] as const) },
      histology: { value: 'TNE bien différenciée' },
      histologicalProof: { value: true },
      differentiation: { value: 'well' },
      grade: { value: 2 },
      ki67: { value: 10 },
      diagnosedOn,
      metastaticOn: diagnosedOn,
      ...tumor,
    },
  };
}

function followUpOf(scene: Scene, { followUp }: Omit<Plan, 'expected'>): FollowUp {
  return {
    lastNewsOn: { value: scene.day(NEWS) },
    state: { value: 'alive' },
    later: {},
    ...followUp,
  };
}

const LAST_DELIVERY = DELIVERED_ON[2];

const orbisOf = ({ person, cures, imagings, events }: Omit<Plan, 'expected'>): OrbisRecord => ({
  people: [{ reportedOn: LAST_DELIVERY, ...person }],
  administrations: cures ?? [],
  imagings: imagings ?? [],
  adverseEvents: events ?? [],
});

/** FOLFOX and bevacizumab from day 0 to day 182, 12 cycles, stable, progression on day 415. */
export function lineOf({ day }: Scene, change: Partial<Line> = {}): Line {
  return {
    number: 1,
    type: { value: 'chemotherapy' },
    regimen: { value: COMBINED },
    place: { value: 'chu' },
    startedOn: { value: day(0) },
    endedOn: { value: day(END) },
    cycles: { value: 12 },
    stopReason: { value: 'pause' },
    bestResponse: { value: 'sd' },
    progressedOn: { value: day(PROGRESSION) },
    progressingAtStart: { value: 'not_evaluable' },
    ...change,
  };
}

/** A line of which only number, type, drugs and days are known. */
export function otherLine(
  { day }: Scene,
  number: number,
  type: NonNullable<Line['type']['value']>,
  drugs: readonly Drug[],
  from: number,
  to?: number,
): Line {
  return {
    number,
    type: { value: type },
    ...(drugs.length > 0 ? { regimen: { value: drugs } } : {}),
    startedOn: { value: day(from) },
    ...(to === undefined ? {} : { endedOn: { value: day(to) } }),
  };
}

/** `count` administrations of each molecule of the drugs, from a day on, `step` days apart. */
export function curesOf(
  { day }: Scene,
  from: number,
  count: number,
  drugs: readonly Drug[],
  step = 14,
): Administration[] {
  const molecules = drugs.flatMap((drug) => MOLECULES[drug] ?? [drug]);
  return Array.from({ length: count }, (_, k) => k).flatMap((k) =>
    molecules.map((molecule) => ({
      cycle: k + 1,
      givenOn: day(from + k * step),
      regimen: drugs,
      molecule,
      doseMg: 100,
      status: 'administered' as const,
    })),
  );
}

/** A scan (CT unless changed) read on day `n`. */
export const scanOf = (
  { day }: Scene,
  n: number,
  conclusion: CellSpec<Response>,
  change: Partial<Imaging> = {},
): Imaging => ({ examinedOn: day(n), modality: 'ct', conclusion, ...change });

/** An adverse event of the hospital that begins on day `n`, attributed to bevacizumab. */
export const eventOf = (
  { day }: Scene,
  n: number,
  term: ToxicityTerm,
  grade: ToxicityGrade,
): AdverseEvent => ({
  startedOn: day(n),
  term: { value: term },
  grade: { value: grade },
  attribution: { value: 'bevacizumab' },
  conduct: { value: 'none' },
});

/** A period from day `from` to day `to`. */
export const period = (
  { day }: Scene,
  from: number,
  to: number,
  by: ExpectedTime['endedBy'] = 'progression',
): ExpectedTime => ({ startedOn: day(from), endedOn: day(to), endedBy: by });

/** The answers for an ordinary patient: one line, the index line, progression on day 415. */
export const ordinary = (scene: Scene, change: Partial<Expected> = {}): Omit<Expected, 'kind'> => ({
  step: 'analysed',
  roles: { 1: 'index' },
  pfs: period(scene, 0, PROGRESSION),
  retreatment: null,
  laterLines: 0,
  ...change,
});
