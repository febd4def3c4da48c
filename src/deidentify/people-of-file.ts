import { ownText } from '../cell/memoize.ts';
import { ANY_FORM, formOf } from '../cell/number-form.ts';
import { nameWords } from './name-words.ts';

/** Names come again with every row of their person; a bound, so that a large file cannot fill memory. */
const MOST_NAMES = 50_000;
/** File numbers of more forms than this have any form. */
const MOST_FORMS = 200;

/**
 * What earlier rows of a file contained about its people, in memory as long as it is being read: a birth date, or a name, may
 * be by mistake in a sheet that has no column for it.
 */
export class PeopleOfFile {
  readonly #birthDays = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #forms = new Set<string>();
  #lastNumber: string | null = null;
  readonly #onNameWord: (word: string) => void;

  /** `onNameWord` is given each folded word of a name, some more than once. */
  constructor(onNameWord: (word: string) => void) {
    this.#onNameWord = onNameWord;
  }

  /** The birth day that a row shows, or that an earlier one contained about the same person (by keyed hash). */
  birthDayOf(person: string | null, told: string | null): string | null {
    if (person === null) return told;
    if (told !== null) this.#birthDays.set(person, told);
    return told ?? this.#birthDays.get(person) ?? null;
  }

  /** The forms of the file numbers of the file: letters as A, digits as 9, nothing of a number. */
  get numberForms(): readonly string[] {
    return this.#forms.size > MOST_FORMS ? [ANY_FORM] : [...this.#forms];
  }

  /** Notes the form of a canonical file number. */
  meetNumber(number: string | null): void {
    if (number === null || number === this.#lastNumber || this.#forms.size > MOST_FORMS) return;
    this.#lastNumber = number;
    this.#forms.add(formOf(number));
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
