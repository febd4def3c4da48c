import { fold } from './fold.ts';
import { NearNames } from './near-name.ts';
import { steeringAt, type TokenKind } from './treatment-steering.ts';

export interface Token {
  readonly kind: TokenKind;
  /** The drugs that a token of kind `drugs` names. */
  readonly codes: readonly string[];
  /** The token as normalized. */
  readonly text: string;
  /** True when the name was found despite one wrong letter (C-91). */
  readonly isCorrected: boolean;
}

/** Endings of drug names, and numbers of trial drugs ("BZX-4471", but not a year), for drugs that are in no list. */
const DRUG_LIKE =
  /^[a-z]{2,}(?:mab|nib|platine?|tabine?|rubicine?|limus|taxel|tecan|zotocine?|zolomide|poside|ciclib|parib|zomib|trexed|trexate|relbine?|blastine?|cristine?|[tr][ai]buline?|fosfamide|mustine?|reotide)$|^[a-z]{2,4}(?!(?:19|20)\d\d$)\d{3,5}$/;

/** Folded words without spaces -> the drugs that they name: "5fu", "folfox6m", "sandostatinelp". */
export interface DrugLexicon {
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Number of words of the longest spelling. */
  readonly longest: number;
  /** Finds the names one edit away from a word (C-91). */
  readonly near: NearNames;
  /** Folded words that are not drugs: never corrected to a drug, no finding when next to one. */
  readonly ordinary: ReadonlySet<string>;
}

/** Other words of a lexicon, besides the names of drugs. */
export interface OtherWords {
  /** Names of drug classes: each counts as an unknown drug (C-91). */
  readonly unnamedDrugs?: readonly string[];
  readonly ordinaryWords?: readonly string[];
}

/** Builds a lexicon of spellings. Throws when a spelling has two meanings: the lists are wrong. */
export function drugLexicon(
  drugs: Iterable<readonly [spelling: string, codes: readonly string[]]>,
  { unnamedDrugs = [], ordinaryWords = [] }: OtherWords = {},
): DrugLexicon {
  const named = [...drugs, ...unnamedDrugs.map((word) => [word, []] as const)];
  const words = new Map<string, readonly string[]>();
  let longest = 1;
  for (const [spelling, codes] of named) {
    const parts = normalized(spelling).split(' ');
    const key = parts.join('');
    const other = words.get(key);
    if (other !== undefined && other.join() !== codes.join()) {
      throw new Error(`"${spelling}" is a spelling of both ${other.join(' + ')} and ${codes.join(' + ')}`);
    }
    words.set(key, codes);
    longest = Math.max(longest, parts.length);
  }
  const names = [...words].filter(([, codes]) => codes.length > 0).map(([name]) => name);
  return { words, longest, near: new NearNames(names), ordinary: new Set(ordinaryWords.map(fold)) };
}

/**
 * "bév. si besoin": the full stop of an abbreviation does not end a sentence, unless a capital or the end follows.
 */
const ABBREVIATION = /\b((?i:b[eé]va?|env|inj|ttt|protoc?|chimio))\.(?!\s*(?:$|\p{Lu}|[\r\n]))/gu;

