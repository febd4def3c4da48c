import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { type Problem, Refusal } from '../../src/findings/problem.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { readAll, sheetXml, xlsxMembers, zipOf } from '../extract/fixture.ts';
import { judged } from './judge.ts';

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>';

/** A workbook of one sheet with these rows. */
const bookOf = (rows: string, shared = '<sst/>'): Buffer =>
  zipOf({
    ...xlsxMembers(sheetXml(rows), 'Feuil1', ['styles', 'sharedStrings']),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': shared,
  });

const rowsOf = async (bytes: Buffer): Promise<RawCell[][]> =>
  (await readAll(readXlsx, bytes)).rows.map(({ cells }) => [...cells]);

async function problem(bytes: Buffer): Promise<Problem | null> {
  try {
    await readAll(readXlsx, bytes);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

/** Rows, what they mean, and what SheetJS makes of them instead. */
const DIFFERENT: readonly [claim: string, rows: string, meant: RawCell, sheetJs: RawCell | undefined][] = [
  [
    'a formula shared with another cell and without a value is an error (C-64)',
    '<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>',
    { error: '#FORMULA' },
    undefined,
  ],
  [
    'a day written as ISO 8601 is that day, whatever its format',
    '<row r="1"><c r="A1" t="d"><v>2014-03-12T00:00:00</v></c></row>',
    { date: '2014-03-12', shows: 'day' },
    41710,
  ],
  [
    'an ISO day that the calendar lacks does not roll over (C-9)',
    '<row r="1"><c r="A1" t="d"><v>2016-06-31</v></c></row>',
    { date: '2016-06-31', shows: 'day' },
    undefined,
  ],
  [
    'the text of a formula is decoded once',
    '<row r="1"><c r="A1" t="str"><v>&amp;lt;5&#233;</v></c></row>',
    '&lt;5é',
    undefined,
  ],
  [
    'a number that is none is an error, and not its first digits',
    '<row r="1"><c r="A1"><v>1,5</v></c></row>',
    { error: '#NUM!' },
    1,
  ],
  [
    'a carriage return that is spelled out stays',
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_\nb</t></is></c></row>',
    'a\r\nb',
    'a\nb',
  ],
];

describe('where SheetJS is wrong, the reader of .xlsx is right', () => {
  it.each(DIFFERENT)('%s', async (_, rows, meant, sheetJs) => {
    expect(await rowsOf(bookOf(rows))).toEqual([[meant]]);
    const [found] = await judged(bookOf(rows));
    if (sheetJs === undefined) expect(found?.[1]).not.toEqual(meant);
    else expect(found?.[1]).toEqual(sheetJs);
  });

  it('a day written as ISO 8601 shows what its format shows; a time alone is a text', async () => {
    const cells = [
      '<c s="2" t="d"><v>2014-03-12T23:59:59.999Z</v></c>',
      '<c s="1" t="d"><v>2012-05-16</v></c>',
      '<c t="d"><v>10:00:00</v></c><c t="d"/>',
    ];
    expect(await rowsOf(bookOf(`<row>${cells.join('')}</row>`))).toEqual([
      [{ date: '2014-03-12', shows: 'day' }, { date: '2012-05-16', shows: 'month' }, '10:00:00', null],
    ]);
  });

  it('an empty shared string counts among them', async () => {
    const shared = '<sst><si/><si><t>one</t></si><si><t/></si><si><t>three</t></si></sst>';
    const rows =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>';
    expect(await rowsOf(bookOf(rows, shared))).toEqual([['', 'one', '', 'three']]);
  });

  it('a row without cells has its number, too', async () => {
    const { rows } = await readAll(readXlsx, bookOf('<row/><row><c><v>1</v></c></row>'));
    expect(rows).toEqual([{ sheet: 0, rowNumber: 2, cells: [1] }]);
  });

  it('elements that Excel may come to put into a row or a cell are passed over, with all that is in them', async () => {
    const ext = '<extLst><ext><y:c r="Z1"><v>9</v></y:c><f>1</f></ext></extLst>';
    const rows = `<row r="1"><c r="A1"><v>1</v>${ext}</c>${ext}<c r="B1"><v>2</v></c></row>${ext}`;
    expect(await rowsOf(bookOf(rows))).toEqual([[1, 2]]);
  });

  it('a sheet of charts has no rows', async () => {
    const members = xlsxMembers(sheetXml(''));
    const chart = members['xl/_rels/workbook.xml.rels']?.replace('/worksheet"', '/chartsheet"') ?? '';
    const { rows, notes } = await readAll(
      readXlsx,
      zipOf({ ...members, 'xl/_rels/workbook.xml.rels': chart }),
    );
    expect([rows, notes.counted]).toEqual([[], [null]]);
  });
});

describe('a part that is no sheet of Excel is refused with its place', () => {
  const cell = (attributes: string, value = '<v>1</v>'): string =>
    `<row r="3"><c ${attributes}>${value}</c></row>`;

  it('the last row and column are read, those beyond are refused', async () => {
    const last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const [row = []] = await rowsOf(bookOf(last));
    expect([row.length, row.at(-1)]).toEqual([16_384, 1]);
    expect(await problem(bookOf(last.replaceAll('1048576', '1048577')))).toMatchObject({ code: 'damaged' });
    expect(await problem(bookOf(last.replace('XFD', 'XFE')))).toMatchObject({
      code: 'damaged',
      found: 'a cell beyond column 16384',
      place: { sheet: 'Feuil1', rowNumber: 1_048_576 },
    });
  });

  it.each([
    ['a cell in the row of another', cell('r="A4"'), /not its own/],
    ['a cell twice', '<row r="3"><c r="B3"><v>1</v></c><c r="A3"/><c r="B3"/></row>', /is there twice/],
    ['a place that is none', cell('r="3A"'), /without a place/],
    ['a place of many letters', cell('r="ABCDEFGHIJ3"'), /without a place|beyond column/],
    ['an unknown type', cell('r="A3" t="z"'), /unknown type/],
    ['a shared string that is not there', cell('r="A3" t="s"'), /shared string/],
    ['a truth value that is none', cell('r="A3" t="b"', '<v>oui</v>'), /truth value/],
    ['an unknown entity', cell('r="A3" t="str"', '<v>&nbsp;</v>'), /unknown entity/],
    ['an ampersand alone', cell('r="A3" t="str"', '<v>a & b</v>'), /unknown entity/],
    ['tags in a value', cell('r="A3"', '<v><b>1</b></v>'), /tags in it/],
    ['tags that do not match', '<row r="3"></c></row>', /do not match/],
    ['a row in a row', '<row r="3"><row r="4"></row>', /./],
    ['a document type', '<!DOCTYPE x><row r="3"/>', /document type/],
    ['more than 8 MB in a cell', cell('r="A3" t="str"', `<v>${'x'.repeat(9 * 2 ** 20)}</v>`), /8 MB/],
  ])('%s', async (_, rows, found) => {
    const told = await problem(bookOf(rows));
    expect(told?.code).toBe('damaged');
    expect(told?.found).toMatch(found);
  });

  it.each([
    ['half of UTF-16', Buffer.from(`\ufeff${sheetXml('\ud800x')}`, 'utf16le')],
    ['UTF-32', Buffer.from([...sheetXml('')].map((letter) => `${letter}\0`).join(''), 'utf16le')],
    ['a declared Latin-1', `<?xml version="1.0" encoding="ISO-8859-1"?>${sheetXml('')}`],
    ['bytes that are not UTF-8', Buffer.from(sheetXml(cell('r="A3" t="str"', '<v>\xe9t\xe9</v>')), 'latin1')],
  ])('a sheet in another encoding: %s', async (_, sheet) => {
    const members: Record<string, string | Buffer> = {
      ...xlsxMembers(''),
      'xl/worksheets/sheet1.xml': sheet,
    };
    expect(await problem(zipOf(members))).toMatchObject({ code: 'encoding' });
  });

  it('a document type in any part that is read', async () => {
    const members = xlsxMembers(sheetXml(''), 'A', ['styles', 'sharedStrings']);
    const whole: Record<string, string> = {
      ...members,
      'xl/styles.xml': STYLES,
      'xl/sharedStrings.xml': '<sst/>',
    };
    const parts = ['xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', '_rels/.rels'] as const;
    for (const part of [...parts, 'xl/_rels/workbook.xml.rels' as const]) {
      const swollen = { ...whole, [part]: `<!DOCTYPE a [<!ENTITY b "c">]>${whole[part]}` };
      expect(await problem(zipOf(swollen))).toMatchObject({
        code: 'damaged',
        found: 'XML with a document type',
      });
    }
  });

  it('a part that is missing, cut off or there twice', async () => {
    const members = xlsxMembers(sheetXml(''), 'A', ['sharedStrings']);
    const { 'xl/worksheets/sheet1.xml': _, ...withoutSheet } = members;
    expect(await problem(zipOf(withoutSheet))).toMatchObject({
      found: 'no part "xl/worksheets/sheet1.xml", to which the workbook refers',
    });
    const cut = { ...members, 'xl/sharedStrings.xml': '<sst><si><t>a</t></si>' };
    expect(await problem(zipOf(cut))).toMatchObject({ found: 'shared strings without their end' });
    const twice = { ...xlsxMembers(sheetXml('')), 'XL/workbook.xml': '<workbook/>' };
    expect(await problem(zipOf(twice))).toMatchObject({
      found: 'a zip archive with two members of one name',
    });
  });

  it('damage is reported even where the rows end early', async () => {
    const book = zipOf(xlsxMembers(sheetXml('<row r="1"><c><v>1</v></c></row>')), {
      crc: 'xl/worksheets/sheet1.xml',
    });
    const { rows, verify } = await readXlsx('file', inMemory(book), () => true);
    for await (const [row] of rows) {
      expect(row?.cells).toEqual([1]);
      break;
    }
    await expect(verify()).rejects.toThrow(Refusal);
  });
});
