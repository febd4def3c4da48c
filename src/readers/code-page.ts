import iconv from 'iconv-lite';
import { refuse } from '../findings/problem.ts';

/** Turns the texts of a workbook, a character for each byte, into what they mean. */
export type TextDecoding = (text: string) => string;

const WINDOWS = 1252;
/** What Excel 5 wrote for Macintosh and Windows, and what others write who mean nothing by it. */
const SAME: Readonly<Record<number, number>> = { 32768: 10_000, 32769: WINDOWS, 1200: WINDOWS, 0: WINDOWS };
const NAMES: Readonly<Record<number, string>> = {
  ...{ 367: 'ascii', 10000: 'macroman', 10006: 'macgreek', 10007: 'maccyrillic', 10010: 'macromania' },
  ...{ 10017: 'macukraine', 10029: 'maccenteuro', 10079: 'maciceland', 10081: 'macturkish' },
  10082: 'maccroatian',
};
/** Bytes that every code page of the list reads as ASCII. */
const PLAIN = /^[\0-\x7f]*$/;

/**
 * How texts of Excel 5/95 are read, by the number of the CODEPAGE record; null where there is none, which means Windows-1252.
 * Refuses a code page that is not known (S-9).
 */
export function decodingOf(file: string, codePage: number | null): TextDecoding {
  const number = codePage === null ? WINDOWS : (SAME[codePage] ?? codePage);
  const encoding = NAMES[number] ?? `cp${number}`;
  if (!iconv.encodingExists(encoding)) return refuseCodePage(file, number);
  return (text) => (PLAIN.test(text) ? text : iconv.decode(Buffer.from(text, 'latin1'), encoding));
}

function refuseCodePage(file: string, number: number): never {
  refuse(
    'encoding',
    { file },
    {
      found: `a workbook of Excel 5/95 with texts in code page ${number}, which is not known`,
      expected: 'a code page of Windows, DOS or Macintosh',
      remedy: 'open it in Excel, save it as .xlsx, and deliver that',
    },
  );
}
