import { FATES, type FateCounts, type RowFate, type SheetAccount, totalOf } from '../audit/account.ts';
import { messageOf } from '../audit/finding.ts';
import type { Connection } from '../warehouse/open.ts';
import type { Fate, RowPlace } from '../warehouse/record.ts';
import { writerOf } from '../warehouse/writer.ts';
import type { KeyedSheet, Places } from './files.ts';
import { compare } from './files.ts';
import type { FindingBook } from './findings.ts';

export interface RowBook {
  /** Writes the row and what became of it; answers with its key. */
  readonly write: (fate: Fate, patientKey: number | null) => number;
  /** Writes `etl_row_count` and answers with the counts of all sheets. */
  readonly close: () => SheetAccount[];
}

type Counts = Record<RowFate, number>;

/** Keeps the account of rows: every staged row gets one fate, here. Footers are entered at once. */
export function rowBook(db: Connection, runId: string, places: Places, findings: FindingBook): RowBook {
  const writeRow = writerOf(db, 'source_row');
  const writeRejected = writerOf(db, 'rejected_row');
  const counts = new Map<number, Counts>([...places.sheets.keys()].map((id) => [id, none()]));

  const enter = (place: RowPlace, fate: RowFate, fate_code: string | null): number => {
    const { fileKey, sheet } = places.sheetOf(place);
    const key = places.keyOf(place);
    writeRow({ source_row_key: key, file_key: fileKey, sheet, row_number: place.rowNumber, fate, fate_code });
    const ofSheet = counts.get(place.sheetId);
    if (ofSheet !== undefined) ofSheet[fate] += 1;
    return key;
  };
  for (const { sheetId, footerRows } of places.sheets.values()) {
    for (const rowNumber of footerRows) enter({ sheetId, rowNumber }, 'ignored', 'footer');
  }

  const write = (fate: Fate, patientKey: number | null): number => {
    const key = enter(fate.row, fate.fate, codeOf(fate));
    if (fate.fate === 'rejected') {
      const { file, sheet } = places.sheetOf(fate.row);
      const { code } = fate.finding;
      const message = messageOf(fate.finding);
      writeRejected({ run_id: runId, file, sheet, row_number: fate.row.rowNumber, code, message });
      findings.write(fate.finding, patientKey);
    }
    return key;
  };

  const close = (): SheetAccount[] => {
    const writeCount = writerOf(db, 'etl_row_count');
    const sheets = [...places.sheets.values()].sort(
      (a, b) => compare(a.file, b.file) || compare(a.sheet, b.sheet) || a.ordinal - b.ordinal,
    );
    return sheets.map((sheet) => {
      const { fileKey: file_key, file, sheet: name, rowsRead, sheetId } = sheet;
      const fates = counts.get(sheetId) as Counts;
      const place = { run_id: runId, file_key, file, sheet: name };
      writeCount({ ...place, stage: 'extract', rows_read: rowsRead, ...columns(extracted(sheet)) });
      writeCount({ ...place, stage: 'load', rows_read: totalOf(fates), ...columns(fates) });
      return { file, sheet: name, rowsRead, fates };
    });
  };
  return { write, close };
}

function codeOf(fate: Fate): string | null {
  if (fate.fate === 'rejected') return fate.finding.code;
  return fate.fate === 'loaded' ? null : (fate.code ?? null);
}

/** The extract hands on every row but the footers. */
function none(): Counts {
  return Object.fromEntries(FATES.map((fate) => [fate, 0])) as Counts;
}

function extracted({ rowsRead, footerRows }: KeyedSheet): FateCounts {
  const ignored = footerRows.length;
  return { ...none(), loaded: rowsRead - ignored, ignored };
}

function columns(counts: FateCounts): {
  rows_loaded: number;
  rows_superseded: number;
  rows_duplicate: number;
  rows_ignored: number;
  rows_rejected: number;
} {
  return {
    rows_loaded: counts.loaded,
    rows_superseded: counts.superseded,
    rows_duplicate: counts.duplicate,
    rows_ignored: counts.ignored,
    rows_rejected: counts.rejected,
  };
}
