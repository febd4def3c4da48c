import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Words of a private English: a newcomer cannot skim them. What is between back-ticks is a name. */
const BANNED =
  /\b(?:tells?|told|telling|stands?|held against|hold against|whoever|tonight|last night|the door|breathe|put together|come of|witness(?:ed|es)?)\b/i;

interface Line {
  readonly place: string;
  readonly text: string;
}

/** The lines of the comments of a file that begin with a comment sign. */
function commentsOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ place: `${relative(ROOT, path)}:${index + 1}`, text }))
    .filter(({ text }) => /^\s*(?:\/\*|\*|\/\/)/.test(text));
}

it('comments of src/ use plain words', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(200);
  const banned = files
    .flatMap(commentsOf)
    .filter(({ text }) => BANNED.test(text.replace(/`[^`]*`/g, '')))
    .map(({ place, text }) => `${place}: ${text.trim()}`);
  expect(banned).toEqual([]);
});
