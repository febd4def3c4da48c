import type { ConceptName } from '../define/concepts.ts';
import type { FindingCode } from '../findings/finding.ts';
import type { RowOutcome } from '../warehouse/record.ts';
import type { AnyReadRow, ReadCell, ReadRow } from './cell.ts';
import { givenOf, hasStatus, sameContent } from './same-key.ts';

/** The rows of one person that count, by concept, and the outcomes of the others. */
export interface ResolvedRows {
  readonly of: <C extends ConceptName>(concept: C) => readonly ReadRow<C>[];
  readonly outcomes: readonly RowOutcome[];
  /** The other rows of the key of an administration; their doses add up (C-78). */
  readonly otherDosesOf: (row: ReadRow<'administration'>) => readonly ReadRow<'administration'>[];
}

/** The key parts of a row, by concept. A null part means that the row cannot be placed (C-44). */
type KeyParts = { readonly [C in ConceptName]: (row: ReadRow<C>) => readonly KeyPart[] };
type KeyPart = { readonly column: string; readonly value: string | number | null };

const KEYS: KeyParts = {
  presentation: ({ row, cells }) => [
    { column: 'document', value: row.identity.document },
    { column: cells.version.field, value: cells.version.value },
  ],
  line: ({ cells }) => [{ column: cells.line_number.field, value: cells.line_number.value }],
  // Two spellings of one term are two rows: the hash of the written key separates them. A missing attribution is a
  // value of its own: an absent toxicity has none.
  toxicity: ({ row, cells }) => [
    { column: cells.line_number.field, value: cells.line_number.value },
    { column: cells.term.field, value: termOf(cells.term) },
    { column: cells.attribution.field, value: row.keyHash ?? cells.attribution.value ?? '' },
  ],
  follow_up: () => [],
  person: () => [],
  // For a spelling in no list, the hash of the written key separates two rows.
  administration: ({ row, cells }) => [
    { column: cells.administered_on.field, value: dayOf(cells.administered_on.value) },
    { column: cells.molecule.field, value: row.keyHash },
  ],
  imaging: ({ row, cells }) => [
    { column: cells.assessed_on.field, value: dayOf(cells.assessed_on.value) },
    { column: cells.imaging_modality.field, value: row.keyHash },
  ],
  adverse_event: ({ row, cells }) => [
    { column: cells.started_on.field, value: cells.started_on.value?.earliest ?? null },
    { column: cells.term.field, value: termOf(cells.term) },
    { column: cells.term.field, value: row.keyHash },
  ],
};

/** The term of a toxicity: an unlisted text is `other`, a blank has none (C-22). */
export function termOf(cell: ReadCell<string>): string | null {
  return cell.value ?? (cell.reason === 'unreadable' ? OTHER_TERM : null);
}

const OTHER_TERM = 'other';

function dayOf(date: { precision: string; value: string | null } | null): string | null {
  return date !== null && date.precision === 'day' ? date.value : null;
}

/**
 * Selects the rows of one person that count, from rows in order of delivery: one for each key (C-51, C-58). Of a
 * fiche the highest version, and only when it is validated (C-13). `describe` returns the place of a row for
 * findings.
 */
export function resolve(
  rows: readonly AnyReadRow[],
  isIncrement: (source: string) => boolean,
  reject: (row: AnyReadRow, code: FindingCode, details?: Record<string, string | number>) => RowOutcome,
): ResolvedRows {
  const kept = new Map<string, AnyReadRow>();
  const administrations = new Map<string, ReadRow<'administration'>[]>();
  const outcomes: RowOutcome[] = [];
  for (const row of rows) {
    const parts = partsOf(row);
    const absent = parts.find(({ value }) => value === null);
    if (absent !== undefined) {
      outcomes.push(reject(row, 'missing_key', { column: absent.column }));
      continue;
    }
    const key = keyOf(row, parts);
    if (row.concept === 'administration') {
      administrations.set(key, [...(administrations.get(key) ?? []), row]);
      continue;
    }
    const earlier = kept.get(key);
    if (earlier === undefined) kept.set(key, row);
    else if (sameContent(earlier, row)) outcomes.push({ row: row.row, fate: 'duplicate' });
    else if (isIncrement(row.source) && earlier.row.sheetId !== row.row.sheetId) {
      outcomes.push({ row: earlier.row, fate: 'superseded', code: 'replaced_by_later_delivery' });
      kept.set(key, row);
    } else outcomes.push(reject(row, 'duplicate_key', { first: earlier.row.rowNumber }));
  }
  const otherDoses = new Map<AnyReadRow, readonly ReadRow<'administration'>[]>();
  const given = [...administrations.values()].flatMap((ofKey): AnyReadRow[] => {
    const [first, ...others] = givenOf(ofKey, isIncrement, reject, outcomes);
    if (first === undefined) return [];
    otherDoses.set(first, others);
    return [first, ...others];
  });
  const highest = highestVersions([...kept.values(), ...given], outcomes);
  // Checks the date of the deciding version only: if it is undated, an older version does not count instead (C-13).
  const undated = highest.filter(isUndated);
  for (const row of undated) outcomes.push(reject(row, 'unusable_presentation_date'));
  const counted = whatCounts(
    highest.filter((row) => !isUndated(row)),
    outcomes,
  );
  for (const row of counted) outcomes.push({ row: row.row, fate: 'loaded' });
  const others = new Set([...otherDoses.values()].flat() as AnyReadRow[]);
  return {
    of: (concept) => counted.filter(isOf(concept)).filter((row) => !others.has(row as AnyReadRow)),
    otherDosesOf: (row) => otherDoses.get(row) ?? [],
    outcomes,
  };
}

function isOf<C extends ConceptName>(concept: C): (row: AnyReadRow) => row is AnyReadRow & ReadRow<C> {
  return (row): row is AnyReadRow & ReadRow<C> => row.concept === concept;
}

function partsOf(row: AnyReadRow): readonly KeyPart[] {
  const keyParts = KEYS[row.concept] as (row: AnyReadRow) => readonly KeyPart[];
  return keyParts(row);
}

/** Parts are numbers, days, codes and hashes: none contains the separator. */
function keyOf({ concept, source }: AnyReadRow, parts: readonly KeyPart[]): string {
  let key = `${concept}|${source}`;
  for (const { value } of parts) key += `|${value}`;
  return key;
}

function isUndated(row: AnyReadRow): boolean {
  return row.concept === 'presentation' && dayOf(row.cells.presented_on.value) === null;
}

/** Keeps the highest version of each document; lower ones are superseded (AP-3). */
function highestVersions(rows: readonly AnyReadRow[], outcomes: RowOutcome[]): AnyReadRow[] {
  const highest = new Map<string | null, ReadRow<'presentation'>>();
  for (const row of rows) {
    if (row.concept !== 'presentation') continue;
    const best = highest.get(row.row.identity.document);
    if (best === undefined || versionOf(row) > versionOf(best)) highest.set(row.row.identity.document, row);
  }
  return rows.filter((row) => {
    const isHighest = row.concept !== 'presentation' || highest.get(row.row.identity.document) === row;
    if (!isHighest) outcomes.push({ row: row.row, fate: 'superseded', code: 'lower_version' });
    return isHighest;
  });
}

/** Excludes fiches that are not validated (C-13). */
function whatCounts(rows: readonly AnyReadRow[], outcomes: RowOutcome[]): AnyReadRow[] {
  return rows.filter((row) => row.concept !== 'presentation' || hasStatus(row, 'validated', outcomes));
}

function versionOf(row: ReadRow<'presentation'>): number {
  return row.cells.version.value ?? 0;
}
