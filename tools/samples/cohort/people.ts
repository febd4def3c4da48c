/** Table 5: age, sex and cardiovascular risk factors. */

import type { Random } from '../random.ts';
import type { CardiovascularRisk, Sex } from '../truth.ts';
import { allocateAll, type Column, draw, of, until } from './allocate.ts';
import { fitNumbers } from './numbers.ts';
import { count, type Targets } from './targets.ts';

export interface People {
  readonly sex: Sex;
  /** From birth to diagnosis. */
  readonly ageDays: number;
  readonly risks: readonly CardiovascularRisk[];
}

const YEAR = 365.25;
/** Age from which age and sex are a cardiovascular risk factor. */
const AT_RISK_FROM: Readonly<Record<Sex, number>> = { male: 50 * YEAR, female: 60 * YEAR };

/** Nobody older begins a chemotherapy with bevacizumab. */
const OLDEST = 84 * YEAR;

/**
 * Ages meet mean, median and extremes; sexes are allocated so that age is a risk factor for as many as printed.
 * @param daysToStart from diagnosis to the start of bevacizumab, by patient
 */
export function allocatePeople(daysToStart: readonly number[], targets: Targets, random: Random): People[] {
  const all = [...daysToStart.keys()];
  const years = (id: string): number => Math.round(count(targets, id) * YEAR);
  const [min, max] = [years('text.age.min'), years('text.age.max')];
  const limits = all.map((_, k) =>
    k === 0 ? ([min, min] as const) : k === 1 ? ([max, max] as const) : ([13_600, 28_900] as const),
  );
  const aim = {
    mean: count(targets, 'text.age.mean') * YEAR,
    meanWithin: 0.02 * YEAR,
    sorted: [[20, count(targets, 'text.age.median') * YEAR, 10]] as const,
  };
  const drawn = fitNumbers(limits, aim, random);
  const ages = until(
    () => random.shuffled(drawn),
    (order) => order.every((age, i) => age + (daysToStart[i] as number) < OLDEST),
  );
  const atRisk = (sexes: Column<Sex>): number[] =>
    all.filter((i) => (ages[i] as number) >= AT_RISK_FROM[of(sexes, i)]);
  const sexes = until(
    () =>
      allocateAll(
        all,
        [
          [count(targets, 't5.sex.male'), 'male'],
          [count(targets, 't5.sex.female'), 'female'],
        ] as const,
        random,
      ),
    (allocated) => atRisk(allocated).length === targets['text.cvrf.age_sex'],
  );
  const risks = allocateRisks(all, atRisk(sexes), targets, random);
  return all.map((i) => ({ sex: of(sexes, i), ageDays: ages[i] as number, risks: of(risks, i) }));
}

function allocateRisks(
  all: readonly number[],
  byAge: readonly number[],
  targets: Targets,
  random: Random,
): Column<CardiovascularRisk[]> {
  const others = all.filter((i) => !byAge.includes(i));
  const withAny = [...byAge, ...draw(others, count(targets, 't5.cvrf.yes') - byAge.length, random)];
  const risks: readonly (readonly [CardiovascularRisk, string])[] = [
    ['hypertension', 'text.cvrf.hypertension'],
    ['dyslipidemia', 'text.cvrf.dyslipidaemia'],
    ['diabetes', 'text.cvrf.diabetes'],
    ['smoking', 'text.cvrf.smoking'],
  ];
  return until(
    () => {
      const allocated = new Map(
        all.map((i) => [i, byAge.includes(i) ? (['age_sex'] as CardiovascularRisk[]) : []]),
      );
      for (const [risk, id] of risks)
        for (const i of draw(withAny, count(targets, id), random)) allocated.get(i)?.push(risk);
      return allocated;
    },
    (allocated) => withAny.every((i) => of(allocated, i).length > 0),
  );
}
