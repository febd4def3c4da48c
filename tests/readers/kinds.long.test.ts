import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { type Problem, Refusal } from '../../src/findings/problem.ts';
import { XmlRowCounter } from '../../src/readers/count-xml-rows.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import type { Reader } from '../../src/readers/raw-book.ts';
import { readCsv } from '../../src/readers/read-csv.ts';
import { readXls } from '../../src/readers/read-xls.ts';
import { readXlsx } from '../../src/readers/read-xlsx.ts';
import { DCC, Inbox, PERSONS, readAll, sheetXml, workbook, xlsxMembers, zipOf } from '../extract/fixture.ts';

/** What a reader says of some bytes: its problem, or the rows. */
async function outcome(reader: Reader, bytes: Buffer | string): Promise<Problem | RawCell[][]> {
  try {
    return (await readAll(reader, bytes)).rows.map(({ cells }) => [...cells]);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

const refusal = async (reader: Reader, bytes: Buffer | string): Promise<string> => {
  const found = await outcome(reader, bytes);
  return 'code' in found ? `${found.code}: ${found.found}` : `read: ${JSON.stringify(found)}`;
};

describe('a file of the wrong type is recognized by its bytes (S-9)', () => {
  const xlsx = workbook({ PATIENTS: PERSONS });
  const xls = workbook({ PATIENTS: PERSONS }, 'biff8');
  it.each([
    [
      'HTML named .xlsx',
      readXlsx,
      '\ufeff<html><table><tr><td>1,5</td></tr></table></html>',
      /^wrong_kind: a web page/,
    ],
    ['HTML named .xls', readXls, '  <!DOCTYPE html><p>', /^wrong_kind: a web page/],
    ['PDF named .xlsx', readXlsx, '%PDF-1.7\n', /^wrong_kind: a PDF/],
    ['BIFF named .xlsx', readXlsx, xls, /^wrong_kind: an Excel 97-2003 workbook/],
    ['xlsx named .xls', readXls, xlsx, /^wrong_kind: a zip archive/],
    ['xlsx named .csv', readCsv, xlsx, /^wrong_kind: a zip archive/],
    ['XML 2003 named .xls', readXls, '<?xml version="1.0"?><Workbook/>', /^wrong_kind: an XML file/],
    ['CSV named .xlsx', readXlsx, 'IPP;NOM\r\n', /^wrong_kind: text/],
    ['a gzip named .csv', readCsv, Buffer.from('1f8b0800', 'hex'), /^wrong_kind: a compressed archive/],
    [
      'an .ods named .xlsx',
      readXlsx,
      zipOf({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }),
      /^wrong_kind: a zip archive that is no/,
    ],
    [
      'a locked .xlsx',
      readXlsx,
      Buffer.concat([xls.subarray(0, 8), Buffer.from('EncryptedPackage', 'utf16le')]),
      /^password_protected/,
    ],
  ])('%s', async (_, reader, bytes, expected) => {
    expect(await refusal(reader, bytes)).toMatch(expected);
  });
});

describe('a damaged workbook is refused (S-9, C-59)', () => {
  const members = xlsxMembers(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'));

  it('an .xlsx cut at any length below 300, or by one byte, is refused at once', async () => {
    const whole = zipOf(members);
    expect(await outcome(readXlsx, whole)).toEqual([[1]]);
    for (let length = 1; length < 300; length++)
      expect(await refusal(readXlsx, whole.subarray(0, length))).toMatch(/^(?:wrong_kind|damaged)/);
    expect(await refusal(readXlsx, whole.subarray(0, -1))).toMatch(/^damaged/);
  });

  it('a checksum that does not fit is seen, in any member', async () => {
    for (const crc of Object.keys(members))
      expect(await refusal(readXlsx, zipOf(members, { crc }))).toMatch(/^damaged: .*CRC/);
  });

  it('no bit flip of an .xlsx changes a value in silence', async () => {
    const whole = workbook({ PATIENTS: PERSONS });
    const truth = await outcome(readXlsx, whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const found = await outcome(readXlsx, flipped);
        if (!('code' in found)) expect(found).toEqual(truth);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it('a sheet without its end is refused, whatever its checksum', async () => {
    const cut = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>').replace('</sheetData></worksheet>', '');
    expect(await refusal(readXlsx, zipOf({ ...members, 'xl/worksheets/sheet1.xml': cut }))).toMatch(
      /^damaged: a sheet without its end/,
    );
  });

  it('a member that swells more than 200 times and beyond 256 MB is refused, one that claims 4 GB too (C-59)', async () => {
    const bomb = zipOf({ ...members, 'xl/media/image1.png': Buffer.alloc(257 * 2 ** 20) });
    expect(await refusal(readXlsx, bomb)).toMatch(/^expands_too_far/);
    expect(await refusal(readXlsx, zipOf(members, { claim: 0xfffffff0 }))).toMatch(/^expands_too_far/);
    const large = zipOf({ ...members, 'xl/media/image1.png': Buffer.alloc(255 * 2 ** 20) });
    expect(await outcome(readXlsx, large)).toEqual([[1]]);
  });

  it('a sheet that lies about its dimension loses no row (C-59)', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
    ).join('');
    const lying = zipOf(xlsxMembers(sheetXml(rows, '<dimension ref="A1:A2"/>')));
    expect(await outcome(readXlsx, lying)).toHaveLength(20);
  });

  it('an .xls cut short is refused', async () => {
    const whole = workbook(DCC, 'biff8');
    for (const length of [100, 512, 1024, 2000])
      expect(await refusal(readXls, whole.subarray(0, length))).toMatch(/^(?:damaged|reader_failed)/);
  });
});

describe('rows are counted apart from the reader (C-44)', () => {
  it('the count of an .xlsx does not depend on how its XML is cut, nor on a namespace prefix', () => {
    const row =
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"/><x:row><x:c s="1"/></x:row>';
    const xml = Buffer.from(
      `<x:worksheet><x:sheetData>${row.repeat(7)}</x:sheetData><x:rowBreaks count="1"/></x:worksheet>`,
    );
    for (let size = 1; size <= xml.length; size++) {
      const counter = new XmlRowCounter();
      for (let at = 0; at < xml.length; at += size) counter.push(xml.subarray(at, at + size));
      expect(counter.end()).toEqual({ rows: 7 });
    }
  });

  it.each(['xlsx', 'biff8'] as const)('reader and count agree on random sheets (%s)', async (bookType) => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.constant(''),
      fc.string({ maxLength: 5 }),
      fc.integer(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), async (rows) => {
        const reader = bookType === 'xlsx' ? readXlsx : readXls;
        const { rows: found, notes } = await readAll(reader, workbook({ A: rows, B: [[1]] }, bookType));
        expect([0, 1].map((sheet) => found.filter((row) => row.sheet === sheet).length)).toEqual(
          notes.counted,
        );
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  const persons = PERSONS[0]?.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('');
  const patients = (rows: string): Buffer =>
    zipOf(xlsxMembers(sheetXml(`<row r="1">${persons}</row>${rows}`)));

  it('a row that one of the two does not see is seen to be lacking', async () => {
    using inbox = new Inbox();
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c></row><y:row xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="3"><c r="A3"><v>1</v></c></y:row>';
    expect(await inbox.stage('ORBIS_PATIENTS_20240101.xlsx', patients(rows))).toMatchObject({
      code: 'rows_lost',
      place: { sheet: 'PATIENTS' },
      found: '3 rows where another count found 2',
    });
  });

  it('two rows of one number, or out of their order, are refused with their place: neither is dropped', async () => {
    using inbox = new Inbox();
    const row = (number: number): string => `<row r="${number}"><c r="A${number}"><v>1</v></c></row>`;
    for (const rows of [row(2) + row(2), row(4) + row(3)])
      expect(await inbox.stage('ORBIS_PATIENTS_20240101.xlsx', patients(rows))).toMatchObject({
        code: 'damaged',
        found: 'a row that is there twice, or after a later one',
        place: { sheet: 'Feuil1', rowNumber: rows === row(4) + row(3) ? 4 : 2 },
      });
  });

  it('a sheet of exactly 65,536 or 1,048,576 rows is a probable truncation, one row less or more is not (S-9)', async () => {
    using inbox = new Inbox();
    const header = 'IPP;DATE_DEBUT;DATE_FIN;LIBELLE;GRADE_CTCAE;IMPUTABILITE;CONDUITE\n';
    const staged = (rows: number) =>
      inbox.stage('ORBIS_EI_20240101.csv', header + '1;01/01/2014;;HTA;1;;\n'.repeat(rows - 1));
    expect(await staged(65_535)).toEqual([]);
    expect(await staged(65_536)).toMatchObject({ code: 'probably_truncated' });
    expect(await staged(65_537)).toEqual([]);
    const cells = ['IPP', 'DATE_DEBUT', 'DATE_FIN', 'LIBELLE', 'GRADE_CTCAE', 'IMPUTABILITE', 'CONDUITE'];
    const headers = cells
      .map((name, at) => `<c r="${'ABCDEFG'.charAt(at)}1" t="inlineStr"><is><t>${name}</t></is></c>`)
      .join('');
    const ending = (row: number) =>
      `<row r="1">${headers}</row><row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
    const book = (row: number) =>
      inbox.stage('ORBIS_EI_20240101.xlsx', zipOf(xlsxMembers(sheetXml(ending(row)))));
    expect(await book(1_048_576)).toMatchObject({ code: 'probably_truncated' });
    expect(await book(1_048_575)).toEqual([]);
  });

  it('the reader of an .xls refuses a sheet that is cut at 65,536 rows before it parses it, if it is wanted', async () => {
    const long = (rows: number): Buffer =>
      workbook({ Suivi: [['a'], ...Array.from({ length: rows - 2 }, () => []), ['z']], B: [['b']] }, 'biff8');
    expect(await refusal(readXls, long(65_536))).toMatch(/^probably_truncated: exactly 65536 rows/);
    expect(await refusal(readXls, long(65_535))).toMatch(/^read/);
    const { sheets } = await readXls('f.xls', inMemory(long(65_536)), (name) => name === 'B');
    expect(sheets).toEqual(['Suivi', 'B']);
  });
});
