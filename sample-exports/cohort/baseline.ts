/** Tables 5 and 6: the patient and the tumor when bevacizumab was proposed. */

import type { Dice } from '../dice.ts';
import type { CardiovascularRisk, Ki67, MetastaticSite, PrimarySite, Sex } from '../truth.ts';
import { type Counts, dealAll, draw, of, until } from './deal.ts';
import type { Course } from './frame.ts';
import { fit } from './numbers.ts';
import type { PriorTherapy } from './prior.ts';
import type { Baseline } from './study-patient.ts';
import type { Targets } from './times.ts';

/** Baseline but for the dates; `ageDays`: from birth to diagnosis. */
export interface Findings extends Omit<Baseline, 'diagnosedOn' | 'metastaticOn'> {
  readonly site: PrimarySite;
  readonly sex: Sex;
  readonly ageDays: number;
}

type Column<T> = ReadonlyMap<number, T>;

export function dealBaseline(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  dice: Dice,
): Findings[] {
  const all = [...courses.keys()];
  const people = dealPeople(all, targets, dice);
  const spread = dealSpread(courses, prior, targets, dice);
  const pathology = dealPathology(courses, prior, spread, targets, dice);
  const secretion = dealSecretion(all, targets, dice);
  const sites = dealPrimarySites(courses, dice);
  const count = countOf(targets);
  const men1 = dealAll(all, [count('t5.men1.yes', true), count('t5.men1.no', false), count('t5.men1.missing', null)], dice);
  const who = dealAll(
    all,
    [
      count('t5.who.0', 0 as const),
      count('t5.who.1', 1 as const),
      count('t5.who.2', 2 as const),
      count('t5.who.3', 3 as const),
      count('t5.who.missing', null),
    ],
    dice,
  );
  return all.map((i) => ({
    ...(people[i] as People),
    ...(spread[i] as Spread),
    ...(pathology[i] as Pathology),
    ...(secretion[i] as Secretion),
    site: of(sites, i),
    who: of(who, i),
    men1: of(men1, i),
    primaryInPlace: courses[i]?.subgroup !== 'other' && !hasLostPrimary(prior[i]),
  }));
}

const countOf =
  (targets: Targets) =>
  <T>(id: string, value: T): readonly [number, T] => [targets[id] as number, value];

const hasLostPrimary = (prior: PriorTherapy | undefined): boolean =>
  prior?.operated === 'primary' || prior?.operated === 'both';

type People = Pick<Findings, 'sex' | 'ageDays' | 'risks'>;

const YEAR = 365.25;
/** Age from which age and sex are a cardiovascular risk factor. */
const AT_RISK_FROM: Readonly<Record<Sex, number>> = { male: 50 * YEAR, female: 60 * YEAR };

/** Ages meet mean, median and extremes; sexes are dealt so that age is a risk factor for as many as printed. */
function dealPeople(all: readonly number[], targets: Targets, dice: Dice): People[] {
  const years = (id: string): number => Math.round((targets[id] as number) * YEAR);
  const [min, max] = [years('text.age.min'), years('text.age.max')];
  const limits = all.map((_, k) => (k === 0 ? ([min, min] as const) : k === 1 ? ([max, max] as const) : ([13_600, 28_900] as const)));
  const aim = {
    mean: (targets['text.age.mean'] as number) * YEAR,
    meanWithin: 0.02 * YEAR,
    sorted: [[20, (targets['text.age.median'] as number) * YEAR, 10]] as const,
  };
  const ages = dice.shuffled(fit(limits, aim, dice));
  const count = countOf(targets);
  const atRisk = (sexes: Column<Sex>): number[] => all.filter((i) => (ages[i] as number) >= AT_RISK_FROM[of(sexes, i)]);
  const sexes = until(
    () => dealAll(all, [count('t5.sex.male', 'male' as const), count('t5.sex.female', 'female' as const)], dice),
    (dealt) => atRisk(dealt).length === targets['text.cvrf.age_sex'],
  );
  const risks = dealRisks(all, atRisk(sexes), targets, dice);
  return all.map((i) => ({ sex: of(sexes, i), ageDays: ages[i] as number, risks: of(risks, i) }));
}

