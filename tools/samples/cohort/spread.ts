/** Table 6: metastases, when they came and where. */

import type { Random } from '../random.ts';
import type { MetastaticSite } from '../truth.ts';
import { draw } from './allocate.ts';
import type { Course } from './frame.ts';
import type { PriorTherapy } from './prior.ts';
import type { Baseline } from './study-patient.ts';
import { count, type Targets } from './targets.ts';

export type Spread = Pick<
  Baseline,
  'synchronous' | 'metachronous' | 'metachronousRecordedLater' | 'metastatic' | 'sites'
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
export function allocateSpread(
  courses: readonly Course[],
  prior: readonly PriorTherapy[],
  targets: Targets,
  random: Random,
): Spread[] {
  const all = [...courses.keys()];
  const local = all.filter((i) => courses[i]?.subgroup === 'pancreas' && prior[i]?.types.length === 0);
  const [becoming] = draw(
    local.filter((i) => courses[i]?.pfsEnd === 'progression' && courses[i]?.progressionKind === 'exact'),
    1,
    random,
  );
  const [staying, unanswered] = draw(
    local.filter((i) => i !== becoming && courses[i]?.response !== 'pd'),
    2,
    random,
  );
  const notMetastatic = [becoming, staying, unanswered];
  const metastatic = all.filter((i) => !notMetastatic.includes(i));
  const withoutLiver = draw(metastatic, metastatic.length - count(targets, 'text.liver'), random);
  const several = draw(metastatic, count(targets, 'text.multiple_sites'), random);
  return all.map((i) => {
    const isMetachronous = prior[i]?.isMetachronous === true || i === becoming;
    const first: MetastaticSite = withoutLiver.includes(i) ? 'lymph_nodes' : 'liver';
    return {
      synchronous: metastatic.includes(i) && !isMetachronous,
      metachronous: i === unanswered ? null : isMetachronous,
      metachronousRecordedLater: i === becoming,
      metastatic: metastatic.includes(i),
      sites: !metastatic.includes(i)
        ? []
        : several.includes(i)
          ? [first, ...random.pick(OTHER_SITES)]
          : [first],
    };
  });
}
