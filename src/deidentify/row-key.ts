import { canonicalHospitalId, readNumber } from '../cell/canonical-number.ts';
import { fold } from '../cell/fold.ts';
import { missingReason } from '../cell/missing.ts';
import type { Parsed, Parser } from '../cell/parsed.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { IdentityPart } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { Keyring } from './pseudonym.ts';

/**
 * Key parts that may be blank. A missing attribution is a value of its own: an absent toxicity has none. An imaging
 * without a modality counts (C-81).
 */
const MAY_BE_BLANK: ReadonlySet<string> = new Set(['attribution', 'imaging_modality']);

/** One part of a row's key: equal texts for all spellings of one value, null for an unusable cell. */
type Canonical = (cell: RawCell, parsed: () => Parsed<unknown>) => string | null;

export interface RowKey {
  readonly hash: string | null;
  /** Declared header of the first part that is missing or unusable (C-44). */
  readonly missing: string | null;
}

/**
 * Builds the hashed key that identifies a record. Dates and numbers are compared by value, so that an Excel date
 * equals its text. Codes are compared by spelling: two spellings of one code may be two records.
 */
export class KeyMaker {
  readonly #parts: readonly {
    readonly name: string;
    readonly header: string;
    readonly canonical: Canonical;
  }[];
  readonly #keyring: Keyring;

  constructor(sheet: AnySheet, keyring: Keyring) {
    this.#keyring = keyring;
    this.#parts = sheet.key.map((name) => {
      const identity = sheet.identity[name as IdentityPart];
      if (identity !== undefined)
        return { name, header: identity.headers[0] ?? name, canonical: ofIdentity(name) };
      const column = (sheet.columns as Readonly<Record<string, Column<unknown>>>)[name];
      if (column === undefined)
        throw new Error(`the key of "${sheet.name}" names "${name}", which is not declared`);
      return {
        name,
        header: column.headers[0] ?? name,
        canonical: ofField(column, MAY_BE_BLANK.has(name)),
      };
    });
  }

  get names(): readonly string[] {
    return this.#parts.map(({ name }) => name);
  }

  /** Returns the key of a row. `cellOf` finds a cell by field or identity part, `parsedOf` the parsed cell of a field. */
  of(cellOf: (name: string) => RawCell, parsedOf: (field: string) => Parsed<unknown>): RowKey {
    const texts: string[] = [];
    for (const { name, header, canonical } of this.#parts) {
      const text = canonical(cellOf(name), () => parsedOf(name));
      if (text === null) return { hash: null, missing: header };
      texts.push(text);
    }
    return { hash: this.#keyring.key(texts), missing: null };
  }
}

function ofIdentity(part: string): Canonical {
  return (cell) => {
    const text = identityText(cell);
    const read = text === null ? null : readNumber(cell, text);
    if (read === null || 'fault' in read) return null;
    return part === 'hospital_id' ? canonicalHospitalId(read.canonical) : read.canonical;
  };
}

/** Returns a parser of the cells of a sheet by field, for keys that are not read from the rows of an export. */
export function fieldParsers(
  { columns }: AnySheet,
  context: ReadContext,
): (field: string, cell: RawCell) => Parsed<unknown> {
  const parsers = new Map<string, Parser<unknown>>(
    (Object.entries(columns) as [string, Column<unknown>][]).map(([field, column]) => [
      field,
      column.parser(context),
    ]),
  );
  return (field, cell) => parsers.get(field)?.(cell) ?? { missing: 'not_recorded' };
}

function ofField(column: Column<unknown>, mayBeBlank: boolean): Canonical {
  if (column.kind === 'free_text') return (cell) => (missingReason(cell) === null ? fold(shown(cell)) : null);
  const isByValue = column.kind === 'date' || column.kind === 'integer' || column.kind === 'decimal';
  return (cell, parse) => {
    const parsed = parse();
    if ('missing' in parsed && parsed.missing !== 'unreadable') return mayBeBlank ? '' : null;
    if (!isByValue) return fold(shown(cell));
    return 'missing' in parsed ? null : valueText(parsed.value);
  };
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { precision, earliest } = value as { precision: string; earliest: string };
  return `${earliest}/${precision}`;
}

/** The text of an identity cell, or null when it is blank, a missing mark or an error. */
export function identityText(cell: RawCell): string | null {
  if (cell === null || (typeof cell === 'object' && 'error' in cell) || missingReason(cell) !== null)
    return null;
  const text = shown(cell);
  return text === '' ? null : text;
}
