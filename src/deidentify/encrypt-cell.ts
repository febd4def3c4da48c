import type { PartialDate } from '../cell/date.ts';
import { fold } from '../cell/fold.ts';
import { isUnderstood, type Parsed } from '../cell/parsed.ts';
import { isDated, type RawCell } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import { type StagedCell, typedCell } from '../staging/row.ts';
import type { Keyring } from './pseudonym.ts';

/** Nearly every patient is older: an earlier day may be the birth date of another patient. */
const YOUNGEST_YEARS = 15;
/** The usual spelling, in digits alone. */
const PLAIN_DAY = /^\d{2}\/\d{2}\/(\d{4})(?: \d{2}:\d{2})?$/;

const WORD = /[\p{L}\p{M}]{2,}/gu;
const LONG_NUMBER_OR_DAY = /\d{5}|\d[./\-\s]\d{1,2}[./\-\s]\d/;

/**
 * Returns the de-identification of the cells of a column. A person named or born that day may appear only in
 * another file. Texts with more than the words of the column's codes, and days long past, are therefore encrypted
 * until all files are read.
 */
export function cellEncrypter(
  column: Column<unknown>,
  context: ReadContext,
  { seal }: Keyring,
): (cell: RawCell, parsed: Parsed<unknown>) => StagedCell {
  const words = new Set(column.spellings.flatMap((spelling) => fold(spelling).match(WORD) ?? []));
  const lastYear = String(Number(context.extractedOn.slice(0, 4)) - YOUNGEST_YEARS);
  const mayQuote =
    column.kind === 'date'
      ? (cell: RawCell, parsed: Parsed<unknown>) => mayBeBirth(cell, parsed as Parsed<PartialDate>, lastYear)
      : (cell: RawCell, parsed: Parsed<unknown>) =>
          isTextOrNumber(cell) && !(isPlain(String(cell), words) && isUnderstood(parsed));
  return (cell, parsed) => {
    const typed = typedCell(cell, parsed);
    return mayQuote(cell, parsed) ? { sealed: seal(JSON.stringify(typed)) } : typed;
  };
}

const isTextOrNumber = (cell: RawCell): boolean => typeof cell === 'string' || typeof cell === 'number';

/** True for a text of known words, letters and short numbers only. */
function isPlain(text: string, words: ReadonlySet<string>): boolean {
  if (LONG_NUMBER_OR_DAY.test(text)) return false;
  return (fold(text).match(WORD) ?? []).every((word) => words.has(word));
}

function mayBeBirth(cell: RawCell, parsed: Parsed<PartialDate>, lastYear: string): boolean {
  if (isDated(cell)) return cell.date.slice(0, 4) <= lastYear;
  if (!isTextOrNumber(cell)) return false;
  const plainYear = typeof cell === 'string' ? PLAIN_DAY.exec(cell)?.[1] : undefined;
  if (plainYear !== undefined) return plainYear <= lastYear;
  if (!isUnderstood(parsed)) return true;
  return 'value' in parsed && parsed.value.precision === 'day' && parsed.value.latest.slice(0, 4) <= lastYear;
}
