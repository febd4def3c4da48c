import { pipeline } from '#pipelines';
import { readCorrections } from '../../src/controls/controls.ts';
import { readOppositions } from '../../src/controls/oppositions.ts';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { Refusal } from '../../src/findings/problem.ts';
import { BreakableReader, isBroken, wholeFile } from './fuzzing.ts';
import { csvText, latin, validDelivery } from './valid.ts';

const KEYS = keyring(Buffer.alloc(32, 7));
const LINE_END = '\r\n';

/** What came of the same file, cut at one length after another. */
export interface Cuts {
  refused: number;
  /** Read as the complete rows, the last of them possibly cut. */
  read: number;
  /** What must not be: broken off, hung, or read as anything else. */
  readonly wrong: string[];
}

const nothing = (): Cuts => ({ refused: 0, read: 0, wrong: [] });

/**
 * A workbook is refused at every length but its own: an .xlsx ends with its directory, and an .xls names its sectors. Of
 * the last sector only the padding may lack: then all is read as it was written.
 */
export async function cutWorkbook(format: 'xlsx' | 'xls', most = Number.POSITIVE_INFINITY): Promise<Cuts> {
  const whole = wholeFile(format);
  const cuts = nothing();
  using reader = new BreakableReader();
  const expected = await reader.read({ format, bytes: whole });
  for (let length = 1; length < Math.min(most, whole.length); length += 1) {
    const answer = await reader.read({ format, bytes: whole.subarray(0, length) });
    if (answer.startsWith('refused')) cuts.refused += 1;
    else if (format === 'xls' && answer === expected) cuts.read += 1;
    else cuts.wrong.push(`${length} bytes of ${whole.length}: ${answer.slice(0, 200)}`);
  }
  return cuts;
}

/** A report whose cells hold accents, a separator in quotes, and a line end in quotes. */
const REPORT = csvText(validDelivery().orbis.CURES ?? [])
  .replace('FOLFOX BEVA', '"FOLFOX; BEVA"')
  .replace('OXALIPLATINE', '"OXALI\nPLATINE"');
export const ENCODINGS = { 'UTF-8': (text: string) => Buffer.from(text), 'Windows-1252': latin } as const;

/**
 * A CSV has no checksum and no end mark. When cut, it is refused if a quote or a letter stays open or no header is
 * left. Otherwise it is read as the unchanged rows before the cut, and the row that is cut, which is reported as
 * ragged when it lacks cells.
 */
export async function cutCsv(
  encoding: keyof typeof ENCODINGS,
  most = Number.POSITIVE_INFINITY,
): Promise<Cuts> {
  const whole = ENCODINGS[encoding](REPORT);
  const cuts = nothing();
  using reader = new BreakableReader();
  const read = (bytes: Buffer): Promise<string> => reader.read({ format: 'csv', report: 'CURES', bytes });
  const expected = readOf(await read(whole)).rows;
  for (let length = 1; length < Math.min(most, whole.length); length += 1) {
    const bytes = whole.subarray(0, length);
    const answer = await read(bytes);
    const complaint = isBroken(answer) ? answer : complaintOf(answer, bytes.toString('latin1'), expected);
    if (complaint !== null) cuts.wrong.push(`${length} bytes of ${whole.length}: ${complaint}`);
    else if (answer.startsWith('read')) cuts.read += 1;
    else cuts.refused += 1;
  }
  return cuts;
}

function readOf(answer: string): { readonly rows: readonly string[]; readonly findings: readonly string[] } {
  const told = JSON.parse(answer.slice('read '.length)) as string[];
  return { rows: told.filter((one) => /^\d/.test(one)), findings: told.filter((one) => !/^\d/.test(one)) };
}

