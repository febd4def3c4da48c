import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';

const ROOT = resolve(import.meta.dirname, '..');
const MOST_LINES = 300;

/** The rooms in levels: each imports only from rooms above it in this list, besides itself. */
const LEVELS: readonly string[] = [
  // Machinery that knows no domain.
  'src/core',
  // A cell to a value, or the reason why there is none.
  'src/cell',
  'src/define',
  'src/settings.ts',
  'pipelines',
  'src/findings',
  'src/warehouse',
  'src/run-log',
  // Files to staged rows.
  'src/readers',
  'src/staging',
  'src/deidentify',
  'src/inbox',
  'src/controls',
  'src/extract',
  // Staged rows to the star.
  'src/normalize',
  'src/load',
  'src/publish',
  'src/history',
  // What reads a published file.
  'src/disclosure',
  'src/report',
  'src/export',
  'src/inspect',
  // Who joins them.
  'src/run',
  'src/run.ts',
  'src/commands',
  'src/cli.ts',
];

/** Imports that the levels allow and the trades forbid: stages hand rows on, they do not call one another. */
const FORBIDDEN: readonly (readonly [room: string, imported: string])[] = [
  ['src/readers', 'src/warehouse'],
  ['src/normalize', 'src/extract'],
  ['src/normalize', 'src/readers'],
  ['src/publish', 'src/load'],
  ['src/report', 'src/publish'],
  ['src/report', 'src/extract'],
  ['src/export', 'src/report'],
  // Only the command line chooses a site.
  ...['src/run', 'src/run.ts', 'src/extract', 'src/normalize', 'src/load', 'src/report', 'src/commands'].map(
    (room) => [room, 'pipelines'] as const,
  ),
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly room: string;
}

const files: readonly SourceFile[] = ['src', 'pipelines'].flatMap(filesBelow);
const ours = (room: string): SourceFile[] => files.filter((file) => file.room === room);

function filesBelow(folder: string): SourceFile[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8'), room: roomOf(path) }));
}

function roomOf(path: string): string {
  return path.startsWith('pipelines/') ? 'pipelines' : path.split('/').slice(0, 2).join('/');
}

/** Rooms that a file imports from. */
function importedRooms({ path, text }: SourceFile): string[] {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([.#][^']*)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) =>
    specifier === '#pipelines'
      ? 'pipelines'
      : roomOf(relative(ROOT, resolve(ROOT, dirname(path), specifier))),
  );
}

/** Names of a site that are left: the header of `oppositions.csv`, and two columns of the star. */
const KNOWN_NAMES = [
  'src/controls/opposition-header.ts: DCC',
  'src/normalize/patient.ts: orbis',
  'src/warehouse/tables.ts: orbis',
];

function wholeWords(words: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`, flags);
}

/** Code without its comments. */
function code({ text }: SourceFile): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('the house', () => {
  it('has no room without a level', () => {
    const rooms = new Set(files.map((file) => file.room));
    expect([...rooms].filter((room) => !LEVELS.includes(room))).toEqual([]);
    expect(LEVELS.filter((room) => !rooms.has(room))).toEqual([]);
  });

  it.each(LEVELS)('%s imports only from the levels above it', (room) => {
    const allowed = LEVELS.slice(0, LEVELS.indexOf(room) + 1);
    const isAllowed = (imported: string): boolean =>
      allowed.includes(imported) && !FORBIDDEN.some(([one, other]) => one === room && other === imported);
    const strangers = ours(room).flatMap((file) =>
      importedRooms(file)
        .filter((imported) => !isAllowed(imported))
        .map((imported) => `${file.path} imports ${imported}`),
    );
    expect(strangers).toEqual([]);
  });

  it('nothing in src/ knows the name of a source, of a study or of one of their sheets', () => {
    const systems = [pipeline.study.name, ...pipeline.sources.flatMap((one) => [one.name, one.filePrefix])];
    const sheets = pipeline.sources
      .flatMap((one) => one.sheets.map(({ name }) => name))
      .filter((name) => name !== 'PATIENTS'); // a word of this domain: constants bear it.
    // Anywhere in the code: in a name, in a part of a text, in SQL. Systems in whatever case; sheets as they are spelled.
    const branches = [wholeWords(systems, 'giu'), wholeWords(sheets, 'gu')].flatMap((known) =>
      files
        .filter((file) => file.path.startsWith('src/'))
        .flatMap((file) => [...code(file).matchAll(known)].map((match) => `${file.path}: ${match[0]}`)),
    );
    expect(branches.filter((one) => !KNOWN_NAMES.includes(one))).toEqual([]);
  });

  it(`no file of src/ is longer than ${MOST_LINES} lines`, () => {
    const inSource = files.filter(({ path }) => path.startsWith('src/'));
    const long = inSource.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('only the command line speaks to the console and ends the process', () => {
    const speakers = files
      .filter((file) => /\bconsole\.|process\.exit\(/.test(code(file)))
      .map(({ path }) => path);
    // The parent signals the end to the process that reads one file.
    expect(speakers.sort()).toEqual(['src/cli.ts', 'src/extract/worker.ts']);
  });

  it('no Date is built from a cell: only the run reads the clock', () => {
    const clocks = files
      .filter((file) => /new Date\(|Date\.(now|parse|UTC)/.test(code(file)))
      .map(({ path }) => path);
    // A file that changed a moment ago may still be growing, or change again unseen (S-9).
    // Logs are kept for a time, counted from the moment of the run.
    expect(clocks.sort()).toEqual([
      'src/inbox/gather.ts',
      'src/inbox/known-hashes.ts',
      'src/run-log/log-retention.ts',
      'src/run.ts',
    ]);
  });

  it('no order or spelling depends on the machine', () => {
    const locals = files
      .filter((file) => /localeCompare|toLocale|Intl\./.test(code(file)))
      .map(({ path }) => path);
    expect(locals).toEqual([]);
  });

  it('every recipe of the Makefile has at most three lines', () => {
    const makefile = readFileSync(join(ROOT, 'Makefile'), 'utf8');
    const recipes = makefile
      .split(/^(?=\S)/m)
      .map((rule) => rule.split('\n').filter((line) => line.startsWith('\t')));
    expect(Math.max(...recipes.map((lines) => lines.length))).toBeLessThanOrEqual(3);
  });
});
