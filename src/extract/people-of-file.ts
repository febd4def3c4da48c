import { nameWords } from '../cell/name-words.ts';
import { ownText } from '../cell/remember.ts';

/** Names come again with every row of their person; a bound, so that a large file cannot fill memory. */
const MOST_NAMES = 50_000;

/**
 * What earlier rows of a file told of its people, in memory as long as it is being read: a birth date, or a name, may
 * stand by mistake in a sheet that has no column for it.
 */
export class PeopleOfFile {
  readonly #birthDays = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #onNameWord: (word: string) => void;

  /** `onNameWord` is given each folded word of a name, some more than once. */
  constructor(onNameWord: (word: string) => void) {
    this.#onNameWord = onNameWord;
  }

  /** The birth day that a row tells, or that an earlier one told of the same person (by keyed hash). */
  birthDayOf(person: string | null, told: string | null): string | null {
    if (person === null) return told;
    if (told !== null) this.#birthDays.set(person, told);
    return told ?? this.#birthDays.get(person) ?? null;
  }

  meet(names: readonly string[]): void {
    for (const name of names) {
      if (this.#names.has(name)) continue;
      if (this.#names.size >= MOST_NAMES) this.#names.clear();
      this.#names.add(ownText(name));
      for (const word of nameWords(name)) this.#onNameWord(word);
    }
  }
}
