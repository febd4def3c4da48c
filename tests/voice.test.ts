import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { declaredChecks } from '../src/warehouse/declared-checks.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Words of a private English: a newcomer cannot skim them. A name between back-ticks is exempt. */
const BANNED =
  /\b(?:tells?|told|telling|tonight|nights?|stands?|stood|(?:holds?|held) against|whoever|of nobody|doors?|breathe?s?|patience|put together|comes? of|meant|witness(?:e[sd])?)\b/i;
/** Banned in SQL besides: a title names its rows. */
const BANNED_IN_SQL = /\bwhat (?:is|are)\b|\bnobody\b/i;
/** A comment, or a literal that may contain a comment sign. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[=(,:&|?!]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;
/** A text before a function: the title of `it`, `test`, `describe`, of their `each`, and of helpers around them. */
const TITLE =
  /\(\s*('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`),\s*(?:(?:\{[^}]*\}|[A-Z]\w*),\s*)?(?:async\s*)?(?:\(|function\b|\w+\s*=>)/g;
const SQL = /\b(?:SELECT|FROM|INSERT|UPDATE|DELETE|WHERE|CREATE|JOIN|ORDER BY)\b/;
/** A comment of SQL, or a literal that may contain a comment sign. */
const SQL_TOKEN = /--[^\n]*|'(?:''|[^'])*'/g;
/** A block of code in Markdown, its fences included; the fence may be indented in a list. */
const CODE_BLOCK = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm;
/** Documents that are a record: their entries keep the words of their day. */
const RECORDS: ReadonlySet<string> = new Set(['decisions.md']);
/** Lines that need a banned word in its usual sense: `path: text of the line`. */
const ALLOWED: ReadonlySet<string> = new Set();

interface Line {
  readonly place: string;
  readonly text: string;
}

/** Returns the files of an extension below a folder of the repository, at least `least` of them. */
function filesOf(folder: string, least: number, extension = '.ts'): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(least);
  return files;
}

/** The lines of a text that begins at `index` of a file. */
function linesAt(path: string, source: string, index: number, text: string): Line[] {
  const first = source.slice(0, index).split('\n').length;
  return text
    .split('\n')
    .map((line, at) => ({ place: `${relative(ROOT, path)}:${first + at}`, text: line.trim() }));
}

/** The lines of all comments of a source text, trailing ones included. */
function commentsOf(path: string, source: string): Line[] {
  return [...source.matchAll(TOKEN)]
    .filter(([text]) => text.startsWith('//') || text.startsWith('/*'))
    .flatMap(({ index, 0: text }) => linesAt(path, source, index, text));
}

/** The comment lines of a SQL text, its header included. */
function sqlCommentsOf(path: string, source: string): Line[] {
  return [...source.matchAll(SQL_TOKEN)]
    .filter(([text]) => text.startsWith('--'))
    .flatMap(({ index, 0: text }) => linesAt(path, source, index, text));
}

function titlesOf(path: string, source: string): Line[] {
  return [...source.matchAll(TITLE)].flatMap(({ index, 0: call, 1: title = '' }) =>
    linesAt(path, source, index + call.indexOf(title), title),
  );
}

