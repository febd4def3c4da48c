/** Flow and Tables 5 and 6, counted again from the sample cohort. */
import type { Ki67, Patient } from '../../tools/samples/truth.ts';
import { type Counted, mean, quantile, tally, YES_NO, YES_NO_MISSING } from './counting.ts';
import {
  type Analysed,
  baselineOf,
  combinedLines,
  days,
  follow,
  presentationsOf,
  proposing,
  read,
  readDay,
} from './reading.ts';

/** The patients who are analysed, and how many fall out where (AP-5). */
export function flow(patients: readonly Patient[]): { analysed: Analysed[]; figures: Counted } {
  const kept = patients.filter(({ opposed }) => opposed === undefined);
  const presentations = kept.flatMap(presentationsOf);
  const proposed = kept.filter((patient) => proposing(patient).length > 0);
  const digestive = proposed.filter((patient) => baselineOf(patient)?.subgroup !== 'excluded');
  const refused = digestive.filter(
    (patient) =>
      combinedLines(patient).length === 0 &&
      proposing(patient).some(({ carriedOut }) => read(carriedOut) === false),
  );
  const included = digestive.filter((patient) => !refused.includes(patient));
  const analysed = included.flatMap((patient): Analysed[] => {
    const index = combinedLines(patient)[0];
    const baseline = baselineOf(patient);
    if (index === undefined || baseline === undefined || follow(patient, index, 'any') === undefined)
      return [];
    return [{ patient, index, ...baseline }];
  });
  const within = (subgroup: string): number => analysed.filter((a) => a.subgroup === subgroup).length;
  return {
    analysed,
    figures: new Map([
      ['flow.meetings', new Set(presentations.map(({ heldOn }) => heldOn.value)).size],
      ['flow.presentations', presentations.length],
      ['flow.patients', kept.filter((patient) => presentationsOf(patient).length > 0).length],
      ['flow.bevacizumab_proposed', proposed.length],
      ['flow.excluded', proposed.length - included.length],
      ['flow.excluded.bronchial', proposed.length - digestive.length],
      ['flow.excluded.not_treated', refused.length],
      ['flow.included', included.length],
      ['flow.not_analysed', included.length - analysed.length],
      ['flow.analysed', analysed.length],
      ['flow.analysed.pancreas', within('pancreas')],
      ['flow.analysed.gi', within('gi')],
      ['flow.analysed.other', within('other')],
      ['flow.chu_orbis', analysed.filter(({ patient }) => patient.orbis !== undefined).length],
    ]),
  };
}

export function table5(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  tally(figures, 't5.sex', cases, ({ patient }) => patient.identity.sex, ['male', 'female']);
  tally(figures, 't5.site', cases, ({ index }) => read(index.place), ['chu', 'outside']);
  tally(figures, 't5.who', cases, ({ fiche }) => read(fiche.whoStatus), [0, 1, 2, 3, undefined]);
  tally(figures, 't5.men1', cases, ({ tumor }) => read(tumor.men1), YES_NO_MISSING);
  tally(figures, 't5.cvrf', cases, ({ fiche }) => read(fiche.cardiovascularRisk), YES_NO);
  const good = cases.filter(({ fiche }) => (read(fiche.whoStatus) ?? 9) <= 2).length;
  figures.set('text.who_le_2', (100 * good) / cases.length);
  for (const [risk, printed] of [
    ['age_sex', 'age_sex'],
    ['hypertension', 'hypertension'],
    ['dyslipidemia', 'dyslipidaemia'],
    ['diabetes', 'diabetes'],
    ['smoking', 'smoking'],
  ] as const) {
    figures.set(
      `text.cvrf.${printed}`,
      cases.filter(({ fiche }) => read(fiche.cardiovascularRisks)?.includes(risk)).length,
    );
  }
  const ages = cases
    .map(({ patient, tumor }) => days(patient.identity.bornOn, readDay(tumor.diagnosedOn) ?? '') / 365.25)
    .sort((a, b) => a - b);
  figures.set('text.age.mean', mean(ages));
  figures.set('text.age.min', ages[0] ?? Number.NaN);
  figures.set('text.age.max', ages.at(-1) ?? Number.NaN);
  figures.set('text.age.median', quantile(ages, 0.5));
  return figures;
}

