import type { PartialDate } from '../cell/date.ts';
import { isUnderstood, type Parser } from '../cell/parsed.ts';
import { isDated, type RawCell } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { Keyring } from '../staging/pseudonym.ts';
import type { StagedCell } from '../staging/row.ts';

/** Nearly every patient is older: an earlier day may be somebody's birth date in a row that does not tell it. */
const YOUNGEST_YEARS = 15;
/** The usual spelling, in digits alone. */
const PLAIN_DAY = /^\d{2}\/\d{2}\/(\d{4})(?: \d{2}:\d{2})?$/;

/**
 * How the cells of a column pass the door. Another file may tell that somebody is called so, or was born that day: what
 * the column does not understand, and days of long ago, are sealed until all files are read.
 */
export function cellSealer(
  column: Column<unknown>,
  context: ReadContext,
  { seal }: Keyring,
): (cell: RawCell) => StagedCell {
  const parse = column.parser(context);
  const lastYear = String(Number(context.extractedOn.slice(0, 4)) - YOUNGEST_YEARS);
  const mayQuote =
    column.kind === 'date'
      ? (cell: RawCell) => mayBeBirth(cell, parse as Parser<PartialDate>, lastYear)
      : (cell: RawCell) => isTextOrNumber(cell) && !isUnderstood(parse(cell));
  return (cell) => (mayQuote(cell) ? { sealed: seal(JSON.stringify(cell)) } : cell);
}

const isTextOrNumber = (cell: RawCell): boolean => typeof cell === 'string' || typeof cell === 'number';

function mayBeBirth(cell: RawCell, parse: Parser<PartialDate>, lastYear: string): boolean {
  if (isDated(cell)) return cell.date.slice(0, 4) <= lastYear;
  if (!isTextOrNumber(cell)) return false;
  const plainYear = typeof cell === 'string' ? PLAIN_DAY.exec(cell)?.[1] : undefined;
  if (plainYear !== undefined) return plainYear <= lastYear;
  const parsed = parse(cell);
  if (!isUnderstood(parsed)) return true;
  return 'value' in parsed && parsed.value.precision === 'day' && parsed.value.latest.slice(0, 4) <= lastYear;
}
