import { refuse } from '../findings/problem.ts';
import { XmlRowCounter } from './count-xml-rows.ts';
import { refuseWrongKind } from './file-kind.ts';
import type { RawRow, Reader, ReadNotes } from './raw-book.ts';
import { Archive, refuseMissingPart, refuseOtherZip, rowsCounted } from './xlsx/archive.ts';
import type { BookContext } from './xlsx/cell-value.ts';
import { SharedStringsReader } from './xlsx/shared-strings.ts';
import { SheetReader } from './xlsx/sheet.ts';
import { readStyles } from './xlsx/styles.ts';
import { type PartName, type Relation, readWorkbook, type Workbook } from './xlsx/workbook.ts';
import { XmlFault } from './xlsx/xml.ts';

/** Most bytes of shared texts in memory. */
const MOST_SHARED_BYTES = 2 ** 29;

/** A sheet that has rows to read. */
interface SheetPart {
  readonly index: number;
  readonly name: string;
  readonly part: PartName;
}

/**
 * Reads an .xlsx while unpacking it: memory holds the shared strings and some rows.
 * @throws Refusal for a file that is damaged, encrypted, a bomb, or not a workbook of ECMA-376 (S-9, C-59)
 */
export const readXlsx: Reader = async (file, source, isWanted) => {
  refuseWrongKind(file, 'xlsx', source);
  const archive = new Archive(file, source);
  const part = (await atFault(file, () => archive.relations(''))).find(
    ({ kind }) => kind === 'officeDocument',
  )?.part;
  if (part === undefined || !part.endsWith('.xml') || !archive.has('[content_types].xml'))
    refuseOtherZip(file);
  return atFault(file, async () => {
    const workbook = readWorkbook(await archive.whole(part));
    if (workbook === null) refuseOtherZip(file);
    const relations = await archive.relations(part);
    const wanted = partsOf(workbook, relations, isWanted);
    for (const { part: sheet } of wanted) if (!archive.has(sheet)) refuseMissingPart(file, sheet);
    const notes: ReadNotes = { hasMixedEncoding: false, counted: workbook.sheets.map(() => null) };
    const context = await contextOf(file, archive, workbook, relations);
    return {
      sheets: workbook.sheets.map(({ name }) => name),
      rows: rowsOf(file, archive, wanted, context, notes),
      notes,
      verify: () => atFault(file, () => archive.verify()),
      verifyBegun: () => atFault(file, () => archive.verifyBegun()),
    };
  });
};

/** The wanted sheets that are worksheets; charts and dialogs have no rows. */
function partsOf(
  { sheets }: Workbook,
  relations: readonly Relation[],
  isWanted: (sheet: string) => boolean,
): SheetPart[] {
  return sheets.flatMap(({ name, relation }, index) => {
    if (!isWanted(name)) return [];
    const target = relations.find(({ id }) => id === relation);
    if (target === undefined)
      throw new XmlFault(`sheet ${index + 1} of the workbook without the relation to its part`);
    return target.kind === 'worksheet' ? [{ index, name, part: target.part }] : [];
  });
}

async function contextOf(
  file: string,
  archive: Archive,
  { is1904 }: Workbook,
  relations: readonly Relation[],
): Promise<BookContext> {
  const partOf = (kind: string): PartName | undefined => relations.find((one) => one.kind === kind)?.part;
  const styles = partOf('styles');
  const shared = partOf('sharedStrings');
  return {
    is1904,
    // A relation to an absent part is harmless when no cell needs it.
    formats:
      styles === undefined ? [] : archive.has(styles) ? readStyles(await archive.whole(styles)) : styles,
    strings:
      shared === undefined ? [] : archive.has(shared) ? await sharedStrings(file, archive, shared) : shared,
  };
}

async function sharedStrings(file: string, archive: Archive, part: PartName): Promise<readonly string[]> {
  const reader = new SharedStringsReader();
  let length = 0;
  for await (const chunk of archive.chunks(part)) {
    length += chunk.length;
    if (length > MOST_SHARED_BYTES) refuseTooManyTexts(file);
    reader.push(chunk);
  }
  reader.end();
  return reader.strings;
}

async function* rowsOf(
  file: string,
  archive: Archive,
  wanted: readonly SheetPart[],
  context: BookContext,
  notes: ReadNotes,
): AsyncIterable<readonly RawRow[]> {
  for (const { index, name, part } of wanted) {
    const counter = new XmlRowCounter();
    const reader = new SheetReader(index, context);
    try {
      for await (const chunk of archive.chunks(part)) {
        counter.push(chunk);
        yield reader.push(chunk);
      }
      reader.end();
    } catch (error) {
      refuseFault(error, { file, sheet: name.slice(0, 40), rowNumber: reader.rowNumber });
    }
    notes.counted[index] = rowsCounted(file, counter);
  }
}

async function atFault<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    return refuseFault(error, { file });
  }
}

/**
 * Turns a fault of the XML into a refusal with its place; rethrows any other error.
 * @throws Refusal
 */
function refuseFault(error: unknown, place: { file: string; sheet?: string; rowNumber?: number }): never {
  if (!(error instanceof XmlFault)) throw error;
  refuse(error.code, place, {
    found: error.found,
    expected: 'a workbook as Excel saves it',
    remedy: 'open it in Excel, save it again, and deliver that',
  });
}

function refuseTooManyTexts(file: string): never {
  refuse(
    'file_too_large',
    { file },
    {
      found: 'more than 512 MB of shared texts',
      expected: 'a smaller workbook',
      remedy: 'deliver it as CSV, or in parts',
    },
  );
}
