import { posix } from 'node:path';
import { attributesOf } from './text.ts';
import { EMPTY, OPEN, XmlCursor } from './xml.ts';

/** The name of a part as a zip member, in small letters: names of parts do not tell case apart. */
export type PartName = string;

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`, ... */
  readonly kind: string;
  readonly part: PartName;
}

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  readonly is1904: boolean;
}

/** Where the relations of a part stand. */
export function relationsOf(part: PartName): PartName {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** Reads a `.rels` part; `of` is the part that it belongs to, `''` for the package. */
export function readRelations(bytes: Buffer, of: PartName): Relation[] {
  const relations: Relation[] = [];
  for (const cursor of tagsOf(bytes)) {
    if (!cursor.is('Relationship')) continue;
    const { Id = '', Type = '', Target = '', TargetMode } = attributesOf(cursor);
    if (TargetMode === 'External') continue;
    const part = posix.join(Target.startsWith('/') ? '' : posix.dirname(of), Target).replace(/^\//, '');
    relations.push({ id: Id, kind: posix.basename(Type), part: part.toLowerCase() });
  }
  return relations;
}

/** Reads `workbook.xml`: the sheets in order, and whether days are counted from 1904 (ECMA-376, 18.2). */
export function readWorkbook(bytes: Buffer): Workbook {
  const sheets: { name: string; relation: string }[] = [];
  let is1904 = false;
  for (const cursor of tagsOf(bytes)) {
    if (cursor.is('sheet')) {
      const { name = '', id = '' } = attributesOf(cursor);
      sheets.push({ name, relation: id });
    } else if (cursor.is('workbookPr')) {
      is1904 = /^(?:1|true|on)$/.test(attributesOf(cursor).date1904 ?? '');
    }
  }
  return { sheets, is1904 };
}

/** The opening tags of a part that is held whole. */
function* tagsOf(bytes: Buffer): Iterable<XmlCursor> {
  const cursor = new XmlCursor();
  cursor.take(bytes);
  while (cursor.next()) if (cursor.kind === OPEN || cursor.kind === EMPTY) yield cursor;
}
