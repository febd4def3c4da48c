import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/findings/problem.ts';
import { CsvRecordCounter } from '../../src/readers/count-csv-records.ts';
import { readCsv } from '../../src/readers/read-csv.ts';
import { csv, latin, readAll } from '../extract/fixture.ts';

interface Read {
  readonly rows: readonly (readonly [number, ...unknown[]])[];
  readonly counted: number | null;
  readonly isMixed: boolean;
}

async function read(bytes: Buffer | string): Promise<Read | string> {
  try {
    const { rows, notes } = await readAll(readCsv, bytes);
    const found = rows.map(({ rowNumber, cells }) => [rowNumber, ...cells] as const);
    return { rows: found, counted: notes.counted[0] ?? null, isMixed: notes.hasMixedEncoding };
  } catch (error) {
    if (error instanceof Refusal) return `${error.problem.code}, row ${error.problem.place.rowNumber}`;
    throw error;
  }
}

const rowsOf = async (bytes: Buffer | string): Promise<Read['rows'] | string> => {
  const found = await read(bytes);
  return typeof found === 'string' ? found : found.rows;
};

const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('encodings (C-59, C-52)', () => {
  const text = 'Né(e) le;Œdèmes\r\n1;l’été\r\n';
  const truth = [
    [1, 'Né(e) le', 'Œdèmes'],
    [2, '1', 'l’été'],
  ];
  it.each([
    ['Windows-1252', latin(text)],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little-endian with a mark', utf16(text)],
    ['UTF-16 big-endian with a mark', Buffer.from(utf16(text)).swap16()],
  ])('%s is read', async (_, bytes) => expect(await rowsOf(bytes)).toEqual(truth));

  it('a file that mixes UTF-8 and Windows-1252 is read as 1252 and reported as mixed', async () => {
    const found = await read(Buffer.concat([Buffer.from('é;1\r\n'), latin('è;2\r\n')]));
    expect(found).toMatchObject({
      isMixed: true,
      rows: [
        [1, 'Ã©', '1'],
        [2, 'è', '2'],
      ],
    });
    expect(await read(Buffer.concat([Buffer.from('N°;1\r\n'), latin('è;2\r\n')]))).toMatchObject({
      isMixed: true,
    });
    expect(await read(latin('è;2\r\n'))).toMatchObject({ isMixed: false });
  });

  it.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])(
    'the byte 0x%x, which 1252 leaves undefined, is an error',
    async (byte) => {
      expect(await read(Buffer.from([0x61, byte, 0x3b, 0x62, 0xe9, 0x20]))).toBe('encoding, row undefined');
    },
  );

  const utf32 = (plain: string, mark: string): Buffer =>
    Buffer.concat([
      Buffer.from(mark, 'hex'),
      ...Array.from(plain, (letter) => Buffer.from([letter.codePointAt(0) ?? 0, 0, 0, 0])),
    ]);
  it.each([
    ['UTF-32 with its mark', utf32('A;B\r\n1;2\r\n', 'fffe0000'), 'UTF-32'],
    ['UTF-32 big-endian with its mark', utf32('A;B\r\n1;2', 'fffe0000').swap32(), 'UTF-32'],
    ['UTF-32 without its mark', utf32('A;B\r\n1;2\r\n', ''), 'UTF-32 without its mark'],
    ['UTF-32 big-endian without its mark', utf32('A;B\r\n1;2', '').swap32(), 'UTF-32 without its mark'],
    ['UTF-16 without its mark', Buffer.from('A;œ\r\n1;2\r\n', 'utf16le'), 'UTF-16 without its mark'],
    [
      'UTF-16 big-endian without its mark',
      Buffer.from('A;B\r\n1;2', 'utf16le').swap16(),
      'UTF-16 without its mark',
    ],
    ['UTF-16 with zero characters', utf16('A;\0\r\n'), 'zero characters in UTF-16: no text'],
  ])('%s is refused and named (C-59)', async (_, bytes, found) => {
    await expect(readAll(readCsv, bytes)).rejects.toMatchObject({ problem: { code: 'encoding', found } });
  });

  it('zero bytes are an error, and so is UTF-16 that is cut', async () => {
    expect(await read('a;b\0\r\n')).toBe('encoding, row undefined');
    expect(await read(utf16(text).subarray(0, -1))).toBe('encoding, row undefined');
  });

  it('UTF-8 that is cut within a letter is an error, a last letter of Windows-1252 is not', async () => {
    const whole = Buffer.from('N°;Né\r\n1;é');
    expect(await read(whole.subarray(0, -1))).toBe('encoding, row undefined');
    expect(await read(Buffer.from('\ufeffa;é').subarray(0, -1))).toBe('encoding, row undefined');
    expect(await rowsOf(latin('a;é'))).toEqual([[1, 'a', 'é']]);
  });

  it('a letter that a piece of the file cuts in two is whole', async () => {
    const line = `${'é'.repeat(997)};x\n`;
    const found = await read(line.repeat(5000));
    expect(typeof found === 'string' ? found : new Set(found.rows.map(([, cell]) => cell))).toEqual(
      new Set(['é'.repeat(997)]),
    );
  });
});

