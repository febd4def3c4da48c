import { canonicalHospitalId, canonicalNumber, readNumber } from '../cell/canonical-number.ts';
import type { KnownNumbers } from '../deidentify/known-numbers.ts';

/** Everything that a cell of an opposition may mean, as canonical numbers (C-107). */
export interface Readings {
  /** The number, when the whole cell is one number of this kind; else null. */
  readonly patient: string | null;
  readonly hospital: string | null;
  readonly patients: readonly string[];
  readonly hospitals: readonly string[];
}

const QUOTES = /["'`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033\u02bc]/g;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
const GENERAL_PREFIXES = ['N°', 'NO', 'NUMERO', 'NUMÉRO', 'NUM', '#', ':', '=', '.', '-'];
const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]0{1,2})?$/;
const GROUPS = /^\d{1,3}(?:\s\d{3})+(?:[.,]0{1,2})?$/;
const LETTERS_FIRST = /^\p{L}{1,10}(?:\s\S+|\s?\d{1,3}(?:\s\d{3})+\p{L}{0,3})$/u;
const DAY = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)/g;
const SCIENTIFIC = /^\+?(\d+)(?:[.,](\d*))?E\+?(\d{1,2})$/;
/** Most integers that a rounded number may have been before rounding. */
const MOST_ROUNDED = 1_000;
const MOST_TOKENS = 300;
const MOST_JOINED = 6;

/** Reads the cells of oppositions. `words` come from the headers of numbers, and may precede a number in a cell. */
export class OpposedCells {
  readonly #known: KnownNumbers;
  readonly #prefix: RegExp;
  readonly #forms: readonly RegExp[];

  constructor(known: KnownNumbers, words: readonly string[]) {
    const prefixes = [...words.map((word) => word.toUpperCase()), ...GENERAL_PREFIXES];
    this.#known = known;
    this.#prefix = new RegExp(`^(?:${prefixes.map(escaped).join('|')})\\s*`, 'u');
    this.#forms = known.forms.filter((form) => /A/.test(form)).map(patternOf);
  }

  /** A cell of a column of numbers: all that it may mean. */
  read(text: string): Readings {
    const cleaned = clean(text);
    const whole = this.#wholes(cleaned);
    return this.#readings(whole, [...whole, ...this.#parts(cleaned), ...rounded(cleaned)]);
  }

  /** A cell of another column: the number that it is, and numbers with letters that are in it. */
  readOther(text: string): Readings {
    const cleaned = clean(text);
    const whole = this.#wholes(cleaned);
    return this.#readings(whole, [...whole, ...this.#ofForms(cleaned)]);
  }

  /** The cell as one number, the most likely reading first: as it is, without prefix, without separators. */
  #wholes(cleaned: string): string[] {
    return this.#stripped(cleaned).flatMap((text) => {
      if (THOUSANDS.test(text)) return [withoutThousands(text), text];
      const isOne = !/\s/.test(text) || GROUPS.test(text) || LETTERS_FIRST.test(text);
      return isOne && text !== '' ? [text] : [];
    });
  }

  /** The text, then the text without one prefix, without two, and so on. */
  #stripped(text: string): string[] {
    const rest = text.replace(this.#prefix, '');
    return rest === text ? [text] : [text, ...this.#stripped(rest)];
  }

  #readings(whole: readonly string[], all: readonly string[]): Readings {
    const numbers = whole.flatMap((text) => {
      const read = readNumber(text, text);
      return 'fault' in read ? [] : [read.canonical];
    });
    const hospitals = all.flatMap((text) => canonicalHospitalId(text) ?? []);
    return {
      patient: numbers.find((number) => this.#known.hasForm(number)) ?? null,
      hospital: numbers.flatMap((number) => canonicalHospitalId(number) ?? [])[0] ?? null,
      patients: [...new Set(all.map(canonicalNumber).filter((number) => /\d/.test(number)))],
      hospitals: [...new Set(hospitals)],
    };
  }

  /**
   * The parts of a cell, single and joined with the next ones, without days; and everything with the form of a
   * number.
   */
  #parts(cleaned: string): string[] {
    const undated = cleaned.replace(DAY, ' ');
    const text = /\d/.test(undated) ? undated : cleaned;
    const tokens = [/[\s;|/\\()[\]{}:=+&*?!<>#_]+/, /[^\p{L}\p{N}]+/u].map((separator) =>
      text
        .split(separator)
        .filter((token) => token !== '')
        .slice(0, MOST_TOKENS),
    );
    const joined = tokens.flatMap(windows).flatMap((word) => [...this.#stripped(word), trimmed(word)]);
    return [...joined, ...this.#ofForms(text), ...(text.match(/\d+/g) ?? [])];
  }

  #ofForms(text: string): string[] {
    const spaceless = text.replace(/\s+/g, '');
    return this.#forms.flatMap((form) => [...(text.match(form) ?? []), ...(spaceless.match(form) ?? [])]);
  }
}

function clean(text: string): string {
  return text
    .replace(QUOTES, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutThousands(text: string): string {
  return text.replace(/[.,]0{1,2}$/, '').replace(/[.,]/g, '');
}

function trimmed(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function windows(tokens: readonly string[]): string[] {
  return tokens.flatMap((_, start) =>
    Array.from({ length: Math.min(MOST_JOINED, tokens.length - start) }, (__, more) =>
      tokens.slice(start, start + more + 1).join(''),
    ),
  );
}

/**
 * The integers that scientific notation with so few digits may have been rounded from; none when there are too
 * many.
 */
function rounded(text: string): string[] {
  const [, whole, decimals = '', exponent] = SCIENTIFIC.exec(text.replace(/\s/g, '')) ?? [];
  if (whole === undefined) return [];
  const unit = 10 ** (Number(exponent) - decimals.length);
  const value = Number(whole + decimals) * unit;
  if (unit < 1 || unit > MOST_ROUNDED || !Number.isSafeInteger(value)) return [];
  const first = value - Math.floor(unit / 2);
  return Array.from({ length: unit + 1 }, (_, index) => String(first + index));
}

function patternOf(form: string): RegExp {
  const parts = Array.from(form, (character) =>
    character === 'A' ? '\\p{L}' : character === '9' ? '\\d+' : escaped(character),
  );
  return new RegExp(parts.join(''), 'gu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
