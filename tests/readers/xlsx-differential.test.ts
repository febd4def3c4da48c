import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { readAll, zipOf } from '../extract/fixture.ts';
import { judged, type PlacedRow } from './judge.ts';
import { generated } from './xlsx-generator.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'sample-exports', 'inbox');

async function placed(bytes: Buffer): Promise<PlacedRow[]> {
  const { rows } = await readAll(readXlsx, bytes);
  return rows.map(({ sheet, rowNumber, cells }) => [`${sheet}:${rowNumber}`, ...cells]);
}

describe('the reader of .xlsx against SheetJS, cell by cell', () => {
  const exports = ['dcc', 'orbis'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => join(folder, name)),
  );

  it.each(exports)('%s', async (name) => {
    const bytes = readFileSync(join(ROOT, name));
    const found = await placed(bytes);
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(await judged(bytes));
  });

  it('500 workbooks with every feature give their known content, and the same as SheetJS', async () => {
    const seen = { workbooks: 0, cells: 0, judged: 0 };
    await fc.assert(
      fc.asyncProperty(generated, async ({ members, truth, isJudged: isTame, unjudged }) => {
        const bytes = zipOf(members);
        const { sheets, rows, notes } = await readAll(readXlsx, bytes);
        expect(sheets).toEqual(['Suivi & décès']);
        expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual(truth);
        expect(notes.counted).toEqual([truth.length]);
        seen.workbooks++;
        if (!isTame) return;
        const judge = new Map((await judged(bytes)).map(([place, ...cells]) => [place, cells]));
        for (const [rowNumber, ...cells] of truth) {
          const other = judge.get(`0:${rowNumber}`) ?? [];
          const isJudged = (_: RawCell, column: number): boolean => !unjudged.has(`${rowNumber}:${column}`);
          const kept = cells.filter(isJudged);
          expect(cells.map((_, column) => other[column] ?? null).filter(isJudged)).toEqual(kept);
          seen.judged += kept.length;
          seen.cells += cells.length;
        }
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(seen.workbooks).toBe(500);
    expect(seen.judged).toBeGreaterThan(seen.cells / 2);
  }, 300_000);
});
