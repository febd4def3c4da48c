import type { Parsed, Parser } from './parsed.ts';

/** Enough for every code, mark and day that a column can hold; a bound, so that odd columns cannot fill memory. */
const MOST_REMEMBERED = 20_000;
/** V8 copies a substring shorter than this; a longer one is a view that keeps the text it was cut from alive. */
const SHORTEST_VIEW = 13;

/**
 * A parser that reads each distinct text of at most `longest` characters once. Columns of codes and days hold few
 * distinct texts and many cells: looking an answer up is several times faster than reading it again.
 */
export function remembered<T>(parse: Parser<T>, longest: number): Parser<T> {
  const answers = new Map<string, Parsed<T>>();
  return (cell) => {
    if (typeof cell !== 'string' || cell.length > longest) return parse(cell);
    const known = answers.get(cell);
    if (known !== undefined) return known;
    const answer = parse(cell);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(ownText(cell), answer);
    return answer;
  };
}

/** The same text in memory of its own, to be kept longer than the text that it was cut from. */
export function ownText(text: string): string {
  return text.length < SHORTEST_VIEW ? text : text.split('').join('');
}
