import type { PartialDate } from '../cell/date.ts';
import { isUnderstood, type Parsed } from '../cell/parsed.ts';
import { isDated, type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import { type StagedCell, typedCell } from '../staging/row.ts';
import type { Keyring } from './pseudonym.ts';
import { QuotableTexts } from './quotable.ts';

/** Nearly every patient is older: an earlier day may be the birth date of another patient. */
const YOUNGEST_YEARS = 15;
/** The usual spelling, in digits alone. */
const PLAIN_DAY = /^\d{2}\/\d{2}\/(\d{4})(?: \d{2}:\d{2})?$/;

/**
 * Returns the de-identification of the cells of a column. A person named or born that day may appear only in
 * another file. Texts with more than the words of the column's codes, cells of any kind that the column does not
 * understand, and days long past, are therefore encrypted in the staging.
 */
export function cellEncrypter(
  column: Column<unknown>,
  context: ReadContext,
  { seal }: Keyring,
): (cell: RawCell, parsed: Parsed<unknown>) => StagedCell {
  const texts = new QuotableTexts(column);
  const lastYear = String(Number(context.extractedOn.slice(0, 4)) - YOUNGEST_YEARS);
  const mayQuote =
    column.kind === 'date'
      ? (cell: RawCell, parsed: Parsed<unknown>) => mayBeBirth(cell, parsed as Parsed<PartialDate>, lastYear)
      : (cell: RawCell, parsed: Parsed<unknown>) =>
          hasContent(cell) && !(isUnderstood(parsed) && texts.isPlain(shown(cell)));
  return (cell, parsed) => {
    const typed = typedCell(cell, parsed);
    return mayQuote(cell, parsed) ? { sealed: seal(JSON.stringify(typed)) } : typed;
  };
}

/** False for a blank cell, an answer of true or false, and an error of Excel. */
function hasContent(cell: RawCell): boolean {
  if (typeof cell === 'object') return cell !== null && !('error' in cell);
  return typeof cell !== 'boolean';
}

function mayBeBirth(cell: RawCell, parsed: Parsed<PartialDate>, lastYear: string): boolean {
  if (isDated(cell)) return cell.date.slice(0, 4) <= lastYear;
  if (!hasContent(cell)) return false;
  const plainYear = typeof cell === 'string' ? PLAIN_DAY.exec(cell)?.[1] : undefined;
  if (plainYear !== undefined) return plainYear <= lastYear;
  if (!isUnderstood(parsed)) return true;
  return 'value' in parsed && parsed.value.precision === 'day' && parsed.value.latest.slice(0, 4) <= lastYear;
}
