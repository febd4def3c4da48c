import { posix } from 'node:path';
import { XmlRowCounter } from './count-xml-rows.ts';
import { refuse } from './problem.ts';
import { inflated, refuseDamaged, type ZipEntry, zipEntries } from './zip.ts';

/** A longer text is more than the reader's strings can hold; it would be read as empty. */
const LONGEST_SHEET = 0x1fff_ffe8;
const SMALL_PART = 64 * 2 ** 20;

/** Sheet names in order with the rows that hold a cell; null for what is no worksheet. */
export type RowsOfSheets = readonly { readonly name: string; readonly rows: number | null }[];

/**
 * Looks an .xlsx over before a library sees it: whole zip, every member unpacked and held against its checksum, sheets
 * whole, rows counted. Refuses what is damaged, locked or a bomb (S-9, C-59).
 */
export async function preflightXlsx(file: string, bytes: Buffer): Promise<RowsOfSheets> {
  const entries = zipEntries(file, bytes);
  const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const workbook = [...parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (!parts.has('[content_types].xml') || workbook === undefined) refuseOtherZip(file);

  const rows = new Map<string, number>();
  const texts = new Map<string, string>();
  const relations = posix.join(posix.dirname(workbook), '_rels', 'workbook.xml.rels');
  for (const [name, entry] of parts) {
    if (isSheet(name)) rows.set(name, await countRows(file, bytes, entry));
    else if (name === workbook || name === relations) texts.set(name, await textOf(file, bytes, entry));
    else for await (const _ of inflated(file, bytes, entry)); // for its checksum
  }
  return sheetsOf(texts.get(workbook) ?? '', texts.get(relations) ?? '', posix.dirname(workbook), rows);
}

const isSheet = (name: string): boolean => /\/worksheets\/[^/]+\.xml$/.test(name);

async function countRows(file: string, bytes: Buffer, entry: ZipEntry): Promise<number> {
  if (entry.size > LONGEST_SHEET) refuseTooLong(file);
  const counter = new XmlRowCounter();
  for await (const chunk of inflated(file, bytes, entry)) counter.push(chunk);
  const count = counter.end();
  if ('rows' in count) return count.rows;
  return refuseDamaged(
    file,
    count.fault === 'no_end' ? 'a sheet without its end' : 'a row of more than 32 MB',
  );
}

async function textOf(file: string, bytes: Buffer, entry: ZipEntry): Promise<string> {
  if (entry.size > SMALL_PART) refuseDamaged(file, 'a workbook part of more than 64 MB');
  const chunks: Buffer[] = [];
  for await (const chunk of inflated(file, bytes, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Joins sheet names to the members that hold them, by relation. */
function sheetsOf(
  workbook: string,
  relations: string,
  folder: string,
  rows: ReadonlyMap<string, number>,
): RowsOfSheets {
  const targets = new Map(
    tags(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  return tags(workbook, 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, '(?:[\\w.-]+:)?id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    return { name: unescaped(attribute(tag, 'name')), rows: rows.get(path.toLowerCase()) ?? null };
  });
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2] ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(
        Math.min(Number.parseInt(hex ?? decimal ?? '0', hex === undefined ? 10 : 16), 0x10ffff),
      );
    },
  );
}

function refuseOtherZip(file: string): never {
  refuse(
    'wrong_kind',
    { file },
    {
      found: 'a zip archive that is no .xlsx workbook',
      expected: 'an .xlsx workbook',
      remedy: 'save it as .xlsx (neither .xlsb nor .ods)',
    },
  );
}

function refuseTooLong(file: string): never {
  refuse(
    'file_too_large',
    { file },
    {
      found: 'a sheet of more than 512 MB',
      expected: 'a smaller sheet',
      remedy: 'deliver it as CSV, or in parts',
    },
  );
}
