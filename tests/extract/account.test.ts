import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { CellAccount } from '../../src/extract/cell-account.ts';
import { openBook, stageBook } from '../../src/extract/read-file.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import { HeaderSearch } from '../../src/readers/header.ts';
import type { RawRow } from '../../src/readers/raw-book.ts';
import type { FileWriter } from '../../src/staging/writer.ts';
import { DCC, FICHE_HEADERS, fiche, KEYS, workbook } from './fixture.ts';

const [source] = pipeline.sources;
const nothing: FileWriter = {
  startSheet: () => 1,
  row: () => 1,
  rank: () => undefined,
  endSheet: () => undefined,
  finding: () => undefined,
  name: () => undefined,
  numberForm: () => undefined,
};

type Meddle = (rows: readonly RawRow[]) => readonly RawRow[];

/** Stages a whole extraction whose rows come as `meddle` gives them. */
async function stageRows(meddle: Meddle): Promise<number> {
  if (source === undefined) throw new Error('no source is declared');
  const file = { file: 'x.xlsx', format: 'xlsx' as const, source, sheet: null, extractedOn: '2024-01-01' };
  const sheets = { ...DCC, 'Fiches RCP': [FICHE_HEADERS, fiche(), fiche({ 'N° fiche': 'F1002' })] };
  const opened = await openBook(file, inMemory(workbook(sheets)));
  async function* meddled(): AsyncIterable<readonly RawRow[]> {
    yield meddle((await Array.fromAsync(opened.book.rows)).flat());
  }
  return stageBook(file, { ...opened, book: { ...opened.book, rows: meddled() } }, KEYS, nothing);
}

describe('the account of rows at de-identification (C-44)', () => {
  it('rows in their order pass', async () => {
    expect(await stageRows((rows) => rows)).toBe(5);
  });

  it.each([
    ['swapped', (rows: readonly RawRow[]) => [...rows].reverse()],
    ['doubled', (rows: readonly RawRow[]) => [...rows].flatMap((row) => [row, row])],
  ])('rows that are %s are refused with their place', async (_, meddle) => {
    await expect(stageRows(meddle)).rejects.toMatchObject({
      problem: { code: 'rows_out_of_order', place: { file: 'x.xlsx', sheet: expect.any(String) } },
    });
  });

  it('a row that is dropped is refused', async () => {
    await expect(stageRows((rows) => [...rows].slice(0, -1))).rejects.toMatchObject({
      problem: { code: 'rows_lost' },
    });
  });

  it('counts cells column by column, and names the column of those that are lost as the export does', () => {
    const sheet = source?.sheets[0];
    if (sheet === undefined) throw new Error('no sheet is declared');
    const header = new HeaderSearch('x.xlsx', sheet).try({ sheet: 0, rowNumber: 1, cells: FICHE_HEADERS });
    if (header === null) throw new Error('no header');
    const account = new CellAccount(header);
    const cells = FICHE_HEADERS.map(() => 'x');
    const kept = header.fields.map(() => true);
    account.take(cells, kept);
    expect(account.differences()).toEqual([]);
    account.take(cells, kept.with(1, false));
    account.take(
      [],
      header.fields.map(() => false),
    );
    expect(account.differences()).toEqual([
      { header: header.spelled[header.fields[1]?.field ?? ''], found: 2, kept: 1 },
    ]);
  });
});