function normalized(text: string): string {
  return fold(text.replace(/[\r\n]+/g, ' ; '))
    .replace(/\+ ?(?:\/|ou|et) ?-(?![a-z])|\+ ?\/ ?-|\+-/g, ' ± ')
    .replace(/(?<![-=])[-=]+>|[→⇒➔►]/g, ' > ')
    .replace(/(\d)[.,](?=\d(?!\d* ?-?fu))/g, '$1_') // a dose, "7,5 mg/kg", contains no separator
    .replace(/\bt?s-1\b/g, 'ts1') // the drug; "S1" is a week
    .replace(/\b([a-z]{2,4})-(\d{3,5})\b/g, '$1$2') // "BZX-4471" is one name
    .replace(/[-'_•]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const WORDS = /[a-z\d]+/y;

/** The tokens of a proposal, in order. */
export function tokensOf(text: string, lexicon: DrugLexicon): Token[] {
  const plain = normalized(text.replace(ABBREVIATION, '$1 '));
  const tokens: Token[] = [];
  for (let at = 0; at < plain.length; ) {
    const { token, end } = tokenAt(plain, at, lexicon);
    if (token !== null) tokens.push(token);
    at = end;
  }
  return besideDrugs(tokens, hyphenated(text), lexicon.ordinary);
}

const HYPHENATED = /(?<![a-z\d])([a-z\d]+)[ .)]*-(?= *([a-z\d]+))/g;

/** Returns the pairs of words that a text joins by a hyphen, "folfox truc". Normalizing removes the hyphen. */
function hyphenated(text: string): ReadonlySet<string> {
  return new Set(Array.from(fold(text).matchAll(HYPHENATED), ([, before, after]) => `${before} ${after}`));
}

const SIGN = /^[+/&]$/;
/** A word of letters, not a dose, a day or a number: "truc", "bv". */
const WRITTEN_WORD = /^[a-z]{2,}\d*$/;
const LAST_WORD = /[a-z\d]+$/;
const FIRST_WORD = /^[a-z\d]+/;

/** A word joined to a drug by "+", "-" or "/" is an unlisted drug (C-91). */
function besideDrugs(
  tokens: readonly Token[],
  hyphens: ReadonlySet<string>,
  ordinary: ReadonlySet<string>,
): Token[] {
  const spoken = tokens.filter(({ kind }) => kind !== 'small_word');
  const unknown = new Set<Token>();
  for (const [at, token] of spoken.entries()) {
    const next = spoken[at + 1];
    if (next === undefined) continue;
    const isSigned = next.kind === 'join' && SIGN.test(next.text);
    const other = isSigned ? spoken[at + 2] : next;
    if (other === undefined || (!isSigned && !isHyphenated(token, next, hyphens))) continue;
    if (token.kind === 'drugs' && mayBeDrug(other, ordinary)) unknown.add(other);
    if (other.kind === 'drugs' && mayBeDrug(token, ordinary)) unknown.add(token);
  }
  return tokens.map((token) => (unknown.has(token) ? { ...token, kind: 'unknown_drug' } : token));
}

function isHyphenated(before: Token, after: Token, hyphens: ReadonlySet<string>): boolean {
  return hyphens.has(`${LAST_WORD.exec(before.text)?.[0]} ${FIRST_WORD.exec(after.text)?.[0]}`);
}

function mayBeDrug({ kind, text }: Token, ordinary: ReadonlySet<string>): boolean {
  return kind === 'word' && WRITTEN_WORD.test(text) && !ordinary.has(text);
}

interface Step {
  readonly token: Token | null;
  /** Where the next token may start. */
  readonly end: number;
}

/** Returns the token that starts at a position. Drug names have priority over phrases that change the scope. */
function tokenAt(plain: string, at: number, lexicon: DrugLexicon): Step {
  const drugs = drugsAt(plain, at, lexicon);
  if (drugs !== null) return drugs;
  const steering = steeringAt(plain, at);
  if (steering !== null) return step(steering.kind, steering.end, { text: plain.slice(at, steering.end) });
  WORDS.lastIndex = at;
  const word = WORDS.exec(plain)?.[0];
  if (word === undefined) return { token: null, end: at + 1 };
  const end = at + word.length;
  const glued = gluedDrugs(word, lexicon);
  if (glued !== null) return step('drugs', end, { codes: glued, text: word });
  const [near, ...others] = nearDrugs(word, lexicon);
  if (near !== undefined && others.length === 0)
    return step('drugs', end, { codes: near, text: word, isCorrected: true });
  const isUnknown = near !== undefined || DRUG_LIKE.test(word);
  return step(isUnknown ? 'unknown_drug' : 'word', end, { text: word });
}

function step(kind: TokenKind, end: number, token: Partial<Token>): Step {
  return { token: { kind, codes: [], text: '', isCorrected: false, ...token }, end };
}

const SHORTEST_NEAR = 4;
/** The longest name. */
const LONGEST_NEAR = 40;

/**
 * Returns the drugs whose names are one edit away from a word, each list of drugs once; none for an ordinary word
 * (C-91).
 */
function nearDrugs(word: string, { words, near, ordinary }: DrugLexicon): readonly (readonly string[])[] {
  if (word.length < SHORTEST_NEAR || word.length > LONGEST_NEAR || ordinary.has(word)) return [];
  const found = near.of(word).map((name) => words.get(name) ?? []);
  return [...new Map(found.map((codes) => [codes.join(), codes])).values()];
}

/**
 * Returns the longest name of a drug or regimen that starts at a position: "5 fu", "folfox 6 m", "interferon alpha
 * 2b".
 */
function drugsAt(plain: string, at: number, { words, longest }: DrugLexicon): Step | null {
  let found: Step | null = null;
  let name = '';
  let end = at;
  for (let count = 0; count < longest; count++) {
    WORDS.lastIndex = count === 0 ? at : end + 1;
    if (count > 0 && plain[end] !== ' ') break;
    const word = WORDS.exec(plain)?.[0];
    if (word === undefined) break;
    end = WORDS.lastIndex;
    name += word;
    const codes = words.get(name);
    if (codes === undefined) continue;
    // The name of a drug class names no single drug.
    found = step(codes.length > 0 ? 'drugs' : 'unknown_drug', end, { codes, text: plain.slice(at, end) });
  }
  return found;
}

const SHORTEST_NAME = 3;
const LONGEST_GLUED = 40;

/** Two names joined without a space: "5fubev", "folfoxavastin". */
function gluedDrugs(word: string, { words }: DrugLexicon): readonly string[] | null {
  if (word.length > LONGEST_GLUED) return null;
  for (let cut = SHORTEST_NAME; cut <= word.length - SHORTEST_NAME; cut++) {
    const [first, second] = [words.get(word.slice(0, cut)), words.get(word.slice(cut))];
    if (first !== undefined && second !== undefined) return [...first, ...second];
  }
  return null;
}
