/** A term of an equation: the key of a count, and its factor. */
export type Term = readonly [key: string, factor: number];

/** Counts whose sum, each times its factor, is 0. */
export type Equation = readonly Term[];

export interface Count {
  readonly key: string;
  /** Patients, or rows about patients: a whole number, 0 or more. */
  readonly n: number;
  /** Where it is printed; 0 for a count that is on no page, such as the patients without a listed answer. */
  readonly places: number;
}

/** A part of a sum: a count that is added, or subtracted with the factor -1. */
export interface Part {
  readonly key: string;
  readonly factor: number;
}

/** The key of a count; a part of a key may be any text. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}

/**
 * All counts that are printed together, and what a reader knows of their sums. An equation that the counts do not
 * fulfil is left out: it would give a wrong number.
 */
export class CountList {
  readonly #counts = new Map<string, Count>();
  readonly #equations: Equation[] = [];

  get counts(): readonly Count[] {
    return [...this.#counts.values()];
  }

  get equations(): readonly Equation[] {
    return this.#equations;
  }

  has(key: string): boolean {
    return this.#counts.has(key);
  }

  /**
   * Adds a count that is printed. The same key again is the same count in one more place.
   * @throws Error when the key already has another number
   */
  add(key: string, n: number, places = 1): void {
    const before = this.#counts.get(key);
    if (before !== undefined && before.n !== n)
      throw new Error(`two numbers for one count: ${key} is ${before.n} and ${n}`);
    this.#counts.set(key, { key, n, places: places + (before?.places ?? 0) });
  }

  /**
   * Adds a count that is not printed, but that a reader may compute.
   * @throws Error when the key already has another number
   */
  addUnprinted(key: string, n: number): void {
    this.add(key, n, 0);
  }

  /** Adds a second name of a count, where there is one. */
  alias(key: string, of: string): void {
    const count = this.#counts.get(of);
    if (count === undefined) return;
    this.addUnprinted(key, count.n);
    this.equate(key, of);
  }

  /** States that two counts are one number, where they are. */
  equate(one: string, other: string): void {
    this.sum(one, [{ key: other, factor: 1 }]);
  }

  /** States that a count is the sum of others, where it is and all of them are known. */
  sum(whole: string, parts: readonly Part[]): void {
    if (whole === parts[0]?.key && parts.length === 1) return;
    if (this.#leftOf(whole, parts) === 0) this.#state(whole, parts);
  }

  /**
   * States that counts are parts of a whole that have no patient in common. The patients in none of them are a count
   * that is not printed, `rest`. Nothing is stated when the parts exceed the whole or one is unknown.
   */
  partition(whole: string, parts: readonly Part[], rest: string): void {
    const left = this.#leftOf(whole, parts);
    if (left === null || left < 0) return;
    if (left > 0) this.addUnprinted(rest, left);
    this.#state(whole, left > 0 ? [...parts, { key: rest, factor: 1 }] : parts);
  }

  #state(whole: string, parts: readonly Part[]): void {
    this.#equations.push([[whole, 1], ...parts.map(({ key, factor }): Term => [key, -factor])]);
  }

  /** The whole less its parts; null when a count is unknown. */
  #leftOf(whole: string, parts: readonly Part[]): number | null {
    const numbers = [whole, ...parts.map(({ key }) => key)].map((key) => this.#counts.get(key)?.n);
    if (parts.length === 0 || numbers.includes(undefined)) return null;
    return parts.reduce(
      (left, { factor }, index) => left - factor * Number(numbers[index + 1]),
      Number(numbers[0]),
    );
  }
}
