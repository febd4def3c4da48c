import { readFileSync } from 'node:fs';
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
  const { book } = await openBook(file, readFileSync(path));
  let rows = 0;
  for (const row of book.rows) if (row.cells.length > 0) rows++;
  return rows;
}
