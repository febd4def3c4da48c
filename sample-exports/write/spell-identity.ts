import { french } from '../calendar.ts';
import type { Dice } from '../dice.ts';
import type { Cell, Day, Told } from '../truth.ts';
import { unaccented } from './dishevel.ts';
import { isBlank, spell } from './spell.ts';

/** A file number; it is folded before it is hashed (C-47). */
export function spellFileNumber(dice: Dice, fileNumber: string | undefined): Cell {
  if (fileNumber === undefined) return null;
  return dice.weighted([
    [92, fileNumber],
    [4, fileNumber.toLowerCase()],
    [4, ` ${fileNumber} `],
  ]);
}

/** An IPP: often a number that lost its leading zeros. */
export function spellIpp(dice: Dice, told: Told<string> | undefined): Cell {
  const ways = (ipp: string): Cell =>
    dice.weighted<Cell>([
      [60, Number(ipp)],
      [30, ipp],
      [10, ipp.replace(/^0+/, '')],
    ]);
  return isBlank(told) ? null : spell(dice, told, ways, ['?']);
}

/** A name as civil status has it, in capitals, or without its accents and hyphens. */
export function spellName(dice: Dice, name: string | undefined): Cell {
  if (name === undefined) return null;
  return dice.weighted<Cell>([
    [45, name.toUpperCase()],
    [30, name],
    [15, unaccented(name).toUpperCase()],
    [5, name.replaceAll('-', ' ')],
    [5, `${name} `],
  ]);
}

/** A birth date is always whole. */
export function spellBirthDate(dice: Dice, day: Day): Cell {
  return dice.weighted<Cell>([
    [75, { day, format: 'dd/mm/yyyy' }],
    [20, french(day)],
    [5, day],
  ]);
}
