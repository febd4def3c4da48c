/** Table 8: what came after, as the follow-up sheet answers by class, and the lines behind the answers. */

import type { Random } from '../random.ts';
import type { LaterClass, LineType } from '../truth.ts';
import { draw, until } from './allocate.ts';
import type { Course } from './frame.ts';
import { count, type Targets } from './targets.ts';
import type { Times } from './times.ts';

export type LaterAnswers = Record<LaterClass, boolean | null>;

/** Classes as printed (`t8.after_<name>`), and the type of line that each is. */
export const LATER_CLASSES: Readonly<
  Record<LaterClass, { readonly printed: string; readonly type: LineType }>
> = {
  analogues: { printed: 'ssa', type: 'somatostatin_analogue' },
  chemotherapy: { printed: 'chemo', type: 'chemotherapy' },
  chemoembolization: { printed: 'tace', type: 'chemoembolization' },
  radionuclide: { printed: 'prrt', type: 'radionuclide' },
  targeted_therapy: { printed: 'targeted', type: 'targeted_therapy' },
  surgery: { printed: 'surgery', type: 'surgery' },
  supportive_care_only: { printed: 'supportive', type: 'supportive_care' },
};
const ACTIVE = (Object.keys(LATER_CLASSES) as LaterClass[]).filter((name) => name !== 'supportive_care_only');
/** Classes that are given for a progression, not to keep a response. */
const FOR_PROGRESSION: readonly LaterClass[] = ['chemotherapy', 'targeted_therapy', 'chemoembolization'];

/**
 * Who had what. 35 with and 6 without any later treatment leave room for the 8 with supportive care alone only if
 * that counts as one (C-25), so 27 have an active treatment. The eight retreatments are kept out of the class
 * "chemotherapy": it counts 7.
 */
export function allocateLater(
  courses: readonly Course[],
  times: readonly Times[],
  targets: Targets,
  random: Random,
): LaterAnswers[] {
  const all = [...courses.keys()];
  const without = withoutAny(courses, times, targets, random);
  const supportive = supportiveAlone(courses, times, targets);
  const active = all.filter((i) => !without.includes(i) && !supportive.includes(i));
  const given = until(
    () => drawClasses(courses, times, active, targets, random),
    (drawn) =>
      onlyRadionuclides(drawn) !== undefined &&
      active.every((i) => courses[i]?.retreatment !== undefined || (drawn.get(i)?.size ?? 0) > 0),
  );
  const unrecorded = allocateUnrecorded(given, targets, random);
  const answer = (i: number, name: LaterClass): boolean | null => {
    if (unrecorded.get(name)?.includes(i)) return null;
    return name === 'supportive_care_only' ? supportive.includes(i) : given.get(i)?.has(name) === true;
  };
  return all.map(
    (i) =>
      Object.fromEntries(
        Object.keys(LATER_CLASSES).map((name) => [name, answer(i, name as LaterClass)]),
      ) as LaterAnswers,
  );
}

/** The two who died under treatment, and four of those who had neither progressed nor a long follow-up. */
function withoutAny(
  courses: readonly Course[],
  times: readonly Times[],
  targets: Targets,
  random: Random,
): number[] {
  const all = [...courses.keys()];
  const died = all.filter((i) => courses[i]?.pfsEnd === 'death');
  const quiet = all.filter((i) => courses[i]?.pfsEnd === 'none' && courses[i]?.response !== 'missing');
  const shortest = random.shuffled(quiet).sort((a, b) => pfsDays(times[a]) - pfsDays(times[b]));
  return [...died, ...shortest.slice(0, count(targets, 't8.after.no') - died.length)];
}

const pfsDays = (times: Times | undefined): number => (times?.end ?? 0) - (times?.start ?? 0);

/** Supportive care alone: those of the not retreated who lived shortest after their progression. */
function supportiveAlone(courses: readonly Course[], times: readonly Times[], targets: Targets): number[] {
  const remaining = (i: number): number =>
    (times[i]?.end ?? 0) - (times[i]?.progression ?? 0) + (courses[i]?.dies ? 0 : 2000);
  return [...courses.keys()]
    .filter((i) => courses[i]?.pfsEnd === 'progression' && courses[i]?.retreatment === undefined)
    .sort((a, b) => remaining(a) - remaining(b))
    .slice(0, count(targets, 't8.after_supportive.yes'));
}

/** How many treatments fit between the progression (or the pause) and the last news: one in 75 days. */
function room(course: Course, times: Times): number {
  const from =
    times.retreatmentProgression ?? times.retreatmentStart ?? times.progression ?? times.start + 200;
  return Math.min(4, Math.floor((times.end - from) / 75) + (course.retreatment ? 0 : 1));
}

function drawClasses(
  courses: readonly Course[],
  times: readonly Times[],
  active: readonly number[],
  targets: Targets,
  random: Random,
): Map<number, Set<LaterClass>> {
  const given = new Map(active.map((i) => [i, new Set<LaterClass>()]));
  const fits = (i: number, name: LaterClass): boolean => {
    const has = given.get(i)?.size ?? 0;
    if (has >= room(courses[i] as Course, times[i] as Times)) return false;
    if (name === 'surgery') return courses[i]?.response === 'pr' || courses[i]?.pfsEnd === 'none';
    return !FOR_PROGRESSION.includes(name) || courses[i]?.pfsEnd === 'progression';
  };
  for (const name of [...FOR_PROGRESSION, 'surgery', 'radionuclide', 'analogues'] as const) {
    const wanted = count(targets, `t8.after_${LATER_CLASSES[name].printed}.yes`);
    const candidates = active.filter((i) => fits(i, name));
    if (candidates.length < wanted) return new Map();
    for (const i of draw(candidates, wanted, random)) given.get(i)?.add(name);
  }
  return given;
}

/** Who has radionuclides and nothing else: the one class without a missing answer. */
const onlyRadionuclides = (given: ReadonlyMap<number, ReadonlySet<LaterClass>>): number | undefined =>
  [...given].find(([, classes]) => classes.size === 1 && classes.has('radionuclide'))?.[0];

/**
 * Missing answers are beside a yes, so that "any later treatment" stays known: one patient's row is empty but for
 * the radionuclides, a second one's has two gaps.
 */
function allocateUnrecorded(
  given: ReadonlyMap<number, ReadonlySet<LaterClass>>,
  targets: Targets,
  random: Random,
): Map<LaterClass, number[]> {
  const emptiest = onlyRadionuclides(given) as number;
  const others = [...given].filter(
    ([i, classes]) => i !== emptiest && classes.size > 0 && !classes.has('analogues'),
  );
  const gaps = [emptiest, random.pick(others)[0]];
  return new Map(
    [...ACTIVE, 'supportive_care_only' as const].map((name) => [
      name,
      gaps.slice(0, targets[`t8.after_${LATER_CLASSES[name].printed}.missing`] ?? 0),
    ]),
  );
}
