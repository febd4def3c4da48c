import { fold } from '../cell/fold.ts';
import type { AnySheet, Source } from '../define/source.ts';
import { PeopleOfFile } from '../deidentify/people-of-file.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { quoterOf } from '../findings/declared-words.ts';
import { Refusal, refuse } from '../findings/problem.ts';
import type { FileBytes } from '../readers/file-bytes.ts';
import type { Format } from '../readers/file-kind.ts';
import type { RawBook, Reader } from '../readers/raw-book.ts';
import { readCsv } from '../readers/read-csv.ts';
import { readXlsx } from '../readers/read-xlsx.ts';
import type { FileWriter } from '../staging/writer.ts';
import { SheetStager } from './stage-sheet.ts';

const READERS: Readonly<Record<Format, Reader>> = {
  xlsx: readXlsx,
  csv: readCsv,
  // Loaded on demand: SheetJS starts slower than most files are read, and .xls is rare.
  xls: async (...book) => (await import('../readers/read-xls.ts')).readXls(...book),
};

export interface FileToStage {
  readonly file: string;
  readonly format: Format;
  readonly source: Source;
  /** The declared sheet of the file; null for a workbook. */
  readonly sheet: string | null;
  /** ISO day of the extraction. */
  readonly extractedOn: string;
}

/**
 * Opens a file with the reader of its format.
 * @throws Refusal when it is unreadable or lacks a declared sheet (C-50, C-57)
 */
export async function openBook(
  staged: FileToStage,
  source: FileBytes,
): Promise<{ book: RawBook; sheets: SheetPlan }> {
  const declared = declaredSheets(staged);
  // A report has one sheet, whatever Excel calls it.
  const isWanted = (name: string) =>
    staged.sheet !== null || declared.some((sheet) => fold(sheet.name) === fold(name));
  const book = await READERS[staged.format](staged.file, source, isWanted);
  refuseDoubledSheets(staged.file, book.sheets, declared);
  return {
    book,
    sheets:
      staged.sheet === null ? workbookPlan(staged, declared, book.sheets) : reportPlan(declared, book.sheets),
  };
}

/** The declared sheet for each sheet of the file; null for one to ignore. */
type SheetPlan = readonly (AnySheet | null)[];

/** Stages the rows of an opened file; runs within its transaction. */
export async function stageBook(
  staged: FileToStage,
  { book, sheets }: { readonly book: RawBook; readonly sheets: SheetPlan },
  keyring: Keyring,
  writer: FileWriter,
): Promise<number> {
  const { file, source, format, extractedOn } = staged;
  const stagers = new Map<number, SheetStager>();
  const people = new PeopleOfFile((word) => writer.name(keyring.name(word)));
  for (const [index, sheet] of sheets.entries()) {
    if (sheet === null) continue;
    const options = {
      file,
      source: source.name,
      sheet,
      context: { extractedOn },
      keyring,
      people,
      writer,
      isOfRegistry: sheet.identity.patient !== undefined,
      isCsv: format === 'csv',
      mustHaveRows: source.delivery === 'snapshot' && sheet.concept === 'presentation',
    };
    stagers.set(index, new SheetStager(options));
  }
  const holding = new Set<number>();
  try {
    for await (const batch of book.rows) {
      for (const row of batch) {
        holding.add(row.sheet);
        stagers.get(row.sheet)?.take(row);
      }
    }
  } catch (error) {
    // A bad row may come from damage of the part that it was read from: check that part first.
    if (error instanceof Refusal) await book.verifyBegun?.();
    throw error;
  }
  await book.verify();
  if (staged.sheet !== null) keepOneSheet(file, stagers, holding);
  for (const [index, sheet] of sheets.entries()) {
    if (sheet === null || !stagers.has(index)) reportUnknownSheet(file, index, sheets, holding, writer);
  }
  if (format === 'xls') writer.finding({ code: 'unverifiable_format', place: { file } });
  if (book.notes.hasMixedEncoding) writer.finding({ code: 'mixed_encoding', place: { file } });
  for (const form of people.numberForms) writer.numberForm(form);
  let rows = 0;
  for (const [index, stager] of stagers) rows += stager.end(book.notes.counted[index] ?? null);
  return rows;
}

function declaredSheets({ source, sheet }: FileToStage): readonly AnySheet[] {
  return sheet === null ? source.sheets : source.sheets.filter(({ name }) => name === sheet);
}

function workbookPlan(
  { file }: FileToStage,
  declared: readonly AnySheet[],
  names: readonly string[],
): SheetPlan {
  const folded = names.map(fold);
  const quote = quoterOf(declared.map(({ name }) => name));
  for (const { name } of declared) {
    if (folded.includes(fold(name))) continue;
    refuse(
      'sheet_missing',
      { file, sheet: name },
      {
        found: `the sheets ${names.map(quote).join(', ')}`,
        expected: `also "${name}"`,
        remedy: 'export all sheets, or declare the new name in pipelines/',
      },
    );
  }
  return folded.map((name) => declared.find((sheet) => fold(sheet.name) === name) ?? null);
}

/** The sheet named like the report; else all sheets, until the rows show which one is the report. */
function reportPlan(declared: readonly AnySheet[], names: readonly string[]): SheetPlan {
  const [report = null] = declared;
  const named = names.findIndex((name) => report !== null && fold(name) === fold(report.name));
  return names.map((_, index) => (named < 0 || named === index ? report : null));
}

/**
 * Keeps the only sheet of a report that has rows.
 * @throws Refusal when several sheets have rows
 */
function keepOneSheet(file: string, stagers: Map<number, SheetStager>, holding: ReadonlySet<number>): void {
  const [first] = stagers.keys();
  const filled = [...stagers.keys()].filter((index) => holding.has(index));
  if (filled.length > 1) {
    refuse(
      'sheet_doubled',
      { file },
      {
        found: `${filled.length} sheets with rows, none of them named like the report`,
        expected: 'one',
        remedy: 'keep the report alone, or name its sheet like the report',
      },
    );
  }
  const kept = filled[0] ?? first;
  for (const index of [...stagers.keys()]) if (index !== kept) stagers.delete(index);
}

function reportUnknownSheet(
  file: string,
  index: number,
  sheets: SheetPlan,
  holding: ReadonlySet<number>,
  writer: FileWriter,
): void {
  if (sheets[index] !== null && !holding.has(index)) return; // an empty sheet in a report
  writer.finding({ code: 'unknown_sheet', place: { file }, details: { position: index + 1 } });
}

function refuseDoubledSheets(file: string, names: readonly string[], declared: readonly AnySheet[]): void {
  const folded = names.map(fold);
  const doubled = names.find((_, index) => folded.indexOf(folded[index] ?? '') !== index);
  if (doubled === undefined) return;
  refuse(
    'sheet_doubled',
    { file },
    {
      found: `two sheets named ${quoterOf(declared.map(({ name }) => name))(doubled)}, but for case, accents or spaces`,
      expected: 'each name once',
      remedy: 'remove or rename one of the two sheets',
    },
  );
}
