import { foldCode } from './fold.ts';
import type { CellProblem, Missing, MissingReason } from './parsed.ts';

/** A text that looks like a code but is not one: "iUPD", "Progression clinique" (C-87). */
export interface Lookalike<Code extends string> {
  readonly of: Code;
  /** Words that turn a spelling of the code into something else. */
  readonly words: readonly string[];
  /** Spellings of its own. */
  readonly spellings?: readonly string[];
  readonly missing: MissingReason;
  readonly problem: CellProblem;
}

/** How the spellings of a code list may be qualified (C-87). */
export interface Qualifiers<Code extends string> {
  /** Words that do not change the code next to them: "confirmé", "iRECIST". */
  readonly words: readonly string[];
  /** Words that do not change one particular code: "hépatique" next to a progression. */
  readonly wordsOf: Readonly<Partial<Record<Code, readonly string[]>>>;
  /** A letter before a spelling: the "i" of iCR. */
  readonly prefix?: string;
  readonly lookalikes: readonly Lookalike<Code>[];
}

/** Reads texts that qualify a spelling of a list. */
export interface QualifiedReader<Code extends string> {
  /** The code that a text qualifies, or undefined. */
  readonly codeOf: (text: string) => Code | undefined;
  /** Returns the missing value of a text that looks like a code but is not one, else undefined. */
  readonly lookalikeOf: (text: string) => Missing | undefined;
  /** True when the text contains a word that turns this code into something else. */
  readonly isDoubtful: (text: string, code: Code) => boolean;
}

/**
 * Returns the reader of the qualified spellings of a list (C-87).
 *
 * @param codeOfWord the code of a folded spelling, or undefined
 */
export function qualifiedReader<Code extends string>(
  { words, wordsOf, prefix, lookalikes }: Qualifiers<Code>,
  codeOfWord: (folded: string) => Code | undefined,
): QualifiedReader<Code> {
  const codes = Object.keys(wordsOf) as Code[];
  const common = longestFirst(words);
  const own = new Map(codes.map((code) => [code, longestFirst([...words, ...(wordsOf[code] ?? [])])]));
  const plain = (rest: string): Code | undefined => codeOfWord(rest) ?? codeOfWord(unprefixed(rest, prefix));
  const isCode = (rest: string, code: Code): boolean =>
    plain(rest) === code || plain(without(rest, own.get(code) ?? common)) === code;
  const deciders = lookalikes.map((one) => ({
    ...one,
    phrases: longestFirst(one.words),
    own: new Set((one.spellings ?? []).map(tokens)),
  }));
  return {
    codeOf: (text) => {
      if (text.includes('?')) return undefined; // a question mark is a doubt, and never guessed away (S-7)
      const words = tokens(text);
      return plain(without(words, common)) ?? codes.find((code) => isCode(words, code));
    },
    lookalikeOf: (text) => {
      const words = tokens(text);
      const rest = without(words, common);
      const found = deciders.find(
        ({ of, phrases, own: spelled }) =>
          spelled.has(rest) ||
          spelled.has(unprefixed(rest, prefix)) ||
          (has(words, phrases) && isCode(without(words, phrases), of)),
      );
      return found === undefined ? undefined : { missing: found.missing, problem: found.problem };
    },
    isDoubtful: (text, code) => deciders.some(({ of, phrases }) => of === code && has(tokens(text), phrases)),
  };
}

/** Separators between words. All other signs have a meaning: "PD ?" is a doubt, "PD / SD" are two readings. */
const BETWEEN = /[\s,;:().[\]"\u2013]+/g;

/** Folded words, separated by single spaces. */
function tokens(text: string): string {
  return foldCode(text).replace(BETWEEN, ' ').trim();
}

function longestFirst(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(tokens))].sort((a, b) => b.length - a.length);
}

function has(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => ` ${text} `.includes(` ${phrase} `));
}

function without(text: string, phrases: readonly string[]): string {
  let rest = ` ${text} `;
  for (const phrase of phrases) rest = rest.replaceAll(` ${phrase} `, ' ');
  // Two neighbors share a space: the second match needs the first one removed.
  const trimmed = rest.trim();
  return trimmed === text ? trimmed : without(trimmed, phrases);
}

function unprefixed(text: string, prefix: string | undefined): string {
  return prefix !== undefined && text.startsWith(prefix) ? text.slice(prefix.length).trim() : text;
}
