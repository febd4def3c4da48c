import type { Connection } from '../warehouse/open.ts';
import { type CountList, keyOf } from './count-list.ts';
import { LOADED_KEY, leavingKey, stepKey } from './printed-keys.ts';
import { plus } from './table-counts.ts';

interface Step {
  readonly criterion: string;
  readonly is_exclusion: 0 | 1;
  readonly patients_in: number;
  readonly patients_out: number;
  readonly patients_left: number;
}

/** A box of the flow, and the keys of those who leave on the way to it. */
interface Box {
  readonly key: string;
  readonly leaving: readonly string[];
}

const STEPS = `
  SELECT criterion, is_exclusion, patients_in, patients_out, patients_left
  FROM cohort_flow
  JOIN study_flow_step USING (step, criterion)
  ORDER BY step`;

/**
 * Adds the boxes of the flow and those who leave between them. States the chain: each box is any later one and those
 * who leave on the way to it.
 */
export function addFlowCounts(list: CountList, db: Connection): void {
  const steps = db.prepare(STEPS).all() as Step[];
  list.add(LOADED_KEY, steps[0]?.patients_in ?? 0);
  const boxes = [{ key: LOADED_KEY, leaving: [] }, ...addBoxes(list, steps)];
  for (const [from, whole] of boxes.entries()) {
    for (const [to, box] of boxes.entries()) {
      if (to <= from) continue;
      const leaving = boxes.slice(from + 1, to + 1).flatMap((between) => between.leaving);
      list.partition(whole.key, plus([...leaving, box.key]), keyOf('rest', 'flow', whole.key, box.key));
    }
  }
}

/** Adds the counts of the steps; returns the boxes in their order. */
function addBoxes(list: CountList, steps: readonly Step[]): Box[] {
  const boxes: Box[] = [];
  let exclusions: string[] = [];
  for (const { criterion, is_exclusion, patients_out, patients_left } of steps) {
    list.add(stepKey(criterion), is_exclusion ? patients_out : patients_left);
    if (is_exclusion) {
      exclusions.push(stepKey(criterion));
      continue;
    }
    // The report shows those who leave without an exclusion only where there are no exclusions.
    list.add(leavingKey(criterion), patients_out, exclusions.length === 0 ? 1 : 0);
    boxes.push({ key: stepKey(criterion), leaving: [...exclusions, leavingKey(criterion)] });
    exclusions = [];
  }
  return boxes;
}
