import { fold } from '../cell/fold.ts';
import type { Pipeline } from '../define/study.ts';
import type { Staging } from '../staging/store.ts';
import type { Keyring } from './pseudonym.ts';

/** A bound, so that texts that are all different cannot fill memory. */
const MOST_ANSWERS = 20_000;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * Returns a test: is a folded word part of a patient's name in this run's files? A word of the declarations counts
 * as medical vocabulary, even when it is also a name.
 */
export function nameFinder({
  staging,
  pipeline,
  keyring,
}: {
  readonly staging: Staging;
  readonly pipeline: Pipeline;
  readonly keyring: Pick<Keyring, 'name'>;
}): (word: string) => boolean {
  const declared = new Set(wordsIn([pipeline.codeLists, pipeline.drugs]));
  const answers = new Map<string, boolean>();
  return (word) => {
    if (declared.has(word)) return false;
    const answer = answers.get(word) ?? staging.isNameWord(keyring.name(word));
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}

/** Every word of the texts in some declarations, folded. */
function wordsIn(declared: unknown): string[] {
  if (typeof declared === 'string') return fold(declared).match(WORD) ?? [];
  if (typeof declared !== 'object' || declared === null) return [];
  return Object.values(declared).flatMap(wordsIn);
}
