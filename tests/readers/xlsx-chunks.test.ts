import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XmlRowCounter } from '../../src/readers/count-xml-rows.ts';
import type { RawRow } from '../../src/readers/raw-book.ts';
import { SharedStringsReader } from '../../src/readers/xlsx/shared-strings.ts';
import { SheetReader } from '../../src/readers/xlsx/sheet.ts';
import { readStyles } from '../../src/readers/xlsx/styles.ts';
import { generated } from './xlsx-generator.ts';

const SIZES = [...Array.from({ length: 64 }, (_, index) => index + 1), 100, 333, 1_000, 4_096, 65_536];

function* cut(bytes: Buffer, size: number): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads the parts of a workbook, all cut into chunks of this size. */
function read(members: Record<string, string>, size: number): { rows: RawRow[]; counted: unknown } {
  const part = (name: string): Buffer => Buffer.from(members[`xl/${name}.xml`] ?? '');
  const texts = new SharedStringsReader();
  for (const chunk of cut(part('sharedStrings'), size)) texts.push(chunk);
  texts.end();
  const is1904 = members['xl/workbook.xml']?.includes('date1904') ?? false;
  const formats = readStyles(part('styles'));
  const sheet = new SheetReader(0, { strings: texts.strings, formats, is1904 });
  const counter = new XmlRowCounter();
  const rows: RawRow[] = [];
  for (const chunk of cut(part('worksheets/sheet1'), size)) {
    rows.push(...sheet.push(chunk));
    counter.push(chunk);
  }
  sheet.end();
  return { rows, counted: counter.end() };
}

describe('a sheet that comes in chunks', () => {
  it('reads the same however it is cut: within a character, an entity, a tag, a comment', () => {
    for (const { members, truth } of fc.sample(generated, { numRuns: 25, seed: 8 })) {
      for (const size of SIZES) {
        const { rows, counted } = read(members, size);
        expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual(truth);
        expect(counted).toEqual({ rows: truth.length });
      }
    }
  });

  it('is not whole until its end has come, wherever it is cut off', () => {
    const [{ members } = { members: {} }] = fc.sample(generated, { numRuns: 1, seed: 3 });
    const whole = Buffer.from((members as Record<string, string>)['xl/worksheets/sheet1.xml'] ?? '');
    const wholeAt = whole.indexOf('worksheet>', -12) + 'worksheet>'.length;
    for (let length = 0; length < wholeAt; length++) {
      const sheet = new SheetReader(0, { strings: Array(99).fill(''), formats: [], is1904: false });
      sheet.push(whole.subarray(0, length));
      expect(() => sheet.end()).toThrow();
    }
  });
});
