import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { RawCell } from '../../src/cell/raw.ts';
import { type Problem, Refusal } from '../../src/findings/problem.ts';
import { readXls } from '../../src/readers/read-xls.ts';
import { dated, type Rows, readAll, workbook } from '../extract/fixture.ts';

const CODE_PAGE = 0x42;
const FORMULA = 0x06;
const FORMULA_OF_EXCEL_3 = 0x206;
const FORMULA_OF_EXCEL_4 = 0x406;
const NUMBER = 0x203;
const LABEL = 0x204;
const BOUND_SHEET = 0x85;

/** An .xls with its stream of records changed in place: `edit` gets the type, the position and the bytes of each record. */
function patched(bytes: Buffer, edit: (type: number, at: number, stream: Buffer) => void): Buffer {
  const container = XLSX.CFB.read(bytes, { type: 'buffer' });
  const entry = XLSX.CFB.find(container, '/Workbook') ?? XLSX.CFB.find(container, '/Book');
  if (entry === null) throw new Error('no stream');
  const stream = Buffer.from(entry.content as Uint8Array);
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    edit(stream.readUInt16LE(at), at, stream);
  entry.content = stream;
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer);
}

/**
 * A workbook of Excel 5/95 with these texts below one another, in the bytes of a code page and under its number. SheetJS
 * writes ASCII alone: places of the same length are filled in.
 */
function excel5(texts: readonly string[], encoding: string, codePage: number, sheet = 'Feuil1'): Buffer {
  const bytes = texts.map((text) => iconv.encode(text, encoding));
  const name = iconv.encode(sheet, encoding);
  const book = workbook({ [placeOf(name)]: bytes.map((text) => [placeOf(text)]) }, 'biff5');
  return patched(book, (type, at, stream) => {
    if (type === CODE_PAGE) stream.writeUInt16LE(codePage, at + 4);
    if (type === BOUND_SHEET) name.copy(stream, at + 11);
    if (type === LABEL) bytes[stream.readUInt16LE(at + 4)]?.copy(stream, at + 12);
  });
}

const placeOf = (bytes: Buffer): string => 'x'.repeat(bytes.length);