function complaintOf(answer: string, text: string, expected: readonly string[]): string | null {
  const isOpen = (text.match(/"/g)?.length ?? 0) % 2 === 1;
  const isAtLineEnd = !isOpen && text.endsWith(LINE_END);
  if (answer.startsWith('refused')) return isAtLineEnd ? `${answer} at the end of a line` : null;
  if (isOpen) return 'an open quote was read';
  const { rows, findings } = readOf(answer);
  const lines = text.split(LINE_END).slice(1);
  const cutRow = lines.pop() ?? '';
  if (rows.length > lines.length + 1) return `${rows.length} rows of ${lines.length + 1} lines`;
  if (rows.slice(0, lines.length).join() !== expected.slice(0, lines.length).join()) return 'another row';
  const isShort = cutRow.replace(/"[^"]*"/g, '').split(';').length < 7;
  const isTold = findings.includes('ragged_row');
  return rows.length > lines.length && isShort && !isTold ? `the cut row "${cutRow}" is not told` : null;
}

const OPPOSITIONS = csvText([
  ['N° dossier DCC', 'IPP'],
  ...Array.from({ length: 16 }, (_, at) => [`DCC000${1000 + at}A`, `0${4_456_781 + at}`]),
]);
const CORRECTIONS = csvText([
  ['source', 'key', 'column', 'old_value', 'new_value', 'author', 'reason', 'date'],
  ['Suivi', 'DCC0000101A', 'Etat', 'Vivant', 'Décédé', 'ARC', 'état civil', '01/06/2017'],
  ['Toxicités', 'DCC0000101A|1|HTA|', 'Grade', '2', '12', 'ARC', 'relu', '02/06/2017'],
  ['Suivi', 'DCC0000102B', 'Etat', 'Vivant', 'Perdu de vue', 'ARC', 'relu', '03/06/2017'],
  [
    'Suivi',
    'DCC0000103C',
    'Date des dernières nouvelles',
    '20/12/2016',
    '21/12/2016',
    'ARC',
    'relu',
    '04/06/2017',
  ],
]);

/** Cut, the list of oppositions is refused, or the numbers before the cut are read unchanged. */
export const cutOppositions = (encoding: keyof typeof ENCODINGS, most?: number): Promise<Cuts> =>
  cutControl(ENCODINGS[encoding](OPPOSITIONS), most, async (bytes) => {
    const { oppositions } = await readOppositions('oppositions.csv', bytes, pipeline.sources, KEYS);
    const told = [...oppositions.patients].map((patient, at) => [patient, [...oppositions.hospitals][at]]);
    // The last number may be cut: it may match no patient or another one, and a list cannot show this.
    return told.slice(0, linesIn(bytes)).map(String);
  });

/** Cut, the list of corrections is refused, or what is read of it is as it was: no correction is applied in part. */
export const cutCorrections = (encoding: keyof typeof ENCODINGS, most?: number): Promise<Cuts> =>
  cutControl(ENCODINGS[encoding](CORRECTIONS), most, async (bytes) => {
    const context = { extractedOn: '2017-06-10' };
    const read = await readCorrections('corrections.csv', bytes, pipeline.sources, context, KEYS);
    return read.corrections.map((one) => JSON.stringify(one));
  });

const linesIn = (bytes: Buffer): number => bytes.toString('latin1').split(LINE_END).length - 2;

async function cutControl(
  whole: Buffer,
  most = Number.POSITIVE_INFINITY,
  read: (bytes: Buffer) => Promise<readonly string[]>,
): Promise<Cuts> {
  const cuts = nothing();
  const expected = await read(whole);
  for (let length = 1; length < Math.min(most, whole.length); length += 1) {
    const bytes = whole.subarray(0, length);
    try {
      const found = await read(bytes);
      const complete = linesIn(bytes);
      if (found.length < complete || found.some((one, at) => one !== expected[at]))
        cuts.wrong.push(`${length} bytes of ${whole.length}: ${found.join().slice(0, 200)}`);
      cuts.read += 1;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) cuts.wrong.push(`${length} bytes: ${(thrown as Error).message}`);
      cuts.refused += 1;
    }
  }
  return cuts;
}
