/** Table 10 and the text: what the index line did to whom, and what nobody wrote down. */

import type { Dice } from '../dice.ts';
import type { ToxicityTerm } from '../truth.ts';
import { draw, until } from './deal.ts';
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

export function dealToxicities(
  courses: readonly Course[],
  treatments: readonly Treatment[],
  targets: Targets,
  dice: Dice,
): StudyToxicity[][] {
  const all = [...courses.keys()];
  const stopped = all.filter((i) => courses[i]?.stop === 'toxicity');
  const untreated = all.filter((i) => treatments[i]?.cycles === 0);
  const unknown = drawUnknown(courses, [...stopped, ...untreated], dice);
  const known = all.filter((i) => !unknown.includes(i));
  const affected = until(
    () =>
      drawAffected(
        known.filter((i) => !untreated.includes(i)),
        targets,
        dice,
      ),
    (drawn) =>
      sizeOfUnion(drawn) === count(targets, 'tox.bevacizumab.any') && stopped.every((i) => isIn(drawn, i)),
  );
  const rows: StudyToxicity[][] = all.map(() => []);
  for (const term of BEVACIZUMAB) {
    const states = statesOf(term, all, affected, unknown, targets, dice);
    const treated = term === 'hypertension' ? dealTreated(states, targets, dice) : undefined;
    for (const i of all) {
      const row = bevacizumabRow(term, states.get(i) as State, treated?.get(i), courses[i] as Course, dice);
      if (row) rows[i]?.push(row);
    }
  }
  const concerned = dealChemotherapy(known, treatments, targets, dice);
  for (const i of all)
    rows[i]?.push(...chemotherapyRows(i, concerned, unknown.includes(i), courses[i] as Course, dice));
  return rows;
}

function drawUnknown(courses: readonly Course[], except: readonly number[], dice: Dice): number[] {
  const eligible = [...courses.keys()].filter((i) => !except.includes(i));
  const outside = eligible.filter((i) => !courses[i]?.atChu);
  const uninformed = outside.filter((i) => courses[i]?.response === 'missing');
  const others = outside.filter((i) => !uninformed.includes(i));
  return [
    ...uninformed,
    ...draw(others, UNKNOWN.outside - uninformed.length, dice),
    ...draw(
      eligible.filter((i) => courses[i]?.atChu),
      UNKNOWN.chu,
      dice,
    ),
  ];
}

type Affected = ReadonlyMap<string, readonly number[]>;

const drawAffected = (eligible: readonly number[], targets: Targets, dice: Dice): Affected =>
  new Map(BEVACIZUMAB.map((term) => [term, draw(eligible, count(targets, `t10.${term}.yes`), dice)]));
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
  dice: Dice,
): States {
  const yes = affected.get(term) ?? [];
  const spared = all.filter((i) => !yes.includes(i) && !unknown.includes(i));
  const more = draw(spared, count(targets, `t10.${term}.missing`) - unknown.length, dice);
  const missing = [...unknown, ...more];
  return new Map(all.map((i) => [i, yes.includes(i) ? 'yes' : missing.includes(i) ? 'missing' : 'no']));
}

/** Of the seven with hypertension five were treated, one was not, of one nobody says: 27 no = 26 without + 1. */
function dealTreated(states: States, targets: Targets, dice: Dice): Map<number, boolean | null> {
  const hypertensive = [...states].filter(([, state]) => state === 'yes').map(([i]) => i);
  const without = [...states.values()].filter((state) => state === 'no').length;
  const treated = count(targets, 't10.hypertension_treated.yes');
  const untreated = count(targets, 't10.hypertension_treated.no') - without;
  const order = dice.shuffled(hypertensive);
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
  dice: Dice,
): StudyToxicity | null {
  if (state === 'yes') {
    // A treated hypertension counts without its grade (AP-14). "Both" at grade 3 would count for the chemotherapy too.
    const grade = treated === true && dice.chance(0.3) ? null : dice.pick([2, 2, 3] as const);
    return {
      term,
      present: true,
      grade,
      attribution: grade === 2 && dice.chance(0.25) ? 'both' : 'bevacizumab',
      conduct: course.stop === 'toxicity' ? 'stop_bevacizumab' : 'none',
      treated: treated ?? null,
      source: course.atChu && treated === undefined ? dice.pick(['dcc', 'orbis', 'both'] as const) : 'dcc',
    };
  }
  if (state === 'no') {
    const below = dice.chance(0.15);
    if (!below) return { ...plain, term, present: false, grade: null, attribution: 'bevacizumab' };
    const ofChemotherapy = term === 'bleeding' && dice.chance(0.4);
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
  return dice.weighted<() => StudyToxicity | null>([
    [45, () => null],
    [40, () => ({ ...plain, term, present: null, grade: null, attribution: 'bevacizumab' })],
    [15, () => ({ ...plain, term, present: true, grade: null, attribution: 'bevacizumab' })],
  ])();
}

type Concerned = ReadonlyMap<ToxicityTerm, readonly number[]>;

/** 19 toxicities of the chemotherapy in 17 patients; a neuropathy only where oxaliplatin was given. */
function dealChemotherapy(
  known: readonly number[],
  treatments: readonly Treatment[],
  targets: Targets,
  dice: Dice,
): Concerned {
  const withOxaliplatin = known.filter((i) => treatments[i]?.family === 'folfox');
  return until(
    () =>
      new Map(
        CHEMOTHERAPY.map(([term, id]) => [
          term,
          draw(term === 'neurological' ? withOxaliplatin : known, count(targets, id), dice),
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
  dice: Dice,
): StudyToxicity[] {
  return CHEMOTHERAPY.flatMap(([term]): StudyToxicity[] => {
    const base = { ...plain, term, attribution: 'chemotherapy' as const };
    if (concerned.get(term)?.includes(index)) {
      const isSevere = dice.chance(0.5);
      return [
        {
          ...base,
          present: true,
          grade: isSevere ? dice.pick([3, 3, 4] as const) : dice.pick([1, 2] as const),
          conduct: isSevere
            ? dice.pick(['none', 'dose_concession', 'stop_chemotherapy'] as const)
            : 'dose_concession',
          source: course.atChu ? dice.pick(['dcc', 'orbis', 'both'] as const) : 'dcc',
        },
      ];
    }
    if (isUnknown || dice.chance(0.15)) return [];
    if (dice.chance(0.7)) return [{ ...base, present: false, grade: null }];
    return [{ ...base, present: true, grade: dice.pick([1, 2] as const), conduct: 'none' }];
  });
}
