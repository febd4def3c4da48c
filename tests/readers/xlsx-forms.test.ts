import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { type Problem, Refusal } from '../../src/findings/problem.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { DCC, Inbox, readAll, sheetXml, workbook, xlsxMembers, zipOf } from '../extract/fixture.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const X15 = 'http://schemas.microsoft.com/office/spreadsheetml/2010/11/main';
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`;
const ROW =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>41000</v></c><c r="C1" s="2"><v>41000</v></c></row>';
const DAY: RawCell = { date: '2012-04-01', shows: 'day' };
const CELLS: readonly RawCell[] = ['Né', DAY, DAY];
const UNCLEAR: RawCell = { error: '#FORMAT' };

type Members = Record<string, string | Buffer>;

/** The parts of a workbook with a text and a date in two styles, some parts replaced; undefined leaves one out. */
function partsWith(changes: Readonly<Record<string, string | Buffer | undefined>> = {}): Members {
  const all: Record<string, string | Buffer | undefined> = {
    ...xlsxMembers(sheetXml(ROW), 'Feuil1', ['styles', 'sharedStrings']),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>Né</t></si></sst>`,
    ...changes,
  };
  const kept = Object.entries(all).filter(
    (entry): entry is [string, string | Buffer] => entry[1] !== undefined,
  );
  return Object.fromEntries(kept);
}

/** A part with a text replaced that must be in it. */
function edited(part: string, from: string, to: string): Members {
  const before = String(partsWith()[part]);
  expect(before).toContain(from);
  return partsWith({ [part]: before.replace(from, to) });
}

