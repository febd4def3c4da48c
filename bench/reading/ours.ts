import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from '#pipelines';
import { openBook } from '../../src/extract/read-file.ts';

/**
 * Opens a DCC workbook as the reading process does and goes through its rows, without staging them. Returns how many.
 * The only place where the benches call the reader itself.
 */
export async function rowsOfWorkbook(path: string): Promise<number> {
  const source = pipeline.sources.find(({ layout }) => layout === 'workbook');
  if (source === undefined) throw new Error('no source delivers workbooks');
  const file = {
    file: basename(path),
    format: 'xlsx',
    source,
    sheet: null,
    extractedOn: '2017-06-10',
  } as const;
  const handle = openSync(path, 'r');
  try {
    const slice = (from: number, to: number): Buffer => {
      const bytes = Buffer.allocUnsafe(to - from);
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from));
    };
    const { book } = await openBook(file, { length: fstatSync(handle).size, slice });
    let rows = 0;
    for await (const batch of book.rows) for (const row of batch) if (row.cells.length > 0) rows++;
    await book.verify();
    return rows;
  } finally {
    closeSync(handle);
  }
}
