import { later } from '../calendar.ts';
import type { Dice } from '../dice.ts';
import type { Day, Ki67, MetastaticSite, PrimarySite, Tumor } from '../truth.ts';
import type { Profile } from './profile.ts';
import { recall, recallDay, recallMeasure } from './recall.ts';

const ICD10: Readonly<Record<PrimarySite, string>> = {
  pancreas: 'C25.4',
  duodenum: 'C17.0',
  jejunum: 'C17.1',
  ileum: 'C17.2',
  small_bowel: 'C17.9',
  appendix: 'C18.1',
  colon: 'C18.9',
  rectum: 'C20',
  stomach: 'C16.9',
  caecum: 'C18.0',
  esophagus: 'C15.9',
  bronchus: 'C34.9',
  thymus: 'C37',
  unknown: 'C80.9',
};

/** The disease as it really is; fiches tell more or less of it. */
export interface Disease {
  readonly site: PrimarySite;
  readonly differentiation: 'well' | 'poor';
  readonly proven: boolean;
  readonly grade: 1 | 2 | 3;
  readonly ki67: Ki67;
  readonly mitoses: number;
  readonly sizeMm: number;
  readonly diagnosedOn: Day;
  readonly metastaticOn: Day | undefined;
  readonly metastaticSites: readonly MetastaticSite[];
  readonly secreting: boolean;
  readonly men1: boolean;
  readonly primaryRemoved: boolean;
}

const METASTATIC_SITES: readonly MetastaticSite[] = [
  'bone',
  'peritoneum',
  'lymph_nodes',
  'lung',
  'brain',
  'ovary',
  'skin',
];

/** A disease that fits the profile: candidates are metastatic by their anchor. */
export function inventDisease(dice: Dice, profile: Profile): Disease {
  const { site, differentiation, proven, diagnosedOn, anchor } = profile;
  const grade =
    differentiation === 'poor'
      ? 3
      : dice.weighted([
          [30, 1],
          [55, 2],
          [15, 3],
        ] as const);
  const isMetastatic = profile.candidate !== 'no' || dice.chance(0.65);
  const metastaticOn = dice.chance(0.75) ? diagnosedOn : later(diagnosedOn, dice.int(100, 900));
  const isKnownInTime = metastaticOn <= anchor || profile.candidate === 'no';
  return {
    site,
    differentiation,
    proven,
    grade,
    ki67: inventKi67(dice, grade),
    mitoses: grade === 1 ? dice.int(0, 15) / 10 : grade === 2 ? dice.int(20, 200) / 10 : dice.int(21, 60),
    sizeMm: dice.int(4, 120),
    diagnosedOn,
    metastaticOn: isMetastatic ? (isKnownInTime ? metastaticOn : diagnosedOn) : undefined,
    metastaticSites: isMetastatic
      ? ['liver', ...dice.shuffled(METASTATIC_SITES).slice(0, dice.int(0, 3))]
      : [],
    secreting: dice.chance(0.3),
    men1: dice.chance(0.04),
    primaryRemoved: dice.chance(0.45),
  };
}

/** Mostly a number; sometimes the range, bound or "about" that a report prints. */
function inventKi67(dice: Dice, grade: 1 | 2 | 3): Ki67 {
  const number = grade === 1 ? dice.int(1, 2) : grade === 2 ? dice.int(3, 20) : dice.int(21, 90);
  return dice.weighted<() => Ki67>([
    [60, () => number],
    [8, () => ({ about: number })],
    [14, () => ({ from: number, to: Math.min(100, number + dice.int(1, 10)) })],
    [8, () => (grade === 1 ? { below: dice.pick([2, 3]) } : { atLeast: number })],
    [5, () => (grade === 3 ? { above: 20 } : { atMost: 3 })],
    [5, () => (grade === 3 ? { above: 50 } : { below: 20 })],
  ])();
}

/** The tumor as one fiche tells it: each item told, vague or lost on its own. */
export function tellTumor(dice: Dice, disease: Disease): Tumor {
  const isSynchronous = disease.metastaticOn === disease.diagnosedOn;
  const isMetachronous = disease.metastaticOn !== undefined && !isSynchronous;
  return {
    site: recall(dice, disease.site, 0.02),
    icd10: recall(dice, ICD10[disease.site], 0.1),
    histology: recall(
      dice,
      disease.differentiation === 'well' ? 'TNE bien différenciée' : 'Carcinome neuroendocrine',
    ),
    histologicalProof: recall(dice, disease.proven, 0.04),
    differentiation: recall(dice, disease.differentiation, 0.04),
    grade: recallMeasure(dice, disease.grade),
    ki67: recallMeasure(dice, disease.ki67),
    ki67Specimen: recall(dice, dice.pick(['surgical', 'primary_biopsy', 'metastasis_biopsy'] as const)),
    ki67Highest: recall(dice, dice.pick(['primary', 'metastasis'] as const), 0.15),
    mitoses: recallMeasure(dice, disease.mitoses, 0.3),
    sizeMm: recallMeasure(dice, disease.sizeMm, 0.15),
    diagnosedOn: recallDay(dice, disease.diagnosedOn),
    metastaticOn: recallDay(dice, disease.metastaticOn),
    secreting: recall(dice, disease.secreting),
    men1: recall(dice, disease.men1, 0.25),
    synchronous: recall(dice, isSynchronous),
    metachronous: recall(dice, isMetachronous),
  };
}
