/** Shorter names are too close to ordinary French words (C-91). */
const SHORTEST_NAME = 5;
const LETTERS = /[a-z]/g;

/**
 * Index of names of at least five letters. Finds those that differ from a given word by one letter more, less or
 * changed, or by two neighbors swapped.
 */
export class NearNames {
  readonly #names: Iterable<string>;
  /** Keys are a name, and a name without one of its characters. Built on first use. */
  #index: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(names: Iterable<string>) {
    this.#names = names;
  }

  /** Returns the names one edit away from a word. */
  of(word: string): readonly string[] {
    this.#index ??= indexOf(this.#names);
    const found = new Set<string>();
    for (const form of [word, ...shortened(word)]) {
      for (const name of this.#index.get(form) ?? []) if (isOneEdit(word, name)) found.add(name);
    }
    return [...found];
  }
}

function indexOf(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const name of names) {
    if ((name.match(LETTERS)?.length ?? 0) < SHORTEST_NAME) continue;
    for (const form of [name, ...shortened(name)]) {
      const same = index.get(form);
      if (same === undefined) index.set(form, [name]);
      else same.push(name);
    }
  }
  return index;
}

/** Returns every variant of the word with one character removed. */
function shortened(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** True when two words differ by one character more, less or changed, or by two neighbors swapped. */
function isOneEdit(word: string, name: string): boolean {
  if (word === name) return false;
  let start = 0;
  while (start < word.length && word[start] === name[start]) start += 1;
  const [rest, wanted] = [word.slice(start), name.slice(start)];
  if (rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1)) return true;
  return rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
}
