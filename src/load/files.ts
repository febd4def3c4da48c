import { compareText } from '../core/compare-text.ts';
import type { Connection } from '../warehouse/open.ts';
import type { RowPlace } from '../warehouse/record.ts';
import { writerOf } from '../warehouse/writer.ts';
import type { LoadedFile, LoadedSheet, LoadInput } from './input.ts';

/**
 * `source_row_key` is the sheet's number in the run times this, plus the row number: readable, and without a table.
 */
export const ROWS_PER_SHEET = 100_000_000;

/** A sheet with the keys that it has in this warehouse. */
export interface KeyedSheet extends LoadedSheet {
  readonly fileKey: number;
  readonly file: string;
  readonly ordinal: number;
}

/** Sheets by `sheetId`, and the keys of their rows. */
export interface LoadedPlaces {
  readonly sheets: ReadonlyMap<number, KeyedSheet>;
  readonly sheetOf: (row: RowPlace) => KeyedSheet;
  readonly keyOf: (row: RowPlace) => number;
}

/** Writes the files of the run and the headers of their sheets. */
export function loadFiles(db: Connection, input: LoadInput): void {
  const { run } = input;
  const writeFile = writerOf(db, 'etl_source_file');
  const writeColumn = writerOf(db, 'etl_source_column');
  for (const { fileKey, sheets, ...file } of keyedFiles(input)) {
    writeFile({
      file_key: fileKey,
      run_id: run.runId,
      source: file.source,
      file: file.file,
      format: file.format,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
      stamp: file.stamp,
      status: file.status,
      patients: file.patients ?? null,
    });
    for (const { sheet, headers } of sheets) {
      for (const [field, header] of Object.entries(headers)) {
        writeColumn({ file_key: fileKey, sheet, field, source_column: header });
      }
    }
  }
}

/**
 * Numbers files by source, stamp and name, and sheets by file and name, so that the same inbox gives the same keys
 * whatever the order of discovery.
 */
function keyedFiles({ files, sheets }: Pick<LoadInput, 'files' | 'sheets'>) {
  return [...files].sort(byName).map((file, index) => ({
    ...file,
    fileKey: index + 1,
    sheets: sheets
      .filter(({ fileId }) => fileId === file.fileId)
      .sort((a, b) => compareText(a.sheet, b.sheet)),
  }));
}

/** The keys of the run's sheets and rows. */
export function placesOf(input: Pick<LoadInput, 'files' | 'sheets'>): LoadedPlaces {
  const inOrder = keyedFiles(input).flatMap(({ fileKey, file, sheets: own }) =>
    own.map((sheet) => ({ ...sheet, fileKey, file })),
  );
  const sheets = new Map(inOrder.map((sheet, index) => [sheet.sheetId, { ...sheet, ordinal: index + 1 }]));
  const sheetOf = ({ sheetId }: RowPlace): KeyedSheet => {
    const sheet = sheets.get(sheetId);
    if (sheet === undefined) throw new Error(`a row names sheet ${sheetId}, which is not in the run`);
    return sheet;
  };
  const keyOf = (row: RowPlace): number => {
    if (row.rowNumber >= ROWS_PER_SHEET)
      throw new Error(`row ${row.rowNumber} is beyond what a sheet can hold`);
    return sheetOf(row).ordinal * ROWS_PER_SHEET + row.rowNumber;
  };
  return { sheets, sheetOf, keyOf };
}

function byName(a: LoadedFile, b: LoadedFile): number {
  return (
    compareText(a.source, b.source) ||
    compareText(a.stamp ?? '', b.stamp ?? '') ||
    compareText(a.file, b.file) ||
    compareText(a.sha256, b.sha256)
  );
}
