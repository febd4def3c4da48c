import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { declaredChecks } from './declared-checks.ts';
import { type Entries, entryOf, readEntries } from './dictionary-entries.ts';
import type { Connection } from './open.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
/** Folder whose views are the quality checks. */
export const CHECKS = 'checks';

/** A view file: one SELECT under a header that says what its rows are. */
export interface View {
  /** Name of the file, and of the view. */
  readonly name: string;
  /** Name of its folder: `2-endpoint`, or `checks`. */
  readonly folder: string;
  readonly title: string;
  /** Columns that together are unique. */
  readonly grain: readonly string[];
  readonly rule: string;
  readonly source: string;
  /** What a missing row or a NULL means. */
  readonly missing: string;
  /** Columns of its index when it is stored as a table. */
  readonly materialized?: readonly string[];
  /** Every labelled line of the header. */
  readonly labels: ReadonlyMap<string, string>;
  /** The SELECT, comments included. */
  readonly select: string;
}

const REQUIRED = ['Grain', 'Rule', 'Source', 'Missing'] as const;

/**
 * Reads the views of `migrations/views/`, and the checks of `migrations/checks`: those in files and those declared.
 * Returns each view after the views that it reads.
 * @throws when a header lacks a line, or a check is both declared and in a file
 */
export function readViews(): View[] {
  const views = join(MIGRATIONS, 'views');
  const folders = readdirSync(views).sort();
  return inReadingOrder([...folders.flatMap((folder) => viewFiles(join(views, folder))), ...checkViews()]);
}

/** Reads the view files of one folder, each after those that it reads. */
export function readFolder(folder: string): View[] {
  return inReadingOrder(viewFiles(folder));
}

function checkViews(): View[] {
  const declared = declaredChecks().map(({ name, text }) => parseView(name, CHECKS, text));
  const checks = [...viewFiles(join(MIGRATIONS, CHECKS)), ...declared];
  const twice = checks.find(({ name }, place) => checks.findIndex((other) => other.name === name) !== place);
  if (twice) throw new Error(`${twice.name} is declared twice in migrations/checks`);
  return checks.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Creates every view of `views`; one marked `Materialized:` becomes a table, with an index on the marked columns.
 * Without statistics on what is read, SQLite takes minutes over joins that take a second with them.
 * @throws when a column of a stored view has no entry in the dictionary, or holds a value that is not of its type
 */
export function createViews(db: Connection, views: readonly View[] = readViews()): void {
  const entries = readEntries();
  db.exec('ANALYZE');
  for (const view of views) {
    if (!view.materialized) {
      db.exec(`CREATE VIEW ${view.name} AS\n${view.select}`);
      continue;
    }
    storeView(db, view, entries);
    db.exec(`CREATE INDEX ${view.name}_key ON ${view.name} (${view.materialized.join(', ')})`);
    db.exec(`ANALYZE ${view.name}`);
  }
}

/** Stores the rows of a view in a table whose columns have the types of the dictionary: every client reads one type (C-111). */
function storeView(db: Connection, { name, select }: View, entries: Entries): void {
  const query = db.prepare(select);
  const columns = query.columns().map((column) => column.name);
  const typed = columns.map((column) => `"${column}" ${entryOf(entries, name, column).type}`);
  db.exec(`CREATE TABLE ${name} (\n  ${typed.join(',\n  ')}\n) STRICT`);
  db.exec(`INSERT INTO ${name}\n${select}`);
}

/** The views that `view` reads: what is after FROM or JOIN in its SELECT. */
export function viewsReadBy(view: View, views: readonly View[]): View[] {
  const select = view.select.replace(/--.*$/gm, '');
  const read = new Set([...select.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map((match) => match[1]));
  return views.filter((other) => other !== view && read.has(other.name));
}

function viewFiles(folder: string): View[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return parseView(file.replace(/\.sql$/, ''), basename(folder), text);
  });
}

/** Reads the header of a view file: the comment lines before its SELECT. Throws when a line is absent. */
export function parseView(name: string, folder: string, text: string): View {
  const lines = text.trimEnd().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const header = lines.slice(0, end).map((line) => line.slice(3));
  const labelled = new Map(header.slice(1).map(labelAndText));
  const absent = REQUIRED.filter((label) => !labelled.get(label));
  if (!header[0] || absent.length > 0) {
    throw new Error(`view ${folder}/${name}.sql: the header lacks ${absent.join(', ') || 'its title'}`);
  }
  const entryOf = (label: string): string => labelled.get(label) ?? '';
  const materialized = labelled.get('Materialized');
  return {
    name,
    folder,
    title: header[0],
    grain: columnList(entryOf('Grain')),
    rule: entryOf('Rule'),
    source: entryOf('Source'),
    missing: entryOf('Missing'),
    ...(materialized === undefined ? {} : { materialized: columnList(materialized) }),
    labels: labelled,
    select: lines.slice(end).join('\n'),
  };
}

function labelAndText(line: string): [string, string] {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2).trim()];
}

function columnList(text: string): string[] {
  return text
    .replace(/[()]/g, '')
    .split(',')
    .map((column) => column.trim());
}

/** Each view after the views that it reads; otherwise by folder and name. Throws on a circle. */
function inReadingOrder(views: readonly View[]): View[] {
  const ordered: View[] = [];
  const open = new Set<View>();
  const place = (view: View): void => {
    if (ordered.includes(view)) return;
    if (open.has(view)) throw new Error(`view ${view.folder}/${view.name}.sql reads itself by way of others`);
    open.add(view);
    for (const read of viewsReadBy(view, views)) place(read);
    ordered.push(view);
  };
  views.forEach(place);
  return ordered;
}