/** AP-20: the class only where both ends share it. */
function ki67Class(ki67: Ki67 | undefined): string | undefined {
  if (ki67 === undefined) return undefined;
  const of = (n: number): string => (n < 3 ? 'lt3' : n <= 20 ? '3to20' : 'gt20');
  if (typeof ki67 === 'number') return of(ki67);
  if ('about' in ki67) return of(ki67.about);
  if ('below' in ki67) return ki67.below <= 3 ? 'lt3' : undefined;
  if ('above' in ki67) return ki67.above >= 20 ? 'gt20' : undefined;
  if (!('from' in ki67)) return undefined;
  return of(ki67.from) === of(ki67.to) ? of(ki67.from) : undefined;
}

export function table6(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  tally(figures, 't6.primary', cases, ({ subgroup }) => (subgroup === 'other' ? 'unknown' : subgroup), [
    'pancreas',
    'gi',
    'unknown',
  ]);
  tally(figures, 't6.primary_in_place', cases, ({ fiche }) => read(fiche.primaryInPlace), YES_NO);
  tally(figures, 't6.differentiation', cases, ({ tumor }) => read(tumor.differentiation), ['poor', 'well']);
  tally(figures, 't6.ki67', cases, ({ tumor }) => ki67Class(read(tumor.ki67)), [
    'lt3',
    '3to20',
    'gt20',
    undefined,
  ]);
  tally(figures, 't6.ki67_site', cases, ({ tumor }) => read(tumor.ki67Specimen), [
    'surgical',
    'primary_biopsy',
    'metastasis_biopsy',
    undefined,
  ]);
  tally(figures, 't6.ki67_highest', cases, ({ tumor }) => read(tumor.ki67Highest), [
    'primary',
    'metastasis',
    undefined,
  ]);
  tally(figures, 't6.grade', cases, ({ tumor }) => read(tumor.grade), [1, 2, 3, undefined]);
  tally(figures, 't6.secreting', cases, ({ tumor }) => read(tumor.secreting), YES_NO_MISSING);
  tally(
    figures,
    't6.secretory_syndrome',
    cases,
    ({ fiche }) => read(fiche.secretorySyndrome),
    YES_NO_MISSING,
  );
  tally(figures, 't6.synchronous', cases, ({ tumor }) => read(tumor.synchronous), YES_NO);
  tally(figures, 't6.metachronous', cases, ({ tumor }) => read(tumor.metachronous), YES_NO_MISSING);
  tally(figures, 't6.metastatic_at_start', cases, ({ fiche }) => read(fiche.metastatic), YES_NO);
  const numbers = (of: (a: Analysed) => number | undefined): number[] => cases.flatMap((a) => of(a) ?? []);
  figures.set('text.tumour_size.mean', mean(numbers(({ tumor }) => read(tumor.sizeMm))));
  figures.set('text.mitoses.mean', mean(numbers(({ tumor }) => read(tumor.mitoses))));
  const delays = cases
    .filter(({ tumor }) => read(tumor.metachronous) === true)
    .map(({ tumor }) => days(readDay(tumor.diagnosedOn) ?? '', readDay(tumor.metastaticOn) ?? '') / 30.4375);
  figures.set('text.metachronous_delay.mean', mean(delays));
  const metastatic = cases.filter(({ fiche }) => read(fiche.metastatic) === true);
  figures.set(
    'text.multiple_sites',
    metastatic.filter(({ fiche }) => (read(fiche.metastaticSites)?.length ?? 0) > 1).length,
  );
  figures.set(
    'text.liver',
    metastatic.filter(({ fiche }) => read(fiche.metastaticSites)?.includes('liver')).length,
  );
  return figures;
}
