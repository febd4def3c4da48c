import { fold, foldName } from '../cell/fold.ts';

const LETTERS = /[a-z]+/g;
/** Shorter words of a name, such as particles, match by chance. */
const SHORTEST = 3;
/** A whole name may be as short: Ng. */
const SHORTEST_WHOLE = 2;

/** Returns the folded words that find a name in a text: each single word, and all of them joined. */
export function nameWords(name: string): string[] {
  const words = (fold(name).match(LETTERS) ?? []).filter((word) => word.length >= SHORTEST);
  const whole = foldName(name).toLowerCase();
  return [...new Set(whole.length >= SHORTEST_WHOLE ? [...words, whole] : words)];
}
