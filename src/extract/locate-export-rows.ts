import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RawCell, shown } from '../cell/raw.ts';
import type { IdentityPart } from '../define/concepts.ts';
import type { AnySheet, Source } from '../define/source.ts';
import { readName, sheetKey } from '../inbox/names.ts';
import { inMemory } from '../readers/file-bytes.ts';
import { type Header, HeaderSearch, headerKey } from '../readers/header.ts';
import { openBook } from './read-file.ts';

/** A row of an export, found by its place. It contains identities: use it for `corrections.csv` only. */
export interface FoundRow {
  readonly rowNumber: number;
  /** The parts of the row's key, joined as `corrections.csv` wants them (C-54). */
  readonly key: string;
  /** Returns the cell under a header as Excel shows it; null when no field has this header. */
  readonly cell: (header: string) => { readonly column: string; readonly text: string } | null;
}

/**
 * Finds rows of one sheet of an export in the inbox. Null when the file is absent or belongs to no source.
 * @throws Refusal when the file is damaged
 */
export async function findRows(
  inbox: string,
  sources: readonly Source[],
  {
    file,
    sheet,
    rows,
  }: { readonly file: string; readonly sheet: string; readonly rows: ReadonlySet<number> },
): Promise<FoundRow[] | null> {
  for (const source of sources) {
    const name = readName(file, source);
    const declared = source.sheets.find((one) => sheetKey(one.name) === sheetKey(sheet));
    if (typeof name === 'string' || declared === undefined) continue;
    const bytes = bytesOf(join(inbox, source.folder, file));
    if (bytes === null) return null;
    const { format, stamp } = name;
    const staged = { file, format, source, sheet: name.sheet, extractedOn: stamp.slice(0, 10) };
    const { book, sheets } = await openBook(staged, inMemory(bytes));
    const found: FoundRow[] = [];
    const search = new HeaderSearch(file, declared);
    let header: Header | null = null;
    for await (const batch of book.rows)
      for (const row of batch) {
        if (sheets[row.sheet] !== declared) continue;
        if (header === null) header = search.try(row);
        else if (rows.has(row.rowNumber)) found.push(foundRow(declared, header, row.rowNumber, row.cells));
      }
    return found;
  }
  return null;
}

function foundRow(
  declared: AnySheet,
  header: Header,
  rowNumber: number,
  cells: readonly RawCell[],
): FoundRow {
  const at = new Map(header.fields.map(({ field, position }) => [field, position]));
  const textAt = (position: number | undefined): string => shown(cells[position ?? -1] ?? null);
  const key = declared.key.map((part) => textAt(header.identity[part as IdentityPart] ?? at.get(part)));
  const cell: FoundRow['cell'] = (wanted) => {
    const field = header.fields.find(
      (one) => headerKey(header.spelled[one.field] ?? '') === headerKey(wanted),
    )?.field;
    if (field === undefined) return null;
    return { column: header.spelled[field] ?? field, text: textAt(at.get(field)) };
  };
  return { rowNumber, key: key.join('|'), cell };
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
