/** Table 10 and the text: what the index line did to whom, and what nobody wrote down. */

import type { Random } from '../random.ts';
import type { ToxicityTerm } from '../truth.ts';
import { draw, until } from './allocate.ts';
import type { Course } from './frame.ts';
import type { Treatment } from './index-line.ts';
import type { StudyToxicity } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

type State = 'yes' | 'no' | 'missing';
type States = ReadonlyMap<number, State>;

const BEVACIZUMAB = ['hypertension', 'oedema', 'proteinuria', 'bleeding', 'thromboembolic'] as const;
const CHEMOTHERAPY: readonly (readonly [ToxicityTerm, string])[] = [
  ['asthenia', 'tox.chemo.asthenia'],
  ['hand_foot', 'tox.chemo.hand_foot'],
  ['hematological', 'tox.chemo.haematological'],
  ['neurological', 'tox.chemo.neurological'],
];

/** Eight patients of whom no toxicity of bevacizumab is known: seven treated outside the CHU, one at the CHU. */
const UNKNOWN = { outside: 7, chu: 1 };

export function allocateToxicities(
  courses: readonly Course[],
  treatments: readonly Treatment[],
  targets: Targets,
  random: Random,
): StudyToxicity[][] {
  const all = [...courses.keys()];
  const stopped = all.filter((i) => courses[i]?.stop === 'toxicity');
  const untreated = all.filter((i) => treatments[i]?.cycles === 0);
  const unknown = drawUnknown(courses, [...stopped, ...untreated], random);
  const known = all.filter((i) => !unknown.includes(i));
  const affected = until(
    () =>
      drawAffected(
        known.filter((i) => !untreated.includes(i)),
        targets,
        random,
      ),
    (drawn) =>
      sizeOfUnion(drawn) === count(targets, 'tox.bevacizumab.any') && stopped.every((i) => isIn(drawn, i)),
  );
  const rows: StudyToxicity[][] = all.map(() => []);
  for (const term of BEVACIZUMAB) {
    const states = statesOf(term, all, affected, unknown, targets, random);
    const treated = term === 'hypertension' ? allocateTreated(states, targets, random) : undefined;
    for (const i of all) {
      const row = bevacizumabRow(term, states.get(i) as State, treated?.get(i), courses[i] as Course, random);
      if (row) rows[i]?.push(row);
    }
  }
  const concerned = allocateChemotherapy(known, treatments, targets, random);
  for (const i of all)
    rows[i]?.push(...chemotherapyRows(i, concerned, unknown.includes(i), courses[i] as Course, random));
  return rows;
}

function drawUnknown(courses: readonly Course[], except: readonly number[], random: Random): number[] {
  const eligible = [...courses.keys()].filter((i) => !except.includes(i));
  const outside = eligible.filter((i) => !courses[i]?.atChu);
  const uninformed = outside.filter((i) => courses[i]?.response === 'missing');
  const others = outside.filter((i) => !uninformed.includes(i));
  return [
    ...uninformed,
    ...draw(others, UNKNOWN.outside - uninformed.length, random),
    ...draw(
      eligible.filter((i) => courses[i]?.atChu),
      UNKNOWN.chu,
      random,
    ),
  ];
}

type Affected = ReadonlyMap<string, readonly number[]>;

const drawAffected = (eligible: readonly number[], targets: Targets, random: Random): Affected =>
  new Map(BEVACIZUMAB.map((term) => [term, draw(eligible, count(targets, `t10.${term}.yes`), random)]));
const isIn = (drawn: Affected, index: number): boolean =>
  [...drawn.values()].some((list) => list.includes(index));
const sizeOfUnion = (drawn: Affected): number => new Set([...drawn.values()].flat()).size;

/** Yes, no or missing for one term: missing for the unknown, and once or twice more where the print says so. */
function statesOf(
  term: (typeof BEVACIZUMAB)[number],
  all: readonly number[],
  affected: Affected,
  unknown: readonly number[],
  targets: Targets,
  random: Random,
): States {
  const yes = affected.get(term) ?? [];
  const spared = all.filter((i) => !yes.includes(i) && !unknown.includes(i));
  const more = draw(spared, count(targets, `t10.${term}.missing`) - unknown.length, random);
  const missing = [...unknown, ...more];
  return new Map(all.map((i) => [i, yes.includes(i) ? 'yes' : missing.includes(i) ? 'missing' : 'no']));
}

