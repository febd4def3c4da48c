import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { readAll } from '../extract/fixture.ts';
import { judged, type PlacedRow } from './judge.ts';

/* The files and the scripts that wrote them: openpyxl 3.0.9, XlsxWriter 3.0.2, openxlsx 4.2.5.2 (R), LibreOffice 7.4. */
const FIXTURES = join(import.meta.dirname, 'fixtures');

async function placed(bytes: Buffer): Promise<PlacedRow[]> {
  const { rows } = await readAll(readXlsx, bytes);
  return rows.map(({ sheet, rowNumber, cells }) => [`${sheet}:${rowNumber}`, ...cells]);
}

const file = (name: string): Buffer => readFileSync(join(FIXTURES, `${name}.xlsx`));
const BORN = { date: '1951-09-02', shows: 'day' };
const DIAGNOSED = { date: '2014-03-12', shows: 'month' };

/** Row 3 of the first sheet, as its script has it. */
const THIRD: Readonly<Record<string, readonly unknown[]>> = {
  openpyxl: ['F0003', { ...BORN, date: '1951-09-03' }, DIAGNOSED, { percent: 0.03 }, false, 3.3],
  'openpyxl-iso-dates': ['F0003', { ...BORN, date: '1951-09-03' }, DIAGNOSED, { percent: 0.03 }, false],
  xlsxwriter: ['F0002', BORN, DIAGNOSED, { percent: 0.02 }, true, 2.2],
  'xlsxwriter-1904': ['F0002', BORN, DIAGNOSED, { percent: 0.02 }, true, 2.2],
  openxlsx: [
    'F0002',
    { date: '1951-09-03', shows: 'month' },
    { ...DIAGNOSED, shows: 'day' },
    { percent: 0.02 },
  ],
  libreoffice: ['F0003', { ...BORN, date: '1951-09-03' }, DIAGNOSED, { percent: 0.03 }, 1, 3.3],
};

/** SheetJS drops a carriage return that is spelled out, and reads an empty text where a formula of text has no value. */
function asSheetJsReads(cell: RawCell): RawCell {
  if (typeof cell === 'string') return cell.replaceAll('\r\n', '\n');
  return cell !== null && typeof cell === 'object' && 'error' in cell && cell.error === '#FORMULA'
    ? 'formula'
    : cell;
}

describe('files of other programs are read as they wrote them, and as SheetJS reads them', () => {
  it.each(Object.entries(THIRD))('%s', async (name, third) => {
    const found = await placed(file(name));
    const row = found.find(([place]) => place === '0:3') ?? [];
    expect(row.slice(1, third.length + 1)).toEqual(third);
    expect(found.at(-1)?.slice(-1)).toEqual([0.5]);
    expect(found.map((one) => one.map(asSheetJsReads))).toEqual(
      (await judged(file(name))).map((one) =>
        one.map((cell) => (cell === '' ? 'formula' : asSheetJsReads(cell))),
      ),
    );
  });

  it('a formula of text that R left without a value is an error (C-64)', async () => {
    const found = await placed(file('openxlsx'));
    expect(
      found
        .filter((row) => row.at(-1) !== 0.5)
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(Array(10).fill({ error: '#FORMULA' }));
  });
});
