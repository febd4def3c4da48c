import { french } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Cell, CellSpec, Day } from '../truth.ts';
import { unaccented } from './misspell.ts';
import { isBlank, spell } from './spell.ts';

/** A file number; it is folded before it is hashed (C-47). */
export function spellFileNumber(random: Random, fileNumber: string | undefined): Cell {
  if (fileNumber === undefined) return null;
  return random.weighted([
    [92, fileNumber],
    [4, fileNumber.toLowerCase()],
    [4, ` ${fileNumber} `],
  ]);
}

/** An IPP: often a number that lost its leading zeros. */
export function spellIpp(random: Random, cellSpec: CellSpec<string> | undefined): Cell {
  const ways = (ipp: string): Cell =>
    random.weighted<Cell>([
      [60, Number(ipp)],
      [30, ipp],
      [10, ipp.replace(/^0+/, '')],
    ]);
  return isBlank(cellSpec) ? null : spell(random, cellSpec, ways, ['?']);
}

/** A name as civil status has it, in capitals, or without its accents and hyphens. */
export function spellName(random: Random, name: string | undefined): Cell {
  if (name === undefined) return null;
  return random.weighted<Cell>([
    [45, name.toUpperCase()],
    [30, name],
    [15, unaccented(name).toUpperCase()],
    [5, name.replaceAll('-', ' ')],
    [5, `${name} `],
  ]);
}

/** A birth date is always whole. */
export function spellBirthDate(random: Random, day: Day): Cell {
  return random.weighted<Cell>([
    [75, { day, format: 'dd/mm/yyyy' }],
    [20, french(day)],
    [5, day],
  ]);
}