/** Of the seven with hypertension five were treated, one was not, of one nobody says: 27 no = 26 without + 1. */
function allocateTreated(states: States, targets: Targets, random: Random): Map<number, boolean | null> {
  const hypertensive = [...states].filter(([, state]) => state === 'yes').map(([i]) => i);
  const without = [...states.values()].filter((state) => state === 'no').length;
  const treated = count(targets, 't10.hypertension_treated.yes');
  const untreated = count(targets, 't10.hypertension_treated.no') - without;
  const order = random.shuffled(hypertensive);
  return new Map(order.map((i, k) => [i, k < treated ? true : k < treated + untreated ? false : null]));
}

const plain = { conduct: null, treated: null, source: 'dcc' } as const;

/**
 * The row that makes the state. Yes: grade 2 or 3. No: absent, or below the threshold, or another drug's. Missing:
 * no row at all, asked and not answered, or present without the grade that decides (AP-16, C-21).
 */
function bevacizumabRow(
  term: ToxicityTerm,
  state: State,
  treated: boolean | null | undefined,
  course: Course,
  random: Random,
): StudyToxicity | null {
  if (state === 'yes') {
    // A treated hypertension counts without its grade (AP-14). "Both" at grade 3 would count for the chemotherapy too.
    const grade = treated === true && random.chance(0.3) ? null : random.pick([2, 2, 3] as const);
    return {
      term,
      present: true,
      grade,
      attribution: grade === 2 && random.chance(0.25) ? 'both' : 'bevacizumab',
      conduct: course.stop === 'toxicity' ? 'stop_bevacizumab' : 'none',
      treated: treated ?? null,
      source: course.atChu && treated === undefined ? random.pick(['dcc', 'orbis', 'both'] as const) : 'dcc',
    };
  }
  if (state === 'no') {
    const below = random.chance(0.15);
    if (!below) return { ...plain, term, present: false, grade: null, attribution: 'bevacizumab' };
    const ofChemotherapy = term === 'bleeding' && random.chance(0.4);
    return {
      ...plain,
      term,
      present: true,
      grade: ofChemotherapy ? 2 : 1,
      attribution: ofChemotherapy ? 'chemotherapy' : 'bevacizumab',
      conduct: 'none',
      treated: term === 'hypertension' ? false : null,
    };
  }
  return random.weighted<() => StudyToxicity | null>([
    [45, () => null],
    [40, () => ({ ...plain, term, present: null, grade: null, attribution: 'bevacizumab' })],
    [15, () => ({ ...plain, term, present: true, grade: null, attribution: 'bevacizumab' })],
  ])();
}

type Concerned = ReadonlyMap<ToxicityTerm, readonly number[]>;

/** 19 toxicities of the chemotherapy in 17 patients; a neuropathy only where oxaliplatin was given. */
function allocateChemotherapy(
  known: readonly number[],
  treatments: readonly Treatment[],
  targets: Targets,
  random: Random,
): Concerned {
  const withOxaliplatin = known.filter((i) => treatments[i]?.family === 'folfox');
  return until(
    () =>
      new Map(
        CHEMOTHERAPY.map(([term, id]) => [
          term,
          draw(term === 'neurological' ? withOxaliplatin : known, count(targets, id), random),
        ]),
      ),
    (drawn) => sizeOfUnion(drawn) === count(targets, 'tox.chemo.any'),
  );
}

/** Yes by grade 3, or by a dose concession at a lower grade (AP-15); else absent, mild, or not asked. */
function chemotherapyRows(
  index: number,
  concerned: Concerned,
  isUnknown: boolean,
  course: Course,
  random: Random,
): StudyToxicity[] {
  return CHEMOTHERAPY.flatMap(([term]): StudyToxicity[] => {
    const base = { ...plain, term, attribution: 'chemotherapy' as const };
    if (concerned.get(term)?.includes(index)) {
      const isSevere = random.chance(0.5);
      return [
        {
          ...base,
          present: true,
          grade: isSevere ? random.pick([3, 3, 4] as const) : random.pick([1, 2] as const),
          conduct: isSevere
            ? random.pick(['none', 'dose_concession', 'stop_chemotherapy'] as const)
            : 'dose_concession',
          source: course.atChu ? random.pick(['dcc', 'orbis', 'both'] as const) : 'dcc',
        },
      ];
    }
    if (isUnknown || random.chance(0.15)) return [];
    if (random.chance(0.7)) return [{ ...base, present: false, grade: null }];
    return [{ ...base, present: true, grade: random.pick([1, 2] as const), conduct: 'none' }];
  });
}
