/** Table 10 and the toxicities of the text, counted again from the sample cohort. */
import type { Toxicity, ToxicityTerm } from '../../tools/samples/truth.ts';
import { type Counted, tally } from './counting.ts';
import { type Analysed, read, startOf } from './reading.ts';

type Drug = 'bevacizumab' | 'chemotherapy';
type State = 'yes' | 'no' | 'missing';

/** The rows of one term in the index line: the DCC's, and ORBIS's events, which all lie in it. */
function rowsOf({ patient, index }: Analysed, term: ToxicityTerm | undefined): Toxicity[] {
  const start = startOf(patient, index) ?? '';
  const events = (patient.orbis?.adverseEvents ?? [])
    .filter(({ startedOn }) => startedOn >= start)
    .map(
      ({ term: name, grade, attribution, conduct }): Toxicity => ({
        line: index.number,
        term: name.value as ToxicityTerm,
        present: { value: true },
        grade,
        attribution,
        conduct,
      }),
    );
  const told = patient.toxicities.filter(({ line }) => line === index.number);
  return [...told, ...events].filter((row) => term === undefined || row.term === term);
}

const highest = (row: Toxicity): number | undefined => {
  const grade = read(row.grade);
  return typeof grade === 'object' ? grade[1] : grade;
};

/** One term of one drug: yes, no or missing (AP-14 to AP-16, C-21, S-6). */
export function stateOf(a: Analysed, term: ToxicityTerm, drug: Drug): State {
  const rows = rowsOf(a, term);
  const present = rows.filter((row) => read(row.present) === true);
  if (present.length === 0) return rows.some((row) => read(row.present) === false) ? 'no' : 'missing';
  const own = present.filter((row) => [drug, 'both'].includes(row.attribution.value ?? ''));
  if (own.length === 0) return present.some((row) => row.attribution.value === 'unknown') ? 'missing' : 'no';
  if (own.some((row) => qualifies(row, drug))) return 'yes';
  return own.some((row) => highest(row) === undefined) ? 'missing' : 'no';
}

function qualifies(row: Toxicity, drug: Drug): boolean {
  const grade = highest(row) ?? 0;
  if (drug === 'chemotherapy') return grade >= 3 || read(row.conduct) === 'dose_concession';
  return grade >= 2 || (row.term === 'hypertension' && read(row.treated) === true);
}

const TERMS: readonly ToxicityTerm[] = [
  'hypertension',
  'oedema',
  'proteinuria',
  'bleeding',
  'thromboembolic',
  'asthenia',
  'hand_foot',
  'hematological',
  'neurological',
];

/** C-25: yes where a drug was begun, no where not or where there is no hypertension, else missing. */
function treatedState(a: Analysed): State {
  const rows = rowsOf(a, 'hypertension');
  const answers = rows.map((row) => read(row.treated));
  if (answers.includes(true)) return 'yes';
  if (answers.includes(false)) return 'no';
  const isAbsent =
    rows.some((row) => read(row.present) === false) && rows.every((row) => read(row.present) !== true);
  return isAbsent ? 'no' : 'missing';
}

export function table10(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  const states: State[] = ['yes', 'no', 'missing'];
  for (const term of TERMS.slice(0, 5))
    tally(figures, `t10.${term}`, cases, (a) => stateOf(a, term, 'bevacizumab'), states);
  tally(figures, 't10.hypertension_treated', cases, treatedState, states);
  const any = (drug: Drug): number =>
    cases.filter((a) => TERMS.some((term) => stateOf(a, term, drug) === 'yes')).length;
  figures.set('tox.bevacizumab.any', any('bevacizumab'));
  figures.set(
    'tox.bevacizumab.stop',
    cases.filter(({ index }) => read(index.stopReason) === 'toxicity').length,
  );
  const hypertensive = cases.filter((a) => stateOf(a, 'hypertension', 'bevacizumab') === 'yes');
  figures.set('tox.hypertension.treated', hypertensive.filter((a) => treatedState(a) === 'yes').length);
  figures.set('tox.chemo.any', any('chemotherapy'));
  for (const [term, printed] of [
    ['asthenia', 'asthenia'],
    ['hand_foot', 'hand_foot'],
    ['hematological', 'haematological'],
    ['neurological', 'neurological'],
  ] as const) {
    figures.set(
      `tox.chemo.${printed}`,
      cases.filter((a) => stateOf(a, term, 'chemotherapy') === 'yes').length,
    );
  }
  return figures;
}
