import { MASKED, type StagedRow, type TypedCell } from '../staging/row.ts';
import type { SheetCorrections } from './corrections.ts';
import type { FieldReader } from './field-reader.ts';

/** A cell that replaces the one of the file. */
export interface Replacement {
  readonly cell: TypedCell;
  readonly why: 'corrected' | 'masked' | 'epoch';
}

export type Replacements = ReadonlyMap<string, Replacement>;

/** Returns the replacements in a row, by field: corrections, then cells that show a birth day. Null for most rows. */
export function replacementsOf(
  row: StagedRow,
  fields: readonly FieldReader[],
  corrections: SheetCorrections | null,
  birthDays: readonly string[],
): Replacements | null {
  const corrected = correctedIn(row, fields, corrections);
  // De-identification has already checked a row against its own birth day, if that is the only one. Corrected cells
  // have not been checked.
  const isChecked = birthDays.length === 1 && row.identity.birth !== null;
  if (birthDays.length === 0 || (isChecked && corrected === null)) return corrected;
  const masked = fields.filter((reader) => {
    if (reader.column.kind !== 'date') return false;
    const cell = corrected?.get(reader.field)?.cell ?? (isChecked ? null : reader.cell(row));
    return cell !== null && reader.shows(cell, birthDays);
  });
  if (masked.length === 0) return corrected;
  const mask = ({ field }: FieldReader): [string, Replacement] => [field, { cell: MASKED, why: 'masked' }];
  return new Map([...(corrected ?? []), ...masked.map(mask)]);
}

/** Adds the cells of a patient diagnosed by 1 January 1970, for whom that day is a real day (C-84). */
export function withEpoch(
  row: StagedRow,
  fields: readonly FieldReader[],
  replacements: Replacements | null,
): Replacements | null {
  const all = new Map(replacements);
  for (const reader of fields) {
    const replaced = all.get(reader.field);
    const cell = replaced?.cell ?? reader.cell(row);
    if (!('missing' in cell) || cell.epoch === undefined) continue;
    const { text = '', epoch } = cell;
    all.set(reader.field, { cell: { value: epoch, text }, why: replaced?.why ?? 'epoch' });
  }
  return all.size === 0 ? replacements : all;
}

/** Applies all corrections of the row, so that each with an outdated old value is reported (C-54). */
function correctedIn(
  row: StagedRow,
  fields: readonly FieldReader[],
  ofSheet: SheetCorrections | null,
): Replacements | null {
  const corrections = ofSheet?.of(row) ?? null;
  if (corrections === null) return null;
  const replaced = new Map<string, Replacement>();
  for (const reader of fields) {
    const text = corrections.newValueOf(reader.field, reader.cell(row));
    if (text !== null) replaced.set(reader.field, { cell: reader.corrected(text), why: 'corrected' });
  }
  return replaced;
}
