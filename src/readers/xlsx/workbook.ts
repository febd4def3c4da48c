import { posix } from 'node:path';
import { elementsOf } from './elements.ts';
import { attributesOf } from './text.ts';

/** The name of a part as a zip member, in lower case: part names are case-insensitive. */
export type PartName = string;

export interface Relation {
  readonly id: string;
  /** The last segment of its type: `worksheet`, `styles`, `sharedStrings`, ... */
  readonly kind: string;
  readonly part: PartName;
}

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  readonly is1904: boolean;
}

/** Where the relations of a part are. */
export function relationsOf(part: PartName): PartName {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** Reads a `.rels` part; `of` is the part that it belongs to, `''` for the package. */
export function readRelations(bytes: Buffer, of: PartName): Relation[] {
  const relations: Relation[] = [];
  for (const { cursor, path } of elementsOf(bytes)) {
    if (path.join('/') !== 'Relationships/Relationship') continue;
    const { Id = '', Type = '', Target = '', TargetMode } = attributesOf(cursor);
    if (TargetMode === 'External') continue;
    relations.push({ id: Id, kind: posix.basename(Type), part: partOf(Target, of) });
  }
  return relations;
}

/** The part that a target names: some programs write backslashes, and characters of an address are escaped. */
function partOf(target: string, of: PartName): PartName {
  const path = decodedAddress(target.replaceAll('\\', '/'));
  const joined = posix.join(path.startsWith('/') ? '' : posix.dirname(of), path);
  return joined.replace(/^\//, '').toLowerCase();
}

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a percent sign that escapes nothing
  }
}

/**
 * Reads `workbook.xml`: the sheets in order, and whether days count from 1904 (ECMA-376, 18.2). Skips macro modules
 * of old workbooks: sheets without a relation, which Excel does not show. Null when the root is not a workbook.
 */
export function readWorkbook(bytes: Buffer): Workbook | null {
  const sheets: { name: string; relation: string }[] = [];
  let is1904 = false;
  let isWorkbook = false;
  for (const { cursor, path } of elementsOf(bytes)) {
    const place = path.join('/');
    if (place === 'workbook') isWorkbook = true;
    else if (place === 'workbook/sheets/sheet') {
      const { name = '', id = '' } = attributesOf(cursor);
      if (id !== '') sheets.push({ name, relation: id });
    } else if (place === 'workbook/workbookPr') {
      is1904 = /^(?:1|true|on)$/.test(attributesOf(cursor).date1904 ?? '');
    }
  }
  return isWorkbook ? { sheets, is1904 } : null;
}
