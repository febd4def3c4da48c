import type { Dice } from '../dice.ts';
import type { Cell, Mark, Told } from '../truth.ts';
import { dishevel } from './dishevel.ts';
import { MARKS, NO, ORBIS_BLANKS, type Words, YES } from './words.ts';

/** How often a code is written in other case, accents or spaces than the contract prints it. */
const UNTIDY = 0.12;

/**
 * A told value becomes a cell: verbatim where `written` says so, else a mark, else one of the value's spellings.
 *
 * @param spellings how the column writes a value
 * @param unreadable what the column looks like where nobody can read it
 */
export function spell<T>(
  dice: Dice,
  told: Told<T> | undefined,
  spellings: (value: T) => Cell,
  unreadable: readonly Cell[],
): Cell {
  if (told === undefined) return null;
  if (told.written !== undefined) return told.written;
  if (told.recorded !== undefined) return spellMark(dice, told.recorded, unreadable);
  return told.value === undefined ? null : spellings(told.value);
}

/** A mark in one of its spellings. */
export function spellMark(dice: Dice, mark: Mark, unreadable: readonly Cell[]): Cell {
  if (mark === 'blank') return dice.chance(0.1) ? ' ' : null;
  return mark === 'unreadable' ? dice.pick(unreadable) : dice.pick(MARKS[mark]);
}

/** A code in one of its words. */
export function spellCode<T extends string>(dice: Dice, told: Told<T> | undefined, words: Words<T>): Cell {
  return spell(dice, told, (code) => dishevel(dice, dice.pick(words[code]), UNTIDY), [
    '#',
    '???',
    'à compléter',
  ]);
}

/** Yes or no: a letter, a word, 1 or 0 as text or number, Excel's own VRAI and FAUX (C-27). */
export function spellYesNo(dice: Dice, told: Told<boolean> | undefined): Cell {
  const spelling = (yes: boolean): Cell => {
    const word = dice.pick(yes ? YES : NO);
    if (/\d/.test(word)) return dice.chance(0.5) ? Number(word) : word;
    return /^[VF]/.test(word) && dice.chance(0.3) ? yes : dishevel(dice, word, UNTIDY);
  };
  return spell(dice, told, spelling, ['O/N', 'à compléter']);
}

const SEPARATORS = [' ; ', ', ', ' / ', ';'];

/** A list with mixed separators; an empty list is a blank cell. `âge/sexe` holds a slash, so no list splits on that. */
export function spellList<T extends string>(
  dice: Dice,
  told: Told<readonly T[]> | undefined,
  words: Words<T>,
): Cell {
  const spelling = (codes: readonly T[]): Cell => {
    const parts = codes.map((code) => dice.pick(words[code]));
    const separators = parts.some((part) => part.includes('/')) ? [' ; ', ', ', ';'] : SEPARATORS;
    return parts.length === 0 ? null : parts.reduce((list, part) => list + dice.pick(separators) + part);
  };
  return spell(dice, told, spelling, ['...']);
}

/** What ORBIS writes for a code: its own word, and its own signs for nothing. */
export function spellOrbisCode<T extends string>(
  dice: Dice,
  told: Told<T> | undefined,
  words: Words<T>,
): Cell {
  return isBlank(told) ? orbisBlank(dice) : spellCode(dice, told, words);
}

/** Nothing, as ORBIS writes it: empty, "-" or " - ". */
export const orbisBlank = (dice: Dice): Cell => dice.pick(ORBIS_BLANKS) || null;

/** True of what is blank, lost or not true at all, and not prescribed otherwise. */
export function isBlank(
  told: { readonly value?: unknown; readonly recorded?: string; readonly written?: Cell } | undefined,
): boolean {
  if (told?.written !== undefined) return false;
  return (
    told?.value === undefined ||
    ['blank', 'not_recorded', 'unknown', 'not_applicable'].includes(told.recorded ?? '')
  );
}

/** A text of the DCC's own, as it is. */
export const spellText = (dice: Dice, told: Told<string> | undefined): Cell =>
  spell(dice, told, (text) => text, ['illisible']);

/** A CIM-10 code: with or without its dot, in small letters, or with the morphology of C25.4+0. */
export function spellIcd10(dice: Dice, told: Told<string> | undefined): Cell {
  const ways = (code: string): Cell =>
    dice.weighted([
      [60, code],
      [20, code.replace('.', '')],
      [5, code.toLowerCase()],
      [15, `${code}+0`],
    ]);
  return spell(dice, told, ways, ['C99.99.9']);
}
