import { fold } from '../cell/fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LONGEST = 40;
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Returns a function that quotes undeclared headers and sheet names. When a header row or a name is missing,
 * patient data may be in its place: only words of the declaration are shown, others become "…" (S-2).
 */
export function quoterOf(declared: readonly string[]): (found: string) => string {
  const known = new Set(declared.flatMap((text) => fold(text).match(WORD) ?? []));
  return (found) => {
    const text = found.replace(CONTROLS, ' ').slice(0, LONGEST);
    return `"${text.replace(WORD, (word) => (known.has(fold(word)) ? word : '…'))}"`;
  };
}