async function outcome(bytes: Buffer): Promise<RawCell[][] | Problem> {
  try {
    const { rows, notes } = await readAll(readXls, bytes);
    expect(notes.counted).toEqual([rows.length]);
    return rows.map(({ cells }) => [...cells]);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

describe('texts of Excel 5/95 are in the code page that the file names (S-9)', () => {
  const FRENCH = ['Œsophage – « grêle »', 'cœur d’œuf …', '5 €', 'plain'];
  it.each([
    ['Windows-1252', FRENCH, 'cp1252', 1252],
    ['Windows-1252 by its older number', FRENCH, 'cp1252', 32_769],
    ['Macintosh', ['grêle', 'Né(e) le', 'Œdème'], 'macroman', 10_000],
    ['Macintosh by its older number', ['grêle'], 'macroman', 32_768],
    ['Central Europe', ['Łęcki', 'Dvořák'], 'cp1250', 1250],
    ['Cyrillic', ['Иванов'], 'cp1251', 1251],
    ['Turkish', ['Işık'], 'cp1254', 1254],
    ['DOS', ['Grêle é'], 'cp850', 850],
    ['Japanese, of two bytes', ['腫瘍', 'ｱ'], 'cp932', 932],
    ['a number of Unicode, which it cannot be', FRENCH, 'cp1252', 1200],
  ] as const)('%s', async (_, texts, encoding, codePage) => {
    expect(await outcome(excel5(texts, encoding, codePage))).toEqual(texts.map((text) => [text]));
  });

  it('names of sheets are, too, and the wanted ones are found by them', async () => {
    const { sheets } = await readAll(readXls, excel5(['a'], 'cp1252', 1252, 'Données cœur'));
    expect(sheets).toEqual(['Données cœur']);
  });

  it('an unknown code page is refused by its number', async () => {
    expect(await outcome(excel5(['é'], 'cp1252', 9_999))).toMatchObject({
      code: 'encoding',
      found: expect.stringMatching(/code page 9999/),
    });
  });

  it('texts of Excel 97 are in Unicode, whatever code page the file names', async () => {
    const book = patched(workbook({ A: [['é’œ', 'grêle']] }, 'biff8'), (type, at, stream) => {
      if (type === CODE_PAGE) stream.writeUInt16LE(10_000, at + 4);
    });
    expect(await outcome(book)).toEqual([['é’œ', 'grêle']]);
  });
});

describe('other forms of an .xls', () => {
  const rows: Rows = [
    [
      dated(41_000, '[=0]"";dd/mm/yyyy'),
      dated(41_000, '[<41000]dd/mm/yyyy;mm/yyyy'),
      dated(41_000, 'jj/mm/aaaa'),
    ],
    [dated(0.5, 'h:mm AM/PM'), dated(41_000, 'gg/mm/aaaa'), { t: 'n', v: 0.15, z: '[<1]0%;0' }],
  ];

  it.each(['biff5', 'biff8'] as const)('formats are read as in .xlsx (C-110): %s', async (kind) => {
    expect(await outcome(workbook({ A: rows }, kind))).toEqual([
      [
        { date: '2012-04-01', shows: 'day' },
        { date: '2012-04-01', shows: 'month' },
        { date: '2012-04-01', shows: 'day' },
      ],
      [0.5, { error: '#FORMAT' }, { percent: 0.15 }],
    ]);
  });

  it.each([FORMULA, FORMULA_OF_EXCEL_3, FORMULA_OF_EXCEL_4])(
    'rows of formulas are counted, in whichever record: %d',
    async (kind) => {
      const seven = Buffer.from([...Array(14).fill(0), 3, 0, 0x1e, 7, 0]); // flags, chain, the length of "=7", and "=7"
      const book = patched(workbook({ A: [['a'], ['x'.repeat(17)]] }, 'biff5'), (type, at, stream) => {
        if (type !== LABEL || stream.readUInt16LE(at + 4) !== 1) return;
        stream.writeUInt16LE(kind, at);
        seven.copy(stream, at + 10);
        stream.writeDoubleLE(7, at + 10);
      });
      expect(await outcome(book)).toEqual([['a'], [7]]);
    },
  );

  it('the rows are those of the workbook itself, and of no workbook that is embedded in it', async () => {
    const own = XLSX.CFB.read(workbook({ A: [['own']] }, 'biff5'), { type: 'buffer' });
    const other = XLSX.CFB.read(workbook({ B: [['x'], ['y'], ['z']] }, 'biff8'), { type: 'buffer' });
    const stream = XLSX.CFB.find(other, '/Workbook')?.content;
    XLSX.CFB.utils.cfb_add(own, '/MBD0001/Workbook', stream);
    expect(await outcome(Buffer.from(XLSX.CFB.write(own, { type: 'buffer' }) as Buffer))).toEqual([['own']]);
  });

  it('properties of the document that are damaged harm no cell', async () => {
    const own = XLSX.CFB.read(workbook({ A: [['own']] }, 'biff8'), { type: 'buffer' });
    XLSX.CFB.utils.cfb_add(own, '/\u0005SummaryInformation', Buffer.alloc(64, 1));
    expect(await outcome(Buffer.from(XLSX.CFB.write(own, { type: 'buffer' }) as Buffer))).toEqual([['own']]);
  });

  it('a sheet of charts has no rows, whatever figures it keeps', async () => {
    let sheets = 0;
    const book = patched(workbook({ A: [['own']], Chart: [[1], [2]] }, 'biff8'), (type, at, stream) => {
      if (type === BOUND_SHEET && ++sheets === 2) stream[at + 9] = 2;
    });
    const { rows, notes } = await readAll(readXls, book);
    expect(rows).toEqual([{ sheet: 0, rowNumber: 1, cells: ['own'] }]);
    expect(notes.counted).toEqual([1, null]);
  });

  it('bits that are no number are an error (C-64)', async () => {
    const book = patched(workbook({ A: [[1.5, 2.5]] }, 'biff8'), (type, at, stream) => {
      if (type === NUMBER && stream.readUInt16LE(at + 6) === 0) stream.writeDoubleLE(Number.NaN, at + 10);
    });
    expect(await outcome(book)).toEqual([[{ error: '#NUM!' }, 2.5]]);
  });
});
