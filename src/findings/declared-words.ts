import { fold } from '../cell/fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LONGEST = 40;
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const LETTER = /[\p{L}\p{M}]/gu;
const DIGIT = /\p{N}/gu;

/** Returns a function that describes an undeclared header: its letters as A, its digits as 9, declared words as they are (C-109). */
export function shapeOf(declared: readonly string[]): (found: string) => string {
  const known = knownWords(declared);
  return (found) => {
    const shape = (word: string): string => word.replace(LETTER, 'A').replace(DIGIT, '9');
    const text = found.replace(CONTROLS, ' ').slice(0, LONGEST);
    return text.replace(WORD, (word) => (known.has(fold(word)) ? word : shape(word)));
  };
}

/**
 * Returns a function that quotes undeclared headers and sheet names. When a header row or a name is missing,
 * patient data may be in its place: only words of the declaration are shown, others become "…" (S-2).
 */
export function quoterOf(declared: readonly string[]): (found: string) => string {
  const known = knownWords(declared);
  return (found) => {
    const text = found.replace(CONTROLS, ' ').slice(0, LONGEST);
    return `"${text.replace(WORD, (word) => (known.has(fold(word)) ? word : '…'))}"`;
  };
}

function knownWords(declared: readonly string[]): ReadonlySet<string> {
  return new Set(declared.flatMap((text) => fold(text).match(WORD) ?? []));
}
