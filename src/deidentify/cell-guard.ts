import { fold, foldName } from '../cell/fold.ts';
import { isUnderstood, type Parsed } from '../cell/parsed.ts';
import type { RawCell } from '../cell/raw.ts';
import type { ColumnKind } from '../define/columns.ts';
import { quotesDay } from './birth-day.ts';
import type { IdentityCells } from './identity-cells.ts';
import { hasLongNumber, numbersIn } from './number-groups.ts';

/** Shorter names and numbers occur by chance. */
const SHORTEST_NAME = 3;
const SHORTEST_NUMBER = 5;
/** Of shorter numbers that of a part of a longer one is not compared. */
const SHORTEST_PART = 7;

/** Decides whether the cells of one column quote the names, the numbers or the birth date of their own row. */
export interface CellGuard {
  /** True for a cell that cannot quote an identity in any row. */
  readonly isHarmless: (cell: RawCell, parsed: Parsed<unknown>) => boolean;
  /** Call it for every row whose cell is not harmless. */
  readonly quotes: (cell: RawCell, person: IdentityCells) => boolean;
}

/**
 * Builds the guard of one column. A text that the column's own parser understands fully is vocabulary and not a
 * name (a Mr Colon has a tumor of the colon), so most cells need one check only.
 */
export function cellGuard(kind: ColumnKind): CellGuard {
  if (kind === 'date') return { isHarmless: isShortNumber, quotes: quotesInDate };
  return {
    isHarmless: (cell, parsed) =>
      typeof cell === 'string' ? isUnderstood(parsed) && !hasLongNumber(cell) : isShortNumber(cell),
    quotes: (cell, person) => (typeof cell === 'string' ? quotes(cell, person) : quotesAsValue(cell, person)),
  };
}

/** The year alone separates nearly every date from a birth date. */
function quotesInDate(cell: RawCell, person: IdentityCells): boolean {
  if (typeof cell !== 'string') return quotesAsValue(cell, person);
  const isPlain = !/\p{L}/u.test(cell) && !/\d{5}/.test(cell);
  const mayBeBirth = person.birthDay !== null && cell.includes(person.birthDay.slice(0, 4));
  return isPlain && !mayBeBirth ? false : quotes(cell, person);
}

/** True for a number too short to identify a patient. A cell that is no number, date or text quotes nothing. */
function isShortNumber(cell: RawCell): boolean {
  if (typeof cell === 'number') return String(cell).length < SHORTEST_NUMBER;
  return typeof cell !== 'string' && !(typeof cell === 'object' && cell !== null && 'date' in cell);
}

/** Numbers and dates that a workbook stores as such. */
function quotesAsValue(cell: RawCell, { birthDay, hospitalId, fileNumber }: IdentityCells): boolean {
  if (cell === null) return false;
  if (typeof cell === 'number')
    return isNumberOf(String(cell), hospitalId) || isNumberOf(String(cell), fileNumber);
  return typeof cell === 'object' && 'date' in cell && cell.date === birthDay;
}

function quotes(cell: string, person: IdentityCells): boolean {
  const { names, birthDay } = person;
  return (
    quotesNumber(cell, person) || quotesName(cell, names) || (birthDay !== null && quotesDay(cell, birthDay))
  );
}

function quotesNumber(cell: string, { fileNumber, hospitalId, document }: IdentityCells): boolean {
  const numbers = numbersIn(cell);
  if (numbers.some((digits) => isNumberOf(digits, hospitalId) || isPartOf(digits, hospitalId))) return true;
  const bare = bareOf(cell);
  return [fileNumber, document].some((number) => {
    const wanted = number === null ? '' : bareOf(number);
    return wanted.length >= SHORTEST_NUMBER && bare.includes(wanted);
  });
}

/** The letters and digits of a text. */
function bareOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The number may follow others, as in "12/05 62 395 474". */
function isPartOf(digits: string, number: string | null): boolean {
  const wanted = number?.replace(/\s/g, '').replace(/^0+/, '') ?? '';
  return wanted.length >= SHORTEST_PART && digits.includes(wanted);
}

/** The same number, whatever zeros it lost or won. */
function isNumberOf(digits: string, number: string | null): boolean {
  if (number === null) return false;
  const wanted = number.replace(/\s/g, '').replace(/^0+/, '');
  return wanted.length >= SHORTEST_NUMBER && digits.replace(/^0+/, '') === wanted;
}

/** Compares whole words. A name of several words, or with a hyphen, matches as a whole. */
function quotesName(cell: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const words = ` ${wordsOf(cell)} `;
  const joined = foldName(cell);
  return names.some((name) => {
    const folded = foldName(name);
    if (folded.length < SHORTEST_NAME) return false;
    return (
      words.includes(` ${wordsOf(name)} `) || (folded.length >= 2 * SHORTEST_NAME && joined.includes(folded))
    );
  });
}

function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
