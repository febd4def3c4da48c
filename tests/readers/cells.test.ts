import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { RawCell } from '../../src/cell/raw.ts';
import { NumberFormat } from '../../src/readers/number-format.ts';
import { readXls } from '../../src/readers/read-xls.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { dated, type Rows, readAll, sheetXml, workbook, xlsxMembers, zipOf } from '../extract/fixture.ts';

async function cellsOf(bytes: Buffer, reader = readXlsx): Promise<RawCell[][]> {
  return (await readAll(reader, bytes)).rows.map(({ cells }) => [...cells]);
}

const first = async (rows: Rows, options = {}): Promise<RawCell> =>
  (await cellsOf(workbook({ A: rows }, 'xlsx', options)))[0]?.[0] ?? null;

describe('number formats decide what is shown (S-8, C-9)', () => {
  it.each([
    ['dd/mm/yyyy', 'day'],
    ['m/d/yy', 'day'],
    ['d-mmm-yy', 'day'],
    ['[$-40C]d mmmm yyyy;@', 'day'],
    ['dddd d mmmm yyyy', 'day'],
    ['dd/mm/yyyy hh:mm', 'day'],
    ['yyyy\\-mm\\-dd', 'day'],
    ['dd/mm', 'day'],
    ['mmm-yy', 'month'],
    ['mm/yyyy', 'month'],
    ['[$-40C]mmmm yyyy', 'month'],
    ['"jour d" mm/yyyy', 'month'],
    ['dddd mm/yyyy', 'month'],
    ['yyyy', 'year'],
    ['0%', 'percent'],
    ['0.00 %', 'percent'],
    ['"%"0', null],
    ['hh:mm:ss', null],
    ['[h]:mm', null],
    ['mm:ss', null],
    ['0.00E+00', null],
    ['#,##0.00 "days"', null],
    ['General', null],
    ['@', null],
  ])('%s shows %s', (format, shows) => expect(new NumberFormat(format).shows(42_000)).toBe(shows));
});

describe('cells of a workbook', () => {
  it('an Excel date whose format shows no day has precision month, whatever its day (S-8)', async () => {
    expect(await first([[dated(41030, 'mmm-yy')]])).toEqual({ date: '2012-05-01', shows: 'month' });
    expect(await first([[dated(41045, 'mm/yyyy')]])).toEqual({ date: '2012-05-16', shows: 'month' });
    expect(await first([[dated(41045, 'yyyy')]])).toEqual({ date: '2012-05-16', shows: 'year' });
    expect(await first([[dated(41045.75, 'dd/mm/yyyy hh:mm')]])).toEqual({
      date: '2012-05-16',
      shows: 'day',
    });
  });

  it('the same day has another serial in a 1904 workbook and stays the same day (S-8)', async () => {
    expect(await first([[dated(41710, 'dd/mm/yyyy')]])).toEqual({ date: '2014-03-12', shows: 'day' });
    expect(await first([[dated(41710 - 1462, 'dd/mm/yyyy')]], { is1904: true })).toEqual({
      date: '2014-03-12',
      shows: 'day',
    });
    expect(await first([[dated(0, 'dd/mm/yyyy')]], { is1904: true })).toEqual({
      date: '1904-01-01',
      shows: 'day',
    });
  });

  it('a 1904 .xls keeps its days too (S-8)', async () => {
    const rows = [[dated(41710 - 1462, 'dd/mm/yyyy')]];
    const [cells] = await cellsOf(workbook({ A: rows }, 'biff8', { is1904: true }), readXls);
    expect(cells).toEqual([{ date: '2014-03-12', shows: 'day' }]);
  });

  it('the 29 February 1900 that only Excel knows stays impossible, and no serial rolls over (C-9)', async () => {
    expect(await first([[dated(60, 'dd/mm/yyyy')]])).toEqual({ date: '1900-02-29', shows: 'day' });
    expect(await first([[dated(61, 'dd/mm/yyyy')]])).toEqual({ date: '1900-03-01', shows: 'day' });
    expect(await first([[dated(59, 'dd/mm/yyyy')]])).toEqual({ date: '1900-02-28', shows: 'day' });
    expect(await first([[dated(-5, 'dd/mm/yyyy')]])).toBe(-5);
    expect(await first([[dated(1e10, 'dd/mm/yyyy')]])).toBe(1e10);
  });

  it('an integer without a date format is no serial (C-64); a percentage keeps what shows', async () => {
    expect(await first([[2014]])).toBe(2014);
    expect(await first([[41710]])).toBe(41710);
    expect(await first([[{ t: 'n', v: 0.15, z: '0%' }]])).toEqual({ percent: 0.15 });
  });

  it('texts are kept as they are, digits and spaces included', async () => {
    expect(await cellsOf(workbook({ A: [['0012345', ' Iléon  ', '1,5', '03/04', true, '']] }))).toEqual([
      ['0012345', ' Iléon  ', '1,5', '03/04', true, ''],
    ]);
  });

  it('a formula without a stored value, and an error cell, are errors; a stored value is read (C-64)', async () => {
    const cells = [
      '<c r="A1"><f>B1+1</f></c>',
      '<c r="B1"><f>B1+1</f><v></v></c>',
      '<c r="C1" t="e"><v>#REF!</v></c>',
      '<c r="D1"><f>1+1</f><v>2</v></c>',
      '<c r="E1" t="str"><f>"a"</f><v>a</v></c>',
    ];
    expect(await cellsOf(zipOf(xlsxMembers(sheetXml(`<row r="1">${cells.join('')}</row>`))))).toEqual([
      [{ error: '#FORMULA' }, { error: '#FORMULA' }, { error: '#REF!' }, 2, 'a'],
    ]);
  });

  it('.xls gives the same cells as .xlsx', async () => {
    const rows = [
      ['Né(e) le', 'é', 'Œdèmes'],
      [dated(41710, 'dd/mm/yyyy'), dated(41030, 'mmm-yy'), { t: 'n', v: 0.15, z: '0%' }, 1.5, true],
    ] as Rows;
    expect(await cellsOf(workbook({ A: rows }, 'biff8'), readXls)).toEqual(
      await cellsOf(workbook({ A: rows })),
    );
  });

  it('every day of 1900 to 2100 comes out of its serial, in both systems (S-8)', async () => {
    const days: string[] = [];
    for (let day = Date.UTC(1904, 0, 1); day <= Date.UTC(2100, 11, 31); day += 86_400_000)
      days.push(new Date(day).toISOString().slice(0, 10));
    for (const is1904 of [false, true]) {
      const rows = days.map((_, index) => [dated(index + (is1904 ? 0 : 1462), 'dd/mm/yyyy')]);
      const found = await cellsOf(workbook({ A: rows }, 'xlsx', { is1904 }));
      expect(found.map(([cell]) => (cell as { date: string }).date)).toEqual(days);
    }
    expect(XLSX.version).toBe('0.20.3');
  });
});
