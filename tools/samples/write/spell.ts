import type { Random } from '../random.ts';
import type { Cell, CellSpec, Mark } from '../truth.ts';
import { misspell } from './misspell.ts';
import { MARKS, NO, ORBIS_BLANKS, type Words, YES } from './words.ts';

/** How often a code is written in other case, accents or spaces than the contract prints it. */
const UNTIDY = 0.12;

/**
 * A recorded value becomes a cell: verbatim where `written` says so, else a mark, else one of the value's spellings.
 *
 * @param spellings how the column writes a value
 * @param unreadable what the column looks like where nobody can read it
 */
export function spell<T>(
  random: Random,
  cellSpec: CellSpec<T> | undefined,
  spellings: (value: T) => Cell,
  unreadable: readonly Cell[],
): Cell {
  if (cellSpec === undefined) return null;
  if (cellSpec.written !== undefined) return cellSpec.written;
  if (cellSpec.recorded !== undefined) return spellMark(random, cellSpec.recorded, unreadable);
  return cellSpec.value === undefined ? null : spellings(cellSpec.value);
}

/** A mark in one of its spellings. */
export function spellMark(random: Random, mark: Mark, unreadable: readonly Cell[]): Cell {
  if (mark === 'blank') return random.chance(0.1) ? ' ' : null;
  return mark === 'unreadable' ? random.pick(unreadable) : random.pick(MARKS[mark]);
}

/** A code in one of its words. */
export function spellCode<T extends string>(
  random: Random,
  cellSpec: CellSpec<T> | undefined,
  words: Words<T>,
): Cell {
  return spell(random, cellSpec, (code) => misspell(random, random.pick(words[code]), UNTIDY), [
    '#',
    '???',
    'à compléter',
  ]);
}

/** Yes or no: a letter, a word, 1 or 0 as text or number, Excel's own VRAI and FAUX (C-27). */
export function spellYesNo(random: Random, cellSpec: CellSpec<boolean> | undefined): Cell {
  const spelling = (yes: boolean): Cell => {
    const word = random.pick(yes ? YES : NO);
    if (/\d/.test(word)) return random.chance(0.5) ? Number(word) : word;
    return /^[VF]/.test(word) && random.chance(0.3) ? yes : misspell(random, word, UNTIDY);
  };
  return spell(random, cellSpec, spelling, ['O/N', 'à compléter']);
}

const SEPARATORS = [' ; ', ', ', ' / ', ';'];

/** A list with mixed separators; an empty list is a blank cell. `âge/sexe` holds a slash, so no list splits on that. */
export function spellList<T extends string>(
  random: Random,
  cellSpec: CellSpec<readonly T[]> | undefined,
  words: Words<T>,
): Cell {
  const spelling = (codes: readonly T[]): Cell => {
    const parts = codes.map((code) => random.pick(words[code]));
    const separators = parts.some((part) => part.includes('/')) ? [' ; ', ', ', ';'] : SEPARATORS;
    return parts.length === 0 ? null : parts.reduce((list, part) => list + random.pick(separators) + part);
  };
  return spell(random, cellSpec, spelling, ['...']);
}

/** What ORBIS writes for a code: its own word, and its own signs for nothing. */
export function spellOrbisCode<T extends string>(
  random: Random,
  cellSpec: CellSpec<T> | undefined,
  words: Words<T>,
): Cell {
  return isBlank(cellSpec) ? orbisBlank(random) : spellCode(random, cellSpec, words);
}

/** Nothing, as ORBIS writes it: empty, "-" or " - ". */
export const orbisBlank = (random: Random): Cell => random.pick(ORBIS_BLANKS) || null;

/** True of what is blank, lost or not true at all, and not prescribed otherwise. */
export function isBlank(
  cellSpec: { readonly value?: unknown; readonly recorded?: string; readonly written?: Cell } | undefined,
): boolean {
  if (cellSpec?.written !== undefined) return false;
  return (
    cellSpec?.value === undefined ||
    ['blank', 'not_recorded', 'unknown', 'not_applicable'].includes(cellSpec.recorded ?? '')
  );
}

/** A text of the DCC's own, as it is. */
export const spellText = (random: Random, cellSpec: CellSpec<string> | undefined): Cell =>
  spell(random, cellSpec, (text) => text, ['illisible']);

/** A CIM-10 code: with or without its dot, in small letters, or with the morphology of C25.4+0. */
export function spellIcd10(random: Random, cellSpec: CellSpec<string> | undefined): Cell {
  const ways = (code: string): Cell =>
    random.weighted([
      [60, code],
      [20, code.replace('.', '')],
      [5, code.toLowerCase()],
      [15, `${code}+0`],
    ]);
  return spell(random, cellSpec, ways, ['C99.99.9']);
}
