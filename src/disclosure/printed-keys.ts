import { keyOf } from './count-list.ts';

/** The stratum of all patients. */
export const ALL = 'all';

/** The section of `table_flow` that counts patients. */
export const FLOW_SECTION = 'patient';

/** The name of a denominator among the items of a section, in `count-sums.csv` and in keys. */
export const ASKED = 'asked';

/** A count of a table, of the flow or of a curve, by the names of its row. */
export function countKey(section: string, item: string, stratum: string = ALL): string {
  return keyOf(section, item, stratum);
}

/** The patients who were asked the question of a section. */
export function askedKey(section: string, stratum: string = ALL): string {
  return countKey(section, ASKED, stratum);
}

/** A step of the flow: the patients in its box, or those whom it excludes. */
export function stepKey(criterion: string): string {
  return countKey(FLOW_SECTION, criterion);
}

/** The patients who leave on the way to a box of the flow without an exclusion. */
export function leavingKey(criterion: string): string {
  return keyOf('leaving', criterion);
}

/** All patients of the warehouse. */
export const LOADED_KEY = keyOf('loaded');

/** The analysed patients of a stratum. */
export function sizeKey(stratum: string): string {
  return countKey('analysed', 'subgroup', stratum);
}

/** Findings of a code; of a severity, without a code. */
export function findingKey(severity: string, code: string | null): string {
  return code === null ? keyOf('finding', severity) : keyOf('finding', severity, code);
}

/** Rows of a sheet with one outcome, such as `rows_rejected`. */
export function rowsKey(file: string, sheet: string, outcome: string): string {
  return keyOf('rows', file, sheet, outcome);
}
