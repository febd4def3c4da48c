/** Table 6: metastases, when they came and where. */

import type { Dice } from '../dice.ts';
import type { MetastaticSite } from '../truth.ts';
import { draw } from './deal.ts';
import type { Course } from './frame.ts';
import type { PriorTherapy } from './prior.ts';
import type { Baseline } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

export type Spread = Pick<
  Baseline,
  'synchronous' | 'metachronous' | 'metachronousToldLater' | 'metastatic' | 'sites'
>;

/** Sites beside the first, bone before peritoneum before lung. */
const OTHER_SITES: readonly (readonly MetastaticSite[])[] = [
  ['bone'],
  ['bone'],
  ['bone', 'lung'],
  ['peritoneum'],
  ['peritoneum'],
  ['lung'],
  ['bone', 'peritoneum'],
];

/**
 * Three are locally advanced at the start: one stays so, one nobody answered for, and one becomes metastatic at the
 * progression, so that 39 are ever metastatic and 38 at the start. His fiche of the proposal leaves the question
 * open and a later fiche answers it (AP-7).
 */
export function dealSpread(
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
  const withoutLiver = draw(metastatic, metastatic.length - count(targets, 'text.liver'), dice);
  const several = draw(metastatic, count(targets, 'text.multiple_sites'), dice);
  return all.map((i) => {
    const isMetachronous = prior[i]?.isMetachronous === true || i === becoming;
    const first: MetastaticSite = withoutLiver.includes(i) ? 'lymph_nodes' : 'liver';
    return {
      synchronous: metastatic.includes(i) && !isMetachronous,
      metachronous: i === unanswered ? null : isMetachronous,
      metachronousToldLater: i === becoming,
      metastatic: metastatic.includes(i),
      sites: !metastatic.includes(i)
        ? []
        : several.includes(i)
          ? [first, ...dice.pick(OTHER_SITES)]
          : [first],
    };
  });
}