function dealRisks(
  all: readonly number[],
  byAge: readonly number[],
  targets: Targets,
  dice: Dice,
): Column<CardiovascularRisk[]> {
  const others = all.filter((i) => !byAge.includes(i));
  const withAny = [...byAge, ...draw(others, (targets['t5.cvrf.yes'] as number) - byAge.length, dice)];
  const risks: readonly (readonly [CardiovascularRisk, string])[] = [
    ['hypertension', 'text.cvrf.hypertension'],
    ['dyslipidemia', 'text.cvrf.dyslipidaemia'],
    ['diabetes', 'text.cvrf.diabetes'],
    ['smoking', 'text.cvrf.smoking'],
  ];
  return until(
    () => {
      const dealt = new Map(all.map((i) => [i, byAge.includes(i) ? (['age_sex'] as CardiovascularRisk[]) : []]));
      for (const [risk, id] of risks) for (const i of draw(withAny, targets[id] as number, dice)) dealt.get(i)?.push(risk);
      return dealt;
    },
    (dealt) => withAny.every((i) => of(dealt, i).length > 0),
  );
}

type Spread = Pick<Findings, 'synchronous' | 'metachronous' | 'metachronousToldLater' | 'metastatic' | 'sites'>;

/** Sites beside the liver, as often as their weight says: bone, peritoneum and lung lead. */
const OTHER_SITES: readonly (readonly [number, MetastaticSite])[] = [
  [40, 'bone'],
  [30, 'peritoneum'],
  [22, 'lung'],
  [8, 'lymph_nodes'],
];

/**
 * Three are locally advanced at the start: one stays so, one nobody answered for, and one becomes metastatic at the
 * progression, so that 39 are ever metastatic and 38 at the start. His fiche of the proposal leaves the question
 * open and a later fiche answers it (AP-7).
 */
function dealSpread(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  dice: Dice,
): Spread[] {
  const all = [...courses.keys()];
  const local = all.filter((i) => courses[i]?.subgroup === 'pancreas' && prior[i]?.types.length === 0);
  const [becoming] = draw(
    local.filter((i) => courses[i]?.pfsEnd === 'progression' && courses[i]?.progressionKind === 'exact'),
    1,
    dice,
  );
  const [staying, unanswered] = draw(
    local.filter((i) => i !== becoming && courses[i]?.response !== 'pd'),
    2,
    dice,
  );
  const notMetastatic = [becoming, staying, unanswered];
  const metastatic = all.filter((i) => !notMetastatic.includes(i));
  const withoutLiver = draw(metastatic, metastatic.length - (targets['text.liver'] as number), dice);
  const several = draw(metastatic, targets['text.multiple_sites'] as number, dice);
  return all.map((i) => {
    const others = dice.shuffled(OTHER_SITES.map(([, site]) => site)).sort(() => 0);
    const extra = dice.weighted(OTHER_SITES);
    const first: MetastaticSite = withoutLiver.includes(i) ? 'peritoneum' : 'liver';
    const rest = others.filter((site) => site !== first && site !== extra).slice(0, dice.chance(0.3) ? 1 : 0);
    const more = several.includes(i) ? [extra === first ? 'bone' : extra, ...rest.filter((site) => site !== 'bone')] : [];
    const isMetachronous = prior[i]?.isMetachronous === true || i === becoming;
    return {
      synchronous: metastatic.includes(i) && !isMetachronous,
      metachronous: i === unanswered ? null : isMetachronous,
      metachronousToldLater: i === becoming,
      metastatic: metastatic.includes(i),
      sites: metastatic.includes(i) ? [first, ...(more as MetastaticSite[])] : [],
    };
  });
}

type Pathology = Pick<Findings, 'ki67' | 'ki67Specimen' | 'ki67Highest' | 'grade' | 'mitoses' | 'sizeMm'>;

