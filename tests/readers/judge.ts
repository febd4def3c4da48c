import type { RawCell } from '../../src/cell/raw.ts';
import { sheetJsBook } from '../../src/readers/read-xls.ts';

export type PlacedRow = readonly [place: string, ...cells: RawCell[]];

/** The rows of a workbook as SheetJS reads them, each behind `sheet:row`. */
export async function judged(bytes: Buffer): Promise<PlacedRow[]> {
  const { rows } = sheetJsBook('file', bytes, () => true, []);
  return (await Array.fromAsync(rows))
    .flat()
    .map(({ sheet, rowNumber, cells }) => [`${sheet}:${rowNumber}`, ...cells]);
}
