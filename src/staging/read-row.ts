import type { MissingReason } from '../cell/parsed.ts';
import type { Sex } from '../define/concepts.ts';
import type { CellRef, RowFault, StagedIdentity, StagedRow } from './row.ts';

/** Columns of `staged_row AS r` joined to `staged_sheet AS s`, in the order of `RowColumns`. */
export const ROW_COLUMNS = `r.row_id, s.sheet_id, r.row_number, r.patient, r.hospital, r.traits, r.birth, r.birth_month,
  r.birth_missing, r.sex, r.document, r.document_rank, r.key_hash, r.key_missing, r.document_order, r.fault, r.cells`;

export type RowColumns = [
  rowId: number,
  sheetId: number,
  rowNumber: number,
  patient: string | null,
  hospital: string | null,
  traits: string | null,
  birth: string | null,
  birthMonth: string | null,
  birthMissing: MissingReason | null,
  sex: Sex | null,
  document: string | null,
  documentRank: number | null,
  keyHash: string | null,
  keyMissing: string | null,
  documentOrder: string | null,
  fault: string | null,
  cells: string,
];

/** Builds a row from the values of `ROW_COLUMNS`. `firstId` makes the row ids of several caches unique. */
export function stagedRow(columns: RowColumns, firstId: number): StagedRow {
  const [rowId, sheetId, rowNumber, patient, hospital, traits, birth, birthMonth, ...rest] = columns;
  const [birthMissing, sex, document, documentRank, keyHash, keyMissing, documentOrder, fault, cells] = rest;
  const identity: StagedIdentity = {
    patient,
    hospital,
    traits,
    birth,
    birthMonth,
    birthMissing,
    sex,
    document,
    documentRank,
  };
  return {
    rowId: firstId + rowId,
    sheetId,
    rowNumber,
    identity,
    keyHash,
    keyMissing,
    documentOrder,
    fault: fault === null ? null : (JSON.parse(fault) as RowFault),
    cells: JSON.parse(cells) as CellRef[],
  };
}

/** The order in which the rows of one person are read. */
export function byPlace(a: StagedRow, b: StagedRow): number {
  return a.sheetId - b.sheetId || a.rowNumber - b.rowNumber;
}
