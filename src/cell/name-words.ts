import { fold, foldName } from './fold.ts';

const LETTERS = /[a-z]+/g;
/** Shorter words, particles say, occur by chance. */
const SHORTEST = 3;

/** The words by which a name is found again in a text, folded: each of its own, and all of it in one. */
export function nameWords(name: string): string[] {
  const words = [...(fold(name).match(LETTERS) ?? []), foldName(name).toLowerCase()];
  return [...new Set(words)].filter((word) => word.length >= SHORTEST);
}