describe('records', () => {
  it('a record has the number of its first line (C-44)', async () => {
    expect(await rowsOf('a;b\r\n"x\r\ny";1\r\n\r\n;;\r\nc;"2\n\n"\r\nd;3')).toEqual([
      ...[
        [1, 'a', 'b'],
        [2, 'x\r\ny', '1'],
        [6, 'c', '2\n\n'],
        [9, 'd', '3'],
      ],
    ]);
  });

  it('quotes, doubled quotes, separators within quotes, and all three line ends', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      expect(await rowsOf(`"a;1";"b ""c"""${end}5" tube;""${end}`)).toEqual([
        [1, 'a;1', 'b "c"'],
        [2, '5" tube', null],
      ]);
    }
  });

  it('a quote that is never closed, or closed within a cell, is an error with its line, never a lost row', async () => {
    expect(await read('a;b\r\n1;2\r\n3;"4\r\n5;6\r\n')).toBe('quotes, row 3');
    expect(await read('a;b\r\n1;2\r\n3;"4"x\r\n5;"6"\r\n')).toBe('quotes, row 3');
    expect(await read(`a;b\r\n1;"2\r\n${'3;4\r\n'.repeat(4_000_000)}`)).toBe('quotes, row 2');
  });

  it('what was written comes back, and both counts agree, however the text is cut', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', ' ', '"', ';', '\n', 'a"b', '""', '\u00a0', 'é', '"x";'),
      fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/[\r\0,\t|]/g, '')),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, end, size) => {
          const text = csv(rows, end);
          const filled = rows.filter((row) => row.some((one) => one.trim() !== ''));
          const found = await read(text);
          expect(
            typeof found === 'string'
              ? found
              : found.rows.map(([, ...cells]) => cells.map((one) => one ?? '')),
          ).toEqual(filled);
          const counter = new CsvRecordCounter('\n');
          for (let at = 0; at < text.length; at += size) counter.push(text.slice(at, at + size));
          expect(counter.end()).toBe(filled.length);
          expect(found).toMatchObject({ counted: filled.length });
        },
      ),
      { numRuns: 500, seed: 11 },
    );
  });
});

describe('separators (C-52, S-9)', () => {
  it.each([
    ['a comma', 'IPP,DATE,STATUT\r\n1,01/02/2014,\r\n'],
    ['a comma', '"IPP","DATE","STATUT"\r\n"1","x, y","foie ; os"\r\n"2","","" \r\n'],
    ['a comma', 'sep=,\r\nIPP,DATE\r\n1,2;3\r\n'],
    ['a tab', 'IPP\tDATE\tSTATUT\n1\t2\t3\n'],
    ['a tab', '"IPP"\t"DATE"\n"1"\t"2"\n'],
    ['a pipe', 'IPP|DATE|STATUT\r1|2|3\r'],
  ])('cells separated by %s are refused under that name: %j', async (name, text) => {
    await expect(readAll(readCsv, text)).rejects.toMatchObject({
      problem: { code: 'separator', found: expect.stringContaining(`separated by ${name}`) },
    });
  });

  it.each([
    ['decimal commas', 'A;B\r\n1,5;2,5\r\n', 2],
    ['titles with commas', 'Export, du 1er, au 3\r\nFait, le 4\r\nA;B;C;D\r\n1;2;3;4\r\n', 4],
    ['lists in a free text', 'A;B\r\n1;"foie, os, rein, rate"\r\n2;"foie, os, rein, rate"\r\n', 3],
    ['one column', 'IPP\r\n1\r\n2\r\n', 3],
    ['a line that names the semicolon', 'sep=;\r\nA;B\r\n1;2\r\n', 3],
  ])('a file of semicolons with %s is read', async (_, text, rows) =>
    expect(await rowsOf(text)).toHaveLength(rows),
  );
});

describe('stray quotes (C-105)', () => {
  const header = 'IPP;NUM;DATE;PROTOCOLE;MOLECULE\r\n';
  const row = (ipp: number): string => `${ipp};1;01/02/2014;FOLFOX;OXALIPLATINE\r\n`;

  it('whole rows between two stray quotes are refused, and the message names the rows', async () => {
    const text = `${header}${row(1)}2;1;01/02/2014;"FOLFOX;OXALIPLATINE\r\n${row(3)}${row(4)}5;1";01/02/2014;FOLFOX;X\r\n`;
    await expect(readAll(readCsv, text)).rejects.toMatchObject({
      problem: {
        code: 'quotes',
        place: { rowNumber: 3 },
        found: expect.stringContaining('from row 3 to row 4 that holds row 4'),
      },
    });
  });

  it('the other count does not follow the quotes of the reader: a swallowed row is a row', () => {
    const counter = new CsvRecordCounter('\n');
    for (const letter of 'A;B;C\n1;"2;3\n4;5;6\n7;8";9\n') counter.push(letter);
    expect(counter.end()).toBe(4);
    expect(counter.swallowed).toEqual({ openedIn: 2, row: 3 });
  });

  it('a text of several lines is one cell in the first, a middle and the last column', async () => {
    const text = `${header}"a\r\nb; c\r\n";1;x;y;z\r\n2;1;x;"a\r\n\r\n""b""; c";z\r\n3;1;x;y;"a;\r\nb"\r\n${row(4)}`;
    const found = await read(text);
    expect(found).toMatchObject({ counted: 5 });
    expect(typeof found === 'string' ? found : found.rows.map(([at]) => at)).toEqual([1, 2, 5, 8, 10]);
  });
});
