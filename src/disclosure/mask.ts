import { EXIT, RunError } from '../core/run-error.ts';
import type { Connection } from '../warehouse/open.ts';
import { CountList } from './count-list.ts';
import { stateDeclaredSums } from './declared-sums.ts';
import { addFlowCounts } from './flow-counts.ts';
import { addFindingCounts, addRowCounts } from './run-counts.ts';
import type { LeastCount } from './small-cell.ts';
import { hiddenCounts } from './suppress.ts';
import { addSurvivalCounts } from './survival-counts.ts';
import { addTableCounts } from './table-counts.ts';

/** Which counts are hidden, in the report and in the export alike. */
export interface Mask {
  readonly least: LeastCount;
  /** True when the count of this key (`printed-keys.ts`) must not be printed; so must a count that nobody listed. */
  readonly isHidden: (key: string) => boolean;
}

/** Hides nothing. */
export const OPEN_MASK: Mask = { least: 0, isHidden: () => false };

/** All counts that report and export print together, with their sums. */
export function printedCounts(db: Connection): CountList {
  const list = new CountList();
  addFlowCounts(list, db);
  addTableCounts(list, db);
  addSurvivalCounts(list, db);
  stateDeclaredSums(list, db);
  const run = db.prepare('SELECT run_id FROM etl_run ORDER BY night DESC LIMIT 1').get();
  if (run !== undefined) {
    addFindingCounts(list, db, (run as { run_id: string }).run_id);
    addRowCounts(list, db, (run as { run_id: string }).run_id);
  }
  return list;
}

/**
 * Decides which counts of a published file are hidden: one decision for all pages and tables, so that they can be
 * read together.
 * @throws RunError when the file was published by a version that does not know the sums of the study
 */
export function readMask(db: Connection, least: LeastCount): Mask {
  if (least === 0) return OPEN_MASK;
  const sums = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'study_count_sum'").get();
  if (sums === undefined)
    throw new RunError(
      'small counts cannot be hidden: an earlier version published this file, without the sums of its counts; run make etl first',
      EXIT.couldNotRun,
    );
  const list = printedCounts(db);
  const hidden = hiddenCounts(list, least);
  return { least, isHidden: (key) => hidden.has(key) || !list.has(key) };
}
