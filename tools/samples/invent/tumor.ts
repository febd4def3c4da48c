import { later } from '../calendar.ts';
import type { Random } from '../random.ts';
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

/** The disease as it really is; fiches record more or less of it. */
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
export function inventDisease(random: Random, profile: Profile): Disease {
  const { site, differentiation, proven, diagnosedOn, anchor } = profile;
  const grade =
    differentiation === 'poor'
      ? 3
      : random.weighted([
          [30, 1],
          [55, 2],
          [15, 3],
        ] as const);
  const isMetastatic = profile.candidate !== 'no' || random.chance(0.65);
  const metastaticOn = random.chance(0.75) ? diagnosedOn : later(diagnosedOn, random.int(100, 900));
  const isKnownInTime = metastaticOn <= anchor || profile.candidate === 'no';
  return {
    site,
    differentiation,
    proven,
    grade,
    ki67: inventKi67(random, grade),
    mitoses:
      grade === 1 ? random.int(0, 15) / 10 : grade === 2 ? random.int(20, 200) / 10 : random.int(21, 60),
    sizeMm: random.int(4, 120),
    diagnosedOn,
    metastaticOn: isMetastatic ? (isKnownInTime ? metastaticOn : diagnosedOn) : undefined,
    metastaticSites: isMetastatic
      ? ['liver', ...random.shuffled(METASTATIC_SITES).slice(0, random.int(0, 3))]
      : [],
    secreting: random.chance(0.3),
    men1: random.chance(0.04),
    primaryRemoved: random.chance(0.45),
  };
}

/** Mostly a number; sometimes the range, bound or "about" that a report prints. */
function inventKi67(random: Random, grade: 1 | 2 | 3): Ki67 {
  const number = grade === 1 ? random.int(1, 2) : grade === 2 ? random.int(3, 20) : random.int(21, 90);
  return random.weighted<() => Ki67>([
    [60, () => number],
    [8, () => ({ about: number })],
    [14, () => ({ from: number, to: Math.min(100, number + random.int(1, 10)) })],
    [8, () => (grade === 1 ? { below: random.pick([2, 3]) } : { atLeast: number })],
    [5, () => (grade === 3 ? { above: 20 } : { atMost: 3 })],
    [5, () => (grade === 3 ? { above: 50 } : { below: 20 })],
  ])();
}

/** The tumor as one fiche records it: each item recorded, vague or lost on its own. */
export function recordTumor(random: Random, disease: Disease): Tumor {
  const isSynchronous = disease.metastaticOn === disease.diagnosedOn;
  const isMetachronous = disease.metastaticOn !== undefined && !isSynchronous;
  return {
    site: recall(random, disease.site, 0.02),
    icd10: recall(random, ICD10[disease.site], 0.1),
    histology: recall(
      random,
      disease.differentiation === 'well' ? 'TNE bien différenciée' : 'Carcinome neuroendocrine',
    ),
    histologicalProof: recall(random, disease.proven, 0.04),
    differentiation: recall(random, disease.differentiation, 0.04),
    grade: recallMeasure(random, disease.grade),
    ki67: recallMeasure(random, disease.ki67),
    ki67Specimen: recall(random, random.pick(['surgical', 'primary_biopsy', 'metastasis_biopsy'] as const)),
    ki67Highest: recall(random, random.pick(['primary', 'metastasis'] as const), 0.15),
    mitoses: recallMeasure(random, disease.mitoses, 0.3),
    sizeMm: recallMeasure(random, disease.sizeMm, 0.15),
    diagnosedOn: recallDay(random, disease.diagnosedOn),
    metastaticOn: recallDay(random, disease.metastaticOn),
    secreting: recall(random, disease.secreting),
    men1: recall(random, disease.men1, 0.25),
    synchronous: recall(random, isSynchronous),
    metachronous: recall(random, isMetachronous),
  };
}
