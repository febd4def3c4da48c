import { fold, foldName } from '../cell/fold.ts';

const LETTERS = /[a-z]+/g;
/** Shorter words of a name, particles say, occur by chance. */
const SHORTEST = 3;
/** A whole name may be as short: Ng. */
const SHORTEST_WHOLE = 2;

/** The words by which a name is found again in a text, folded: each of its own, and all of it in one. */
export function nameWords(name: string): string[] {
  const words = (fold(name).match(LETTERS) ?? []).filter((word) => word.length >= SHORTEST);
  const whole = foldName(name).toLowerCase();
  return [...new Set(whole.length >= SHORTEST_WHOLE ? [...words, whole] : words)];
}
