import type { Parsed, Parser } from './parsed.ts';
import { isDated } from './raw.ts';

/** Enough for every code, mark and day of a column. The limit keeps unusual columns from filling memory. */
const MOST_REMEMBERED = 20_000;
/** Longer texts are rarely twice the same. */
const LONGEST_REMEMBERED = 100;
/** V8 copies a substring shorter than this; a longer one is a view that keeps the text it was cut from alive. */
const SHORTEST_VIEW = 13;

/**
 * Wraps a parser so that it parses each distinct text or whole day once. A look-up is several times faster than
 * parsing the same text in each row.
 */
export function memoize<T>(parse: Parser<T>): Parser<T> {
  const ofTexts = new Map<string, Parsed<T>>();
  const ofDays = new Map<string, Parsed<T>>();
  return (cell) => {
    const isDay = isDated(cell) && cell.shows === 'day';
    const text = isDay ? cell.date : cell;
    if (typeof text !== 'string' || text.length > LONGEST_REMEMBERED) return parse(cell);
    const answers = isDay ? ofDays : ofTexts;
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = parse(cell);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(ownText(text), answer);
    return answer;
  };
}

/** The same text in memory of its own, to be kept longer than the text that it was cut from. */
export function ownText(text: string): string {
  return text.length < SHORTEST_VIEW ? text : text.split('').join('');
}