async function outcome(bytes: Buffer): Promise<RawCell[] | Problem> {
  try {
    const { rows, notes } = await readAll(readXlsx, bytes);
    expect(notes.counted[0]).toBe(rows.length);
    return rows.flatMap(({ cells }) => [...cells]);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

const read = (members: Members): Promise<RawCell[] | Problem> => outcome(zipOf(members));
const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHEET = 'xl/worksheets/sheet1.xml';

describe('days are counted from 1904 when the workbook declares it (S-8)', () => {
  const flag = '<workbookPr date1904="1"/>';
  const later = { date: '2016-04-02', shows: 'day' };
  const extension = (element: string): string =>
    `<extLst><ext uri="{1}" xmlns:x15="${X15}">${element}</ext></extLst></workbook>`;
  it.each([
    ['not said', '</workbook>', '</workbook>', DAY],
    ['said', '<sheets>', `${flag}<sheets>`, later],
    [
      'said, and an extension behind',
      '</workbook>',
      `${flag}${extension('<x15:workbookPr chartTrackingRefBase="1"/>')}`,
      later,
    ],
    ['an extension alone', '</workbook>', extension('<x15:workbookPr date1904="1"/>'), DAY],
    [
      'an extension with a namespace of its own',
      '</workbook>',
      extension(`<workbookPr xmlns="${X15}" date1904="1"/>`),
      DAY,
    ],
    ['a child of another namespace', '<sheets>', `<y:workbookPr xmlns:y="urn:y" date1904="1"/><sheets>`, DAY],
    ['within another element', '<sheets>', `<bookViews>${flag}</bookViews><sheets>`, DAY],
    ['false', '<sheets>', '<workbookPr date1904="false"/><sheets>', DAY],
  ])('%s', async (_, from, to, day) => expect(await read(edited(BOOK, from, to))).toEqual(['Né', day, day]));
});

describe('formats of cells are those of numFmts (S-8)', () => {
  const dxf = (id: number, code: string): string =>
    `<dxf><numFmt numFmtId="${id}" formatCode="${code}"/></dxf>`;
  it.each([
    ['behind the styles of cells', `<dxfs>${dxf(14, '0.00%')}${dxf(170, 'mmm-yy')}</dxfs></styleSheet>`],
    [
      'in an extension',
      `<extLst><ext><numFmts><numFmt numFmtId="14" formatCode="0%"/></numFmts></ext></extLst></styleSheet>`,
    ],
    [
      'in an extension of another namespace',
      `<x:numFmts xmlns:x="${X15}"><x:numFmt numFmtId="170" formatCode="0%"/></x:numFmts></styleSheet>`,
    ],
    ['in named styles', '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs></styleSheet>'],
  ])('those of conditional formats change no cell: %s', async (_, to) =>
    expect(await read(edited('xl/styles.xml', '</styleSheet>', to))).toEqual(CELLS),
  );

  it('a style that the workbook lacks is unclear, and no plain number (C-110)', async () => {
    const row = '<row r="1"><c s="4"><v>41000</v></c><c s="0"><v>2</v></c><c s="3"><v>0.5</v></c></row>';
    expect(await read(partsWith({ [SHEET]: sheetXml(row) }))).toEqual([UNCLEAR, 2, { percent: 0.5 }]);
  });

  it.each([26, 37, 49, 82])('a number of no date: %d', async (id) =>
    expect(await read(edited('xl/styles.xml', 'numFmtId="14"', `numFmtId="${id}"`))).toEqual([
      'Né',
      DAY,
      41_000,
    ]),
  );

  it.each([27, 36, 50, 58, 81])(
    'a number that means another format in each country is unclear: %d',
    async (id) =>
      expect(await read(edited('xl/styles.xml', 'numFmtId="14"', `numFmtId="${id}"`))).toEqual([
        'Né',
        DAY,
        UNCLEAR,
      ]),
  );

  it('an ISO day under a format with sections shows what its own section shows', async () => {
    const styles = STYLES.replace('dd/mm/yyyy', '[&lt;41000]yyyy;[&gt;41000]mm/yyyy;dd/mm/yyyy');
    const days = ['2012-03-31', '2012-04-01', '2012-04-02'].map((day) => `<c s="1" t="d"><v>${day}</v></c>`);
    const found = await read(
      partsWith({ 'xl/styles.xml': styles, [SHEET]: sheetXml(`<row r="1">${days.join('')}</row>`) }),
    );
    expect(found).toEqual([
      { date: '2012-03-31', shows: 'year' },
      { date: '2012-04-01', shows: 'day' },
      { date: '2012-04-02', shows: 'month' },
    ]);
  });
});

describe('legal forms of a workbook are read (S-9)', () => {
  const toUtf16 = (text: string, isBig: boolean): Buffer => {
    const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };
  const sheet = sheetXml(ROW);
  const inner = sheet.slice(sheet.indexOf('<sheetData'), sheet.indexOf('</worksheet>'));

  it.each([
    ['a sheet in UTF-16', partsWith({ [SHEET]: toUtf16(sheet, false) })],
    ['a sheet in UTF-16 of the other order', partsWith({ [SHEET]: toUtf16(sheet, true) })],
    ['a sheet in UTF-16 without a mark', partsWith({ [SHEET]: Buffer.from(sheet, 'utf16le') })],
    ['styles in UTF-16', partsWith({ 'xl/styles.xml': toUtf16(STYLES, false) })],
    [
      'texts in UTF-16',
      partsWith({ 'xl/sharedStrings.xml': toUtf16('<sst><si><t>Né</t></si></sst>', true) }),
    ],
    [
      'a prefix of the root alone',
      partsWith({ [SHEET]: `<x:worksheet xmlns:x="${MAIN}" xmlns="${MAIN}">${inner}</x:worksheet>` }),
    ],
    [
      'a namespace said where the rows begin',
      partsWith({
        [SHEET]: `<x:worksheet xmlns:x="${MAIN}">${inner.replace('<sheetData', `<sheetData xmlns="${MAIN}"`)}</x:worksheet>`,
      }),
    ],
    [
      'a prefix of the rows alone',
      partsWith({
        [SHEET]: sheet
          .replace('<worksheet', `<worksheet xmlns:s='${MAIN}'`)
          .replace('<row', '<s:row')
          .replace('</row', '</s:row'),
      }),
    ],
    [
      'a prefix in the workbook',
      partsWith({
        [BOOK]: String(partsWith()[BOOK])
          .replaceAll(/<(\/?)(?=[a-z])/g, '<$1w:')
          .replace('xmlns=', 'xmlns:w='),
      }),
    ],
    ['targets with backslashes', edited(RELATIONS, 'worksheets/sheet1', 'worksheets\\sheet1')],
    ['targets from the root', edited(RELATIONS, 'worksheets/sheet1', '/xl/worksheets/sheet1')],
    [
      'targets by way of other folders',
      edited(RELATIONS, 'worksheets/sheet1', './theme/../worksheets/sheet1'),
    ],
    ['targets in other letters', edited(RELATIONS, 'worksheets/sheet1', 'Worksheets/SHEET1')],
    ['escaped targets', edited(RELATIONS, 'worksheets/sheet1', 'worksheets/sheet%31')],
    ['references in small letters', edited(SHEET, 'r="B1"', 'r="b1"')],
    [
      'a macro module of an old workbook',
      edited(BOOK, '</sheets>', '<sheet name="Module1" sheetId="9" r:id=""/></sheets>'),
    ],
    ['a sheet without a relation', edited(BOOK, '</sheets>', '<sheet name="Module1" sheetId="9"/></sheets>')],
    [
      'a theme that is not there',
      edited(
        RELATIONS,
        '</Relationships>',
        '<Relationship Id="t" Type="x/theme" Target="theme/theme1.xml"/></Relationships>',
      ),
    ],
  ])('%s', async (_, members) => expect(await read(members)).toEqual(CELLS));

  it('a macro module is no sheet of the workbook', async () => {
    const module = '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/>';
    const { sheets } = await readAll(readXlsx, zipOf(edited(BOOK, '<sheets>', `<sheets>${module}`)));
    expect(sheets).toEqual(['Feuil1']);
  });

  it('rows of a control in the sheet are none of its rows', async () => {
    const anchor =
      '<controls><anchor xmlns:xdr="urn:d"><xdr:from><xdr:row>7</xdr:row><xdr:v>1</xdr:v></xdr:from></anchor></controls>';
    const other = edited(SHEET, '</sheetData>', `</sheetData>${anchor}`);
    expect(await read(other)).toEqual(CELLS);
  });

  it('texts and styles that are not there harm no cell that needs none', async () => {
    const row =
      '<row r="1"><c t="inlineStr" s="1"><is><t>a</t></is></c><c s="0"><v>41000</v></c><c t="b"><v>1</v></c></row>';
    const members = partsWith({
      [SHEET]: sheetXml(row),
      'xl/styles.xml': undefined,
      'xl/sharedStrings.xml': undefined,
    });
    expect(await read(members)).toEqual(['a', 41_000, true]);
  });

  it('the end record of a large archive is read', async () => {
    const bytes = zipOf(partsWith());
    const at = bytes.length - 22;
    const long = Buffer.alloc(56);
    long.writeUInt32LE(0x06064b50, 0);
    long.writeBigUInt64LE(44n, 4);
    for (const place of [24, 32]) long.writeBigUInt64LE(BigInt(bytes.readUInt16LE(at + 10)), place);
    long.writeBigUInt64LE(BigInt(bytes.readUInt32LE(at + 12)), 40);
    long.writeBigUInt64LE(BigInt(bytes.readUInt32LE(at + 16)), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(at), 8);
    const end = Buffer.from(bytes.subarray(at));
    end.fill(0xff, 8, 20);
    expect(await outcome(Buffer.concat([bytes.subarray(0, at), long, locator, end]))).toEqual(CELLS);
  });
});

describe('a refusal names the true cause (S-9)', () => {
  it.each([
    [
      'texts',
      { 'xl/sharedStrings.xml': undefined },
      /a cell whose text is in the part "xl\/sharedstrings.xml"/,
    ],
    ['styles', { 'xl/styles.xml': undefined }, /a number whose format is in the part "xl\/styles.xml"/],
    ['a sheet', { [SHEET]: undefined }, /no part "xl\/worksheets\/sheet1.xml"/],
  ])('a part that cells need is named: %s', async (_, changes, found) => {
    expect(await read(partsWith(changes))).toMatchObject({
      code: 'damaged',
      found: expect.stringMatching(found),
    });
  });

  it('bytes behind the archive are no archive that is cut off', async () => {
    const bytes = zipOf(partsWith());
    expect(await outcome(Buffer.concat([bytes, Buffer.from('{"ok":true}')]))).toMatchObject({
      found: 'a zip archive with 11 other bytes behind its end',
    });
    expect(await outcome(bytes.subarray(0, -23))).toMatchObject({
      found: expect.stringMatching(/without its end/),
    });
  });

  it('the end of a workbook within a workbook is not the end of the archive', async () => {
    const whole = zipOf({ ...partsWith(), 'xl/embeddings/book.bin': zipOf(partsWith()) });
    expect(await outcome(whole)).toEqual(CELLS);
  });

  it('a document of Word is no workbook', async () => {
    const word = partsWith({ [BOOK]: '<w:document xmlns:w="urn:w"><w:body/></w:document>' });
    expect(await read(word)).toMatchObject({ code: 'wrong_kind' });
  });

  it('a fault in a row is not hidden by damage in a part that no row needs', async () => {
    using inbox = new Inbox();
    const members = {
      ...partsWith({ [SHEET]: sheetXml('<row r="2"><c t="z"/></row>') }),
      'docProps/app.xml': '<a/>',
    };
    const { rows, verify, verifyBegun } = await readXlsx(
      'file',
      inMemory(zipOf(members, { crc: 'docProps/app.xml' })),
      () => true,
    );
    await expect(Array.fromAsync(rows)).rejects.toMatchObject({
      problem: { found: 'a cell of an unknown type' },
    });
    await expect(verifyBegun?.()).resolves.toBeUndefined();
    await expect(verify()).rejects.toMatchObject({ problem: { found: expect.stringMatching(/CRC/) } });
    const { 'Fiches RCP': fiches = [] } = DCC;
    const book = workbook({ ...DCC, 'Fiches RCP': fiches.slice(0, 2) });
    expect(await inbox.stage('DCC_RENATEN_20240101.xlsx', book)).toMatchObject({ code: 'no_header' });
  });

  it('damage in the part that is read is the cause, and not what it did to a row', async () => {
    const members = partsWith({ [SHEET]: sheetXml('<row r="2"><c t="z"/></row>') });
    const { rows, verifyBegun } = await readXlsx(
      'file',
      inMemory(zipOf(members, { crc: SHEET })),
      () => true,
    );
    await expect(Array.fromAsync(rows)).rejects.toBeInstanceOf(Refusal);
    await expect(verifyBegun?.()).rejects.toMatchObject({ problem: { found: expect.stringMatching(/CRC/) } });
  });
});