const KI67_BELOW_3: readonly Ki67[] = [1, 2, { below: 2 }, 1];
const KI67_ABOVE_20: readonly Ki67[] = [25, 30, { above: 20 }, 40, { from: 30, to: 40 }, 22, 35];
/** A range across the limit of 20: told, yet its class is missing (AP-20). The second missing one is not told. */
const KI67_NO_CLASS: readonly (Ki67 | null)[] = [{ from: 20, to: 30 }, null];

/**
 * Grade follows Ki67 but for three: grade 1 counts five where Ki67 < 3 counts four, so one pathologist wrote grade
 * 1 beside a Ki67 of 4 (a finding of AP-21), and two with a Ki67 of 3 to 20 have no grade; the two without a Ki67
 * class have grade 2.
 */
function dealPathology(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  targets: Targets,
  dice: Dice,
): Pathology[] {
  const all = [...courses.keys()];
  const count = countOf(targets);
  const classes = dealAll(
    all,
    [
      count('t6.ki67.lt3', 'low' as const),
      count('t6.ki67.3to20', 'middle' as const),
      count('t6.ki67.gt20', 'high' as const),
      count('t6.ki67.missing', 'none' as const),
    ],
    dice,
  );
  const within = (wanted: string): number[] => all.filter((i) => of(classes, i) === wanted);
  const [understated, ...ungraded] = draw(within('middle'), 1 + (targets['t6.grade.missing'] as number), dice);
  const grade = (i: number): 1 | 2 | 3 | null => {
    if (ungraded.includes(i)) return null;
    if (i === understated) return 1;
    return ({ low: 1, middle: 2, high: 3, none: 2 } as const)[of(classes, i)];
  };
  const ki67 = (i: number): Ki67 | null => {
    const rank = within(of(classes, i)).indexOf(i);
    if (i === understated) return 4;
    if (of(classes, i) === 'middle') return middleKi67(dice);
    return ({ low: KI67_BELOW_3, high: KI67_ABOVE_20, none: KI67_NO_CLASS, middle: [] } as const)[of(classes, i)][rank] ?? null;
  };
  const specimens = dealSpecimens(courses, prior, spread, targets, dice);
  const sizes = dealSizes(all, targets, dice);
  const mitoses = dealMitoses(all, grade, targets, dice);
  return all.map((i) => ({
    ki67: ki67(i),
    grade: grade(i),
    ...of(specimens, i),
    sizeMm: sizes.get(i) ?? null,
    mitoses: mitoses.get(i) ?? null,
  }));
}

/** From 3 to 20, both ends of a range included. */
function middleKi67(dice: Dice): Ki67 {
  const value = dice.int(3, 15);
  return dice.weighted<Ki67>([
    [70, value],
    [15, { from: value, to: Math.min(20, value + dice.int(2, 5)) }],
    [15, { about: dice.pick([5, 10, 15]) }],
  ]);
}

type Specimens = Pick<Findings, 'ki67Specimen' | 'ki67Highest'>;

/** Surgical specimens are of the operated, biopsies of a metastasis of the metastatic. */
function dealSpecimens(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  spread: readonly Spread[],
  targets: Targets,
  dice: Dice,
): Column<Specimens> {
  const all = [...courses.keys()];
  const operated = all.filter((i) => prior[i]?.operated !== null);
  const surgical = draw(operated, targets['t6.ki67_site.surgical'] as number, dice);
  const local = all.filter((i) => !spread[i]?.metastatic);
  const known = all.filter((i) => courses[i]?.subgroup !== 'other' && !surgical.includes(i) && !local.includes(i));
  const biopsied = [...local, ...draw(known, (targets['t6.ki67_site.primary_biopsy'] as number) - local.length, dice)];
  const rest = all.filter((i) => !surgical.includes(i) && !biopsied.includes(i));
  const untold = draw(rest, targets['t6.ki67_site.missing'] as number, dice);
  const ofMetastasis = rest.filter((i) => !untold.includes(i));

  const inMetastasis = draw(
    ofMetastasis.filter((i) => spread[i]?.metastatic),
    targets['t6.ki67_highest.metastasis'] as number,
    dice,
  );
  const others = all.filter((i) => !inMetastasis.includes(i));
  const unknownPrimary = others.filter((i) => courses[i]?.subgroup === 'other');
  const candidates = others.filter((i) => !unknownPrimary.includes(i));
  const missing = [
    ...unknownPrimary,
    ...draw(candidates, (targets['t6.ki67_highest.missing'] as number) - unknownPrimary.length, dice),
  ];
  return new Map(
    all.map((i) => [
      i,
      {
        ki67Specimen: surgical.includes(i)
          ? ('surgical' as const)
          : biopsied.includes(i)
            ? ('primary_biopsy' as const)
            : ofMetastasis.includes(i)
              ? ('metastasis_biopsy' as const)
              : null,
        ki67Highest: inMetastasis.includes(i) ? ('metastasis' as const) : missing.includes(i) ? null : ('primary' as const),
      },
    ]),
  );
}

