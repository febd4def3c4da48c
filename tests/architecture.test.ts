import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';

const ROOT = resolve(import.meta.dirname, '..');
const MOST_LINES = 300;

/** What each room may import, besides itself. Stages never import one another; `run.ts` joins them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/cell': [],
  'src/define': ['src/cell'],
  'src/audit': ['src/cell', 'src/define'],
  'src/staging': ['src/cell', 'src/define', 'src/audit'],
  'src/warehouse': ['src/cell', 'src/define', 'src/audit'],
  'src/extract': ['src/cell', 'src/define', 'src/audit', 'src/staging'],
  'src/normalize': ['src/cell', 'src/define', 'src/audit', 'src/staging', 'src/warehouse'],
  'src/load': ['src/cell', 'src/define', 'src/audit', 'src/warehouse'],
  'src/publish': ['src/cell', 'src/define', 'src/audit', 'src/warehouse', 'src/thread.ts'],
  'src/report': ['src/audit', 'src/warehouse'],
  'src/export': ['src/audit', 'src/warehouse'],
  'src/run.ts': [
    'src/published-before.ts',
    'src/cell',
    'src/define',
    'src/audit',
    'src/staging',
    'src/warehouse',
    'src/extract',
    'src/normalize',
    'src/load',
    'src/publish',
    'src/history',
    'src/delivered.ts',
    'src/fill.ts',
    'src/settings.ts',
    'src/report',
  ],
  // What of a run compares a delivery with the last one.
  'src/delivered.ts': [
    'src/define',
    'src/audit',
    'src/staging',
    'src/warehouse',
    'src/extract',
    'src/history',
    'src/settings.ts',
  ],
  // What of a run puts patients together and loads them.
  'src/fill.ts': [
    'src/define',
    'src/extract',
    'src/normalize',
    'src/load',
    'src/publish',
    'src/warehouse',
    'src/parts.ts',
    'src/settings.ts',
  ],
  'src/settings.ts': ['src/define', 'src/extract'],
  // Side by side with the run: the same stages, for one range of patients.
  'src/parts.ts': [
    'src/audit',
    'src/staging',
    'src/normalize',
    'src/load',
    'src/part-worker.ts',
    'src/thread.ts',
  ],
  'src/thread.ts': [],
  'src/part-worker.ts': ['src/define', 'src/staging', 'src/warehouse', 'src/normalize', 'src/load'],
  'src/history': ['src/cell', 'src/define', 'src/audit', 'src/warehouse'],
  'src/queries': ['src/audit', 'src/define', 'src/warehouse'],
  'src/trace': ['src/audit', 'src/warehouse'],
  'src/commands': [
    'src/cell',
    'src/define',
    'src/audit',
    'src/warehouse',
    'src/extract',
    'src/publish',
    'src/history',
    'src/trace',
    'src/queries',
    'src/report',
    'src/export',
  ],
  'src/published-before.ts': ['src/audit', 'src/publish', 'src/settings.ts', 'src/warehouse'],
  'src/cli.ts': ['src/audit', 'src/commands', 'src/define', 'src/run.ts', 'src/settings.ts', 'pipelines'],
  pipelines: ['src/define'],
};

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

/** Code without its comments. */
function code({ text }: SourceFile): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('the house', () => {
  it('has no room without a rule', () => {
    const rooms = new Set(files.map((file) => file.room));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only from %j', (room, allowed) => {
    const strangers = ours(room).flatMap((file) =>
      importedRooms(file)
        .filter((imported) => imported !== room && !allowed.includes(imported))
        .map((imported) => `${file.path} imports ${imported}`),
    );
    expect(strangers).toEqual([]);
  });

  it('nothing in src/ knows the name of a source, of a study or of one of their sheets', () => {
    const names = [
      pipeline.study.name,
      ...pipeline.sources.flatMap(({ name, filePrefix, sheets }) => [
        name,
        filePrefix,
        ...sheets.map((sheet) => sheet.name),
      ]),
    ];
    const quoted = new RegExp(`['"\`](${names.join('|')})['"\`]`, 'g');
    const branches = files
      .filter((file) => file.path.startsWith('src/'))
      .flatMap((file) => [...code(file).matchAll(quoted)].map((match) => `${file.path}: ${match[0]}`));
    expect(branches).toEqual([]);
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
    // The process that reads one file is told to end by its parent.
    expect(speakers.sort()).toEqual(['src/cli.ts', 'src/extract/worker.ts']);
  });

  it('no Date is built from a cell: only the run reads the clock', () => {
    const clocks = files
      .filter((file) => /new Date\(|Date\.(now|parse|UTC)/.test(code(file)))
      .map(({ path }) => path);
    // A file that changed a moment ago may still be growing, or change again unseen (S-9).
    // Logs are kept for a time, counted from the moment of the run.
    expect(clocks.sort()).toEqual([
      'src/audit/log-retention.ts',
      'src/extract/gather.ts',
      'src/extract/known-hashes.ts',
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
