import { compareText } from '../core/compare-text.ts';
import { FATES, type RowFate, type SheetAccount, totalOf } from '../findings/account.ts';
import { messageFrOf, messageOf } from '../findings/finding.ts';
import type { Connection } from '../warehouse/open.ts';
import type { RowOutcome } from '../warehouse/record.ts';
import { writerOf } from '../warehouse/writer.ts';
import { type KeyedSheet, type LoadedPlaces, ROWS_PER_SHEET } from './files.ts';
import type { FindingBook } from './findings.ts';

/** Rows by sheet and fate. */
export type FateTally = ReadonlyMap<number, Readonly<Record<RowFate, number>>>;

export interface OutcomeBook {
  /** Records the row and its outcome; returns its key. */
  readonly write: (fate: RowOutcome, patientKey: number | null) => number;
  readonly tally: () => FateTally;
}

type Counts = Record<RowFate, number>;

/** Where outcomes wait, in the order of patients, until `enterRows` puts them in the order of the exports. */
const WAITING =
  'CREATE TABLE row_fate (source_row_key INTEGER NOT NULL, fate TEXT NOT NULL, fate_code TEXT) STRICT';

/** Keeps the account of rows: every staged row gets one fate, here. */
export function outcomeBook(
  db: Connection,
  runId: string,
  places: LoadedPlaces,
  findings: FindingBook,
): OutcomeBook {
  db.exec(WAITING);
  const note = db.prepare('INSERT INTO row_fate VALUES (?, ?, ?)');
  const writeRejected = writerOf(db, 'rejected_row');
  const counts = new Map<number, Counts>([...places.sheets.keys()].map((id) => [id, none()]));

  const write = (fate: RowOutcome, patientKey: number | null): number => {
    const key = places.keyOf(fate.row);
    note.run(key, fate.fate, codeOf(fate));
    const ofSheet = counts.get(fate.row.sheetId);
    if (ofSheet !== undefined) ofSheet[fate.fate] += 1;
    if (fate.fate === 'rejected') {
      const { file, sheet } = places.sheetOf(fate.row);
      const { code } = fate.finding;
      const [message, message_fr] = [messageOf(fate.finding), messageFrOf(fate.finding)];
      writeRejected({
        run_id: runId,
        file,
        sheet,
        row_number: fate.row.rowNumber,
        code,
        message,
        message_fr,
      });
      findings.write(fate.finding, patientKey);
    }
    return key;
  };
  return { write, tally: () => counts };
}

/** Adds the counts of several parts. */
export function addTallies(tallies: readonly FateTally[]): FateTally {
  const sum = new Map<number, Counts>();
  for (const [sheetId, counts] of tallies.flatMap((tally) => [...tally])) {
    const ofSheet = sum.get(sheetId) ?? none();
    for (const fate of FATES) ofSheet[fate] += counts[fate];
    sum.set(sheetId, ofSheet);
  }
  return sum;
}

/**
 * Writes `source_row`, one row for each row of an export, from the outcomes waiting in `row_fate` and from the
 * footers. Sorts once, so that rows are appended in key order. Then writes `etl_row_count`. Returns the account of
 * all sheets.
 */
export function enterRows(
  db: Connection,
  runId: string,
  places: LoadedPlaces,
  tally: FateTally,
): SheetAccount[] {
  const sheets = [...places.sheets.values()];
  const note = db.prepare("INSERT INTO row_fate VALUES (?, 'ignored', 'footer')");
  for (const { sheetId, footerRows } of sheets) {
    for (const rowNumber of footerRows) note.run(places.keyOf({ sheetId, rowNumber }));
  }
  db.exec(
    'CREATE TEMP TABLE keyed_sheet (ordinal INTEGER PRIMARY KEY, file_key INTEGER NOT NULL, sheet TEXT NOT NULL)',
  );
  const name = db.prepare('INSERT INTO keyed_sheet VALUES (?, ?, ?)');
  for (const { ordinal, fileKey, sheet } of sheets) name.run(ordinal, fileKey, sheet);
  db.exec(`
    INSERT INTO source_row (source_row_key, file_key, sheet, row_number, fate, fate_code)
    SELECT source_row_key, file_key, sheet, source_row_key % ${ROWS_PER_SHEET}, fate, fate_code
    FROM (SELECT * FROM row_fate ORDER BY source_row_key)
    CROSS JOIN keyed_sheet ON ordinal = source_row_key / ${ROWS_PER_SHEET};
    DROP TABLE keyed_sheet;
    DROP TABLE row_fate`);
  return writeCounts(db, runId, sheets, tally);
}

function writeCounts(
  db: Connection,
  runId: string,
  sheets: readonly KeyedSheet[],
  tally: FateTally,
): SheetAccount[] {
  const writeCount = writerOf(db, 'etl_row_count');
  const sorted = [...sheets].sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.sheet, b.sheet) || a.ordinal - b.ordinal,
  );
  return sorted.map(({ fileKey: file_key, file, sheet, rowsRead, footerRows, sheetId }) => {
    const ignored = footerRows.length;
    const before = tally.get(sheetId) ?? none();
    const outcomes = { ...before, ignored: before.ignored + ignored };
    // The extraction passes on every row, and footers by number only: the load counts an ignored row once.
    const extracted = { ...none(), loaded: rowsRead };
    const place = { run_id: runId, file_key, file, sheet };
    writeCount({ ...place, stage: 'extract', rows_read: rowsRead, ...columns(extracted) });
    writeCount({ ...place, stage: 'load', rows_read: totalOf(outcomes), ...columns(outcomes) });
    return { file, sheet, rowsRead, outcomes };
  });
}

function codeOf(fate: RowOutcome): string | null {
  if (fate.fate === 'rejected') return fate.finding.code;
  return fate.fate === 'loaded' ? null : (fate.code ?? null);
}

function none(): Counts {
  return Object.fromEntries(FATES.map((fate) => [fate, 0])) as Counts;
}

function columns({ loaded, superseded, duplicate, ignored, rejected }: Readonly<Counts>): {
  rows_loaded: number;
  rows_superseded: number;
  rows_duplicate: number;
  rows_ignored: number;
  rows_rejected: number;
} {
  return {
    rows_loaded: loaded,
    rows_superseded: superseded,
    rows_duplicate: duplicate,
    rows_ignored: ignored,
    rows_rejected: rejected,
  };
}
