import { ownText } from '../cell/memoize.ts';
import { ANY_FORM, formOf } from '../cell/number-form.ts';
import { nameWords } from './name-words.ts';

/** Names repeat in every row of a patient. The limit keeps a large file from filling memory. */
const MOST_NAMES = 50_000;
/** File numbers of more forms than this have any form. */
const MOST_FORMS = 200;

/**
 * Identities of the earlier rows of a file, in memory while it is read. A birth date or a name may be in a sheet
 * without a column for it, by mistake.
 */
export class PeopleOfFile {
  readonly #birthDays = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #forms = new Set<string>();
  #lastNumber: string | null = null;
  readonly #onNameWord: (word: string) => void;

  /** `onNameWord` receives each folded word of a name, some more than once. */
  constructor(onNameWord: (word: string) => void) {
    this.#onNameWord = onNameWord;
  }

  /** Returns the birth day of the row, or of an earlier row of the same patient (by keyed hash). */
  birthDayOf(person: string | null, ofRow: string | null): string | null {
    if (person === null) return ofRow;
    if (ofRow !== null) this.#birthDays.set(person, ofRow);
    return ofRow ?? this.#birthDays.get(person) ?? null;
  }

  /** The forms of the file numbers of the file: letters as A, digits as 9, nothing of a number. */
  get numberForms(): readonly string[] {
    return this.#forms.size > MOST_FORMS ? [ANY_FORM] : [...this.#forms];
  }

  /** Notes the form of a canonical file number. */
  noteNumber(number: string | null): void {
    if (number === null || number === this.#lastNumber || this.#forms.size > MOST_FORMS) return;
    this.#lastNumber = number;
    this.#forms.add(formOf(number));
  }

  noteNames(names: readonly string[]): void {
    for (const name of names) {
      if (this.#names.has(name)) continue;
      if (this.#names.size >= MOST_NAMES) this.#names.clear();
      this.#names.add(ownText(name));
      for (const word of nameWords(name)) this.#onNameWord(word);
    }
  }
}