const SIZES_TOLD = 34;
const MITOSES_TOLD = 29;

function dealSizes(all: readonly number[], targets: Targets, dice: Dice): Column<number> {
  const told = draw(all, SIZES_TOLD, dice);
  const mean = targets['text.tumour_size.mean'] as number;
  const sizes = fit(
    told.map((_, k) => (k < 4 ? [60, 105] : [9, 58])),
    { mean, meanWithin: 0.04 },
    dice,
  );
  return new Map(told.map((i, k) => [i, sizes[k] as number]));
}

/** In tenths while they are fitted. Below 2 for grade 1, 2 to 20 for grade 2: mitoses contradict no grade. */
function dealMitoses(
  all: readonly number[],
  grade: (i: number) => 1 | 2 | 3 | null,
  targets: Targets,
  dice: Dice,
): Column<number> {
  const told = draw(all, MITOSES_TOLD, dice);
  const limits = told.map((i) => ({ 1: [0, 15], 2: [20, 130], 3: [40, 300] } as const)[grade(i) ?? 2]);
  const mitoses = fit(limits, { mean: 10 * (targets['text.mitoses.mean'] as number), meanWithin: 0.4 }, dice);
  return new Map(told.map((i, k) => [i, (mitoses[k] as number) / 10]));
}

type Secretion = Pick<Findings, 'secreting' | 'syndrome'>;

/** A syndrome now only where the tumor secretes; missing where that is missing, and once more. */
function dealSecretion(all: readonly number[], targets: Targets, dice: Dice): Secretion[] {
  const count = countOf(targets);
  const secreting = dealAll(
    all,
    [count('t6.secreting.yes', true), count('t6.secreting.no', false), count('t6.secreting.missing', null)],
    dice,
  );
  const within = (answer: boolean | null): number[] => all.filter((i) => of(secreting, i) === answer);
  const current = draw(within(true), targets['t6.secretory_syndrome.yes'] as number, dice);
  const untold = within(null);
  const asWell = draw(within(false), (targets['t6.secretory_syndrome.missing'] as number) - untold.length, dice);
  return all.map((i) => ({
    secreting: of(secreting, i),
    syndrome: untold.includes(i) || asWell.includes(i) ? null : current.includes(i),
  }));
}

/** "de l'intestin grêle dans la majorité des cas". */
const GI_SITES: Counts<PrimarySite> = [
  [9, 'ileum'],
  [3, 'small_bowel'],
  [2, 'duodenum'],
  [1, 'jejunum'],
  [1, 'stomach'],
  [1, 'colon'],
  [1, 'rectum'],
];

function dealPrimarySites(courses: readonly Course[], dice: Dice): Column<PrimarySite> {
  const all = [...courses.keys()];
  const within = (subgroup: Course['subgroup']): number[] => all.filter((i) => courses[i]?.subgroup === subgroup);
  return new Map<number, PrimarySite>([
    ...dealAll(within('gi'), GI_SITES, dice),
    ...within('pancreas').map((i) => [i, 'pancreas'] as const),
    ...within('other').map((i) => [i, 'unknown'] as const),
  ]);
}