/** The lines of literals that are sentences: three words and more, no SQL. */
function sentencesOf(path: string, source: string): Line[] {
  return [...source.matchAll(TOKEN)]
    .filter(([text]) => /^['"`]/.test(text) && /\p{L}+ \p{L}+ \p{L}+/u.test(text) && !SQL.test(text))
    .flatMap(({ index, 0: text }) => linesAt(path, source, index, text));
}

/** The lines of a document in Markdown. Those of code blocks are empty. */
function proseOf(path: string, source: string): Line[] {
  const prose = source.replace(CODE_BLOCK, (block) => block.replace(/[^\n]/g, ''));
  return linesAt(path, source, 0, prose);
}

/** Returns `path:line: text` for each line with a banned word. */
function bannedIn(lines: readonly Line[], banned = [BANNED]): string[] {
  return lines
    .filter(({ text }) => banned.some((words) => words.test(text.replace(/`[^`]+`/g, ''))))
    .filter(({ place, text }) => !ALLOWED.has(`${place.replace(/:\d+$/, '')}: ${text}`))
    .map(({ place, text }) => `${place}: ${text}`);
}

it.each([
  ['src', 200, 2_000],
  ['tests', 150, 500],
  ['bench', 20, 100],
  ['tools', 60, 200],
  ['pipelines', 10, 50],
])('comments of %s/ use plain words', (folder, leastFiles, leastLines) => {
  const lines = filesOf(folder, leastFiles).flatMap((path) => commentsOf(path, readFileSync(path, 'utf8')));
  expect(lines.length).toBeGreaterThan(leastLines);
  expect(bannedIn(lines)).toEqual([]);
});

it('messages and labels use plain words', () => {
  const lines = ['src', 'pipelines', 'tools'].flatMap((folder) =>
    filesOf(folder, 10).flatMap((path) => sentencesOf(path, readFileSync(path, 'utf8'))),
  );
  expect(lines.length).toBeGreaterThan(1_000);
  expect(bannedIn(lines)).toEqual([]);
});

it('headers and comments of SQL use plain words', () => {
  const lines = filesOf('migrations', 150, '.sql').flatMap((path) =>
    sqlCommentsOf(path, readFileSync(path, 'utf8')),
  );
  expect(lines.length).toBeGreaterThan(1_000);
  expect(bannedIn(lines, [BANNED, BANNED_IN_SQL])).toEqual([]);
});

it('titles of declared checks use plain words', () => {
  const lines = declaredChecks().flatMap(({ name, text }) => sqlCommentsOf(join(ROOT, name), text));
  expect(lines.length).toBeGreaterThan(500);
  expect(bannedIn(lines, [BANNED, BANNED_IN_SQL])).toEqual([]);
});

it('documents use plain words', () => {
  const documents = [
    ...filesOf('docs', 10, '.md').filter((path) => !RECORDS.has(basename(path))),
    ...['README.md', 'SECURITY.md', 'migrations/README.md'].map((name) => join(ROOT, name)),
  ];
  const lines = documents.flatMap((path) => proseOf(path, readFileSync(path, 'utf8')));
  expect(lines.filter(({ text }) => text !== '').length).toBeGreaterThan(500);
  expect(bannedIn(lines)).toEqual([]);
});

it('titles of tests use plain words', () => {
  const lines = filesOf('tests', 150).flatMap((path) => titlesOf(path, readFileSync(path, 'utf8')));
  expect(lines.length).toBeGreaterThan(1_500);
  expect(bannedIn(lines)).toEqual([]);
});

it('a banned word is found in a comment of any form, and not in a literal or a name', () => {
  const source = [
    "const url = 'https://a.fr'; // whoever reads it",
    '/**',
    ' * Returns a row.',
    ' * It stands for two.',
    ' */',
    "const text = '// the night';",
    'const pattern = /[/*] night/;',
    '// `tellAltered` logs it',
  ].join('\n');
  expect(bannedIn(commentsOf(join(ROOT, 'a.ts'), source))).toEqual([
    'a.ts:1: // whoever reads it',
    'a.ts:4: * It stands for two.',
  ]);
});

it('a banned word is found in a comment of SQL, and not in a literal', () => {
  const source = ["SELECT '-- the night' -- whoever", '  -- it stands for two', 'FROM night'].join('\n');
  expect(bannedIn(sqlCommentsOf(join(ROOT, 'a.sql'), source))).toEqual([
    'a.sql:1: -- whoever',
    'a.sql:2: -- it stands for two',
  ]);
});

it('a banned word is found in a title of any form', () => {
  const quote = "'";
  const source = [
    `it(${quote}tells the row${quote}, () => {});`,
    `it.each([1])(${quote}of %i nights${quote}, async (n) => {});`,
    `it(${quote}at the door${quote}, AGAIN, async () => {});`,
  ].join('\n');
  expect(bannedIn(titlesOf(join(ROOT, 'b.ts'), source))).toEqual([
    "b.ts:1: 'tells the row'",
    "b.ts:2: 'of %i nights'",
    "b.ts:3: 'at the door'",
  ]);
});

it('a banned word is found in the prose of a document, and not in its code', () => {
  const source = [
    'Whoever reads it.',
    '',
    '```sh',
    'make door',
    '```',
    '- A list:',
    '  ```sql',
    '  SELECT night',
    '  ```',
    '| `etl_run.night` | the night |',
    'The column `night` and nights_digest.',
  ].join('\n');
  expect(bannedIn(proseOf(join(ROOT, 'c.md'), source))).toEqual([
    'c.md:1: Whoever reads it.',
    'c.md:10: | `etl_run.night` | the night |',
  ]);
});
