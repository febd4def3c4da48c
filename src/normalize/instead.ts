import { MASKED, type StagedRow } from '../staging/row.ts';
import type { SheetCorrections } from './corrections.ts';
import type { FieldReader } from './field-reader.ts';
import type { Word } from './word.ts';

/** A cell that replaces the one of the file. */
export interface Instead {
  readonly word: Word;
  readonly why: 'corrected' | 'masked' | 'epoch';
}

/** Returns the replacements in a row, by field: corrections, then cells that show a birth day. Null for most rows. */
export function insteadOf(
  row: StagedRow,
  fields: readonly FieldReader[],
  corrections: SheetCorrections | null,
  birthDays: readonly string[],
): ReadonlyMap<string, Instead> | null {
  const corrected = correctedIn(row, fields, corrections);
  // De-identification has already checked a row against its own birth day, if that is the only one. Corrected cells
  // have not been checked.
  const wasHeld = birthDays.length === 1 && row.identity.birth !== null;
  if (birthDays.length === 0 || (wasHeld && corrected === null)) return corrected;
  const masked = fields.filter((reader) => {
    if (reader.column.kind !== 'date') return false;
    const found = !wasHeld && reader.mayTell(row, birthDays) ? reader.word(row) : null;
    const word = corrected?.get(reader.field)?.word ?? found;
    return birthDays.some((day) => word?.tells(day));
  });
  if (masked.length === 0) return corrected;
  const mask = (reader: FieldReader): [string, Instead] => {
    return [reader.field, { word: reader.wordFor(MASKED), why: 'masked' }];
  };
  return new Map([...(corrected ?? []), ...masked.map(mask)]);
}

/**
 * The cells of a patient diagnosed by 1 January 1970, with that day as a real day in event and end columns (C-84).
 */
export function withEpoch(
  row: StagedRow,
  fields: readonly FieldReader[],
  instead: ReadonlyMap<string, Instead> | null,
): ReadonlyMap<string, Instead> | null {
  const words = new Map(instead);
  for (const reader of fields) {
    if (reader.column.role === undefined || words.has(reader.field) || !reader.word(row).isNone) continue;
    const word = reader.wordWithEpoch(reader.cell(row));
    if (word.value !== null) words.set(reader.field, { word, why: 'epoch' });
  }
  return words.size === 0 ? instead : words;
}

/** Applies all corrections of the row, so that each with an outdated old value is reported (C-54). */
function correctedIn(
  row: StagedRow,
  fields: readonly FieldReader[],
  ofSheet: SheetCorrections | null,
): ReadonlyMap<string, Instead> | null {
  const corrections = ofSheet?.of(row) ?? null;
  if (corrections === null) return null;
  const words = new Map<string, Instead>();
  for (const reader of fields) {
    const found = reader.cell(row);
    const cell = corrections.apply(reader.field, found);
    if (cell !== found) words.set(reader.field, { word: reader.wordFor(cell), why: 'corrected' });
  }
  return words;
}
