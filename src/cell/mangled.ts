import { monthNumber } from './month-name.ts';
import type { RawCell } from './raw.ts';

/** "02/10", "02/10/2016", "2016-10-02", "2-10-2016". A range typed as text has one hyphen and no slash. */
const DAY_LIKE =
  /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?: \d{1,2}:\d{2}(?::\d{2})?)?$|^\d{4}-\d{2}-\d{2}|^\d{1,2}-\d{1,2}-\d{2,4}$/;
/** "02-oct", "oct-02", "2 oct." */
const MONTH_LIKE = /^(?:\d{1,4}[ -])?([a-z]{3,9})\.?(?:[ -]\d{1,4})?$/;

/**
 * True when a spreadsheet turned "2-10" into a date: a date cell, or its text in a CSV. The typed numbers are lost,
 * so the value is unreadable (S-7).
 */
export function isMangledByExcel(cell: RawCell, folded: string): boolean {
  if (typeof cell === 'object' && cell !== null) return 'date' in cell;
  if (DAY_LIKE.test(folded)) return true;
  const word = MONTH_LIKE.exec(folded)?.[1];
  return word !== undefined && monthNumber(word) !== undefined;
}
