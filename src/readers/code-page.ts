import iconv from 'iconv-lite';
import { refuse } from '../findings/problem.ts';

/** Decodes the texts of a workbook, given as one character for each byte. */
export type TextDecoding = (text: string) => string;

const WINDOWS = 1252;
/**
 * Code page numbers that Excel 5 writes for Macintosh and Windows, and that other programs write without a meaning.
 */
const SAME: Readonly<Record<number, number>> = { 32768: 10_000, 32769: WINDOWS, 1200: WINDOWS, 0: WINDOWS };
const NAMES: Readonly<Record<number, string>> = {
  367: 'ascii',
  10000: 'macroman',
  10006: 'macgreek',
  10007: 'maccyrillic',
  10010: 'macromania',
  10017: 'macukraine',
  10029: 'maccenteuro',
  10079: 'maciceland',
  10081: 'macturkish',
  10082: 'maccroatian',
};
/** Bytes that every code page of the list reads as ASCII. */
const PLAIN = /^[\0-\x7f]*$/;

/**
 * Returns the decoding of the texts of Excel 5/95, given the number of the CODEPAGE record; null means that there
 * is none, and Windows-1252 is used.
 * @throws Refusal for an unknown code page (S-9)
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
