import { compareText } from '../core/compare-text.ts';
import type { FindingCode } from '../findings/finding.ts';
import type { RowOutcome } from '../warehouse/record.ts';
import type { AnyReadRow, ReadCell, ReadRow } from './cell.ts';

type Given = ReadRow<'administration'>;

/**
 * Returns the administrations of one key, in order of delivery, that were given and whose doses add up (C-78).
 * Within one file, equal rows count once and rows that were not given are ignored, whatever their order. A later
 * delivery replaces an earlier one (C-51), unless both are equal. The order of rows does not decide between several
 * doses.
 */
export function givenOf(
  rows: readonly Given[],
  isIncrement: (source: string) => boolean,
  reject: (row: AnyReadRow, code: FindingCode, details?: Record<string, string | number>) => RowOutcome,
  outcomes: RowOutcome[],
): readonly Given[] {
  let kept: readonly Given[] = [];
  for (const delivery of byDelivery(rows)) {
    const rowsOfIt = withoutTwins(delivery, sameContent, outcomes);
    const [first] = kept;
    if (first === undefined) kept = rowsOfIt;
    else if (saySame(kept, rowsOfIt))
      outcomes.push(...rowsOfIt.map(({ row }): RowOutcome => ({ row, fate: 'duplicate' })));
    else if (isIncrement(first.source)) {
      for (const { row } of kept)
        outcomes.push({ row, fate: 'superseded', code: 'replaced_by_later_delivery' });
      kept = rowsOfIt;
    } else
      for (const row of rowsOfIt) outcomes.push(reject(row, 'duplicate_key', { first: first.row.rowNumber }));
  }
  const given = kept.filter((row) => hasStatus(row, 'administered', outcomes));
  return given.length < 2 ? given : withoutTwins([...given].sort(byContent), sameDose, outcomes);
}

/** The outcome of a row whose status is in no list. It needs a check, because the act may have taken place. */
export const UNREADABLE_STATUS = 'status_unreadable';

/** True of a row of this status; any other is ignored. */
export function hasStatus(
  row: ReadRow<'administration'> | ReadRow<'presentation'>,
  status: string,
  outcomes: RowOutcome[],
): boolean {
  const { value, reason } = row.cells.status as ReadCell<string>;
  const noStatus = reason === 'unreadable' ? UNREADABLE_STATUS : 'status_missing';
  if (value !== status) outcomes.push({ row: row.row, fate: 'ignored', code: value ?? noStatus });
  return value === status;
}

export function sameContent(one: AnyReadRow, other: AnyReadRow): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf({ row: { identity }, staged }: AnyReadRow): string {
  return JSON.stringify([{ ...identity, documentRank: null }, staged]);
}

function byContent(one: Given, other: Given): number {
  return compareText(contentOf(one), contentOf(other));
}

/** Only different doses of one day add up. */
function sameDose(one: Given, other: Given): boolean {
  const { value } = one.cells.dose_mg;
  return value !== null && value === other.cells.dose_mg.value;
}

/** The rows without those that are the same as an earlier one, which are duplicates. */
function withoutTwins(
  rows: readonly Given[],
  isSame: (one: Given, other: Given) => boolean,
  outcomes: RowOutcome[],
): readonly Given[] {
  const kept: Given[] = [];
  for (const row of rows) {
    if (kept.some((earlier) => isSame(earlier, row))) outcomes.push({ row: row.row, fate: 'duplicate' });
    else kept.push(row);
  }
  return kept;
}

function saySame(kept: readonly Given[], later: readonly Given[]): boolean {
  return kept.length === later.length && later.every((row) => kept.some((other) => sameContent(row, other)));
}

function byDelivery(rows: readonly Given[]): readonly (readonly Given[])[] {
  const [first] = rows;
  if (rows.length === 1 || rows.every(({ row }) => row.sheetId === first?.row.sheetId)) return [rows];
  const deliveries = new Map<number, Given[]>();
  for (const row of rows) deliveries.set(row.row.sheetId, [...(deliveries.get(row.row.sheetId) ?? []), row]);
  return [...deliveries.values()];
}
