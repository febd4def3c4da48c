import type { Connection } from '../warehouse/open.ts';
import { CountList, keyOf } from './count-list.ts';
import { ALL, countKey, sizeKey } from './printed-keys.ts';
import type { LeastCount } from './small-cell.ts';
import { hiddenCounts } from './suppress.ts';
import { plus } from './table-counts.ts';

/** Items of an endpoint, beside the sections of the tables: those followed, and those with the event. */
export const SUBJECTS = 'subjects';
export const EVENTS = 'events';

interface Stratum {
  readonly endpoint: string;
  readonly stratum: string;
  readonly subjects: number;
  readonly events: number | null;
}

const STRATA = `
  SELECT endpoint, stratum, subjects, events
  FROM survival_summary
  WHERE conf_type = 'log-log'`;

/** Adds those followed and those with the event, by endpoint and stratum; the others were censored. */
export function addSurvivalCounts(list: CountList, db: Connection): void {
  const strata = db.prepare(STRATA).all() as Stratum[];
  for (const { endpoint, stratum, subjects, events } of strata) {
    list.add(countKey(endpoint, SUBJECTS, stratum), subjects);
    list.add(countKey(endpoint, EVENTS, stratum), events ?? 0);
    list.equate(countKey(endpoint, SUBJECTS, stratum), sizeKey(stratum));
  }
  for (const [endpoint, own] of Map.groupBy(strata, (row) => row.endpoint)) {
    for (const { stratum } of own) {
      const events = plus([countKey(endpoint, EVENTS, stratum)]);
      list.partition(
        countKey(endpoint, SUBJECTS, stratum),
        events,
        keyOf('rest', 'censored', endpoint, stratum),
      );
    }
    const subgroups = own.map(({ stratum }) => stratum).filter((stratum) => stratum !== ALL);
    for (const item of [SUBJECTS, EVENTS]) {
      const parts = plus(subgroups.map((stratum) => countKey(endpoint, item, stratum)));
      list.partition(countKey(endpoint, item), parts, keyOf('rest', 'strata', endpoint, item));
    }
  }
}

/** A point of a curve: how many are at risk. */
export interface CurveCount {
  readonly stratum: string;
  readonly months: number;
  readonly at_risk: number;
}

/**
 * Returns the month from which the curve of each stratum is cut: the first at which its number at risk is small, or
 * would give that of another stratum. A curve draws each number at risk, not only those under it. Strata that are not
 * `shown` are hidden as a whole.
 */
export function curveCuts(
  points: readonly CurveCount[],
  shown: ReadonlySet<string>,
  least: LeastCount,
): ReadonlyMap<string, number> {
  const cuts = new Map<string, number>();
  if (least === 0) return cuts;
  const curves = Map.groupBy(points, ({ stratum }) => stratum);
  const months = [...new Set(points.map((point) => point.months))].sort((a, b) => a - b);
  for (const month of months) {
    const atRisk = new Map([...curves].map(([stratum, curve]) => [stratum, atRiskAt(curve, month)]));
    const list = new CountList();
    for (const [stratum, n] of atRisk) {
      const isDrawn = shown.has(stratum) && !cuts.has(stratum);
      list.add(stratum, n, isDrawn ? 1 : 0);
    }
    list.partition(ALL, plus([...curves.keys()].filter((stratum) => stratum !== ALL)), keyOf('rest'));
    const hidden = hiddenCounts(list, least);
    for (const stratum of shown) {
      if (hidden.has(stratum) && !cuts.has(stratum)) cuts.set(stratum, month);
    }
  }
  return cuts;
}

/** Number of subjects whose time is at least that month. */
function atRiskAt(curve: readonly CurveCount[], month: number): number {
  return Math.max(0, ...curve.filter(({ months }) => months >= month).map(({ at_risk }) => at_risk));
}
