import { fold } from './fold.ts';
import { unanswered } from './missing.ts';
import type { Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';

/** A TNM as written. A part is null when the cell does not contain it. */
export interface Tnm {
  /** x, 0, is, a, 1 to 4, with its letter: "1a". */
  readonly t: string | null;
  /** x, 0 to 3, with its letter; "+": nodes without their number. */
  readonly n: string | null;
  /** x, 0, 1, with its letter: "1c". */
  readonly m: string | null;
  /** p, c, yp, r ...; when the letters have different prefixes, one each in the order T, N, M: "p/p/c". */
  readonly prefix: string | null;
  /** `enets`, or `uicc` or `ajcc` with the number of the edition when it is written: "uicc_8". */
  readonly edition: string | null;
}

type Letter = 't' | 'n' | 'm';
type Letters = Map<Letter, { readonly value: string; readonly prefix: string }>;

const ORDINAL = '[5-9](?: ?(?:eme|e|th|°)\\b)?';
const ED = ' ?ed(?:ition|\\.)?';
const YEAR = '(?:19|20)\\d\\d';
const SYSTEM = `(?:enets|uicc|ajcc|tnm(?= ?[5-9]\\b| ?${YEAR})|${ORDINAL}${ED})`;
const BEHIND = `[ /,:-]*(?:enets|uicc|ajcc|tnm|${YEAR}|(?:v\\.? ?)?${ORDINAL}(?:${ED})?)(?![a-z0-9])`;
/** "ENETS 2006", "UICC/AJCC 8e édition", "TNM 7", "8e édition", in brackets or not. */
const EDITION = new RegExp(
  `(?:selon |d'apres )?(?:la |l')?(?:classification )?\\b${SYSTEM}(?:${BEHIND})*`,
  'g',
);
/** The editions of UICC and AJCC by their years. */
const YEARS: Readonly<Record<string, number>> = {
  1997: 5,
  2002: 6,
  2003: 6,
  2009: 7,
  2010: 7,
  2016: 8,
  2017: 8,
  2018: 8,
};

const PREFIX = 'r?y?[pcau]|[ry]';
/** Brackets around part or all of the TNM: "(T2N0M0)", "(y)pT3". */
const HOLDING = new RegExp(
  `\\((?=(?:${PREFIX})? ?[tnm] ?[x0-4+]|(?:${PREFIX})\\) ?[pc]?[tnm])([^()]*)\\)`,
  'g',
);
const REMARK = /\([^()?]*\)/g;
const LEAD = /^(?:stade|classification|classe|score)?[ :]*(?:((?:yp|[pc])?)tnm)?[ :=]*/;

/** "cN1" and "cM0" directly after a number: the "c" is the prefix of the next letter. */
const VALUES: Readonly<Record<Letter, string>> = {
  t: 'x|is|a(?![a-z])|[0-4](?:[abd]|c(?!n))?|o',
  n: 'x|[0-3](?:[ab]|c(?!m))?|o|\\+',
  m: 'x|[01][a-c]?|o|\\+',
};
const SITE_OF_M =
  'hep|oss|pul|lym|per|bra|mar|ple|adr|ski|oth|hepatiques?|foie|os|osseuses?|pulmonaires?|peritoneales?';
const BETWEEN = '[ ,;/.|_-]*';
const PART = new RegExp(
  `${BETWEEN}(${PREFIX})? ?(?:(t) ?(${VALUES.t})|(n) ?(${VALUES.n})|(m) ?(${VALUES.m})(?:[ -]+(?:${SITE_OF_M})\\b)*)`,
  'y',
);
/** Vessels, nerves, residue and grade after the TNM: "L0 V1 Pn0 R0 G2". */
const BESIDE = new RegExp(`${BETWEEN}(?:pn|ly?|v|r|g) ?[0-3x]`, 'y');

/**
 * Parser of a TNM: "pT3N1M1", "T2 N0 M0 (ENETS)", "cT4 Nx M1", "ypT3N0", "T1a(m) N0 Mx". A prefix applies to the
 * letters after it. Remarks in brackets are ignored, except a doubt ("?"). A text that is not a TNM, or has one
 * letter twice, is unreadable.
 */
export function tnmParser(): Parser<Tnm> {
  return (cell) => {
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    const folded = typeof cell === 'string' ? fold(cell) : '';
    const editions = folded.match(EDITION) ?? [];
    const bare = folded
      .replace(EDITION, ' ')
      .replace(HOLDING, '$1')
      .replace(REMARK, ' ')
      .replace(/ +/g, ' ')
      .trim();
    const letters = lettersIn(bare.replace(/^[ :,;-]+|[ :,;.-]+$/g, ''));
    return letters === null ? unreadable('not_a_tnm') : readAs(letters, editions);
  };
}

function readAs(letters: Letters, editions: readonly string[]): Parsed<Tnm> {
  const of = (letter: Letter): string | null => letters.get(letter)?.value ?? null;
  return {
    value: { t: of('t'), n: of('n'), m: of('m'), prefix: prefixOf(letters), edition: editionOf(editions) },
  };
}

/** The letters of a text that contains only a TNM; null for any other text. */
function lettersIn(text: string): Letters | null {
  const lead = LEAD.exec(text);
  let prefix = lead?.[1] ?? '';
  const letters: Letters = new Map();
  for (let at = lead?.[0].length ?? 0; at < text.length; ) {
    const [part, next] = matched(PART, text, at);
    const letter = (part?.[2] ?? part?.[4] ?? part?.[6]) as Letter | undefined;
    if (part !== null && letter !== undefined && !letters.has(letter)) {
      prefix = part[1] ?? prefix;
      letters.set(letter, { value: categoryOf(letter, part[3] ?? part[5] ?? part[7] ?? ''), prefix });
      at = next;
      continue;
    }
    const [beside, behind] = matched(BESIDE, text, at);
    if (beside === null || letters.size === 0) return null;
    at = behind;
  }
  return letters.size === 0 ? null : letters;
}

function matched(pattern: RegExp, text: string, at: number): readonly [RegExpExecArray | null, number] {
  pattern.lastIndex = at;
  return [pattern.exec(text), pattern.lastIndex];
}

/** Normalizes a category. The letter O is a zero: no category is named O. "M+" is M1; "N+" may be N1 or N2. */
function categoryOf(letter: Letter, written: string): string {
  if (letter === 'm' && written === '+') return '1';
  return written === 'o' ? '0' : written;
}

function prefixOf(letters: Letters): string | null {
  const inOrder = (['t', 'n', 'm'] as const).flatMap((letter) => letters.get(letter)?.prefix ?? []);
  const different = new Set(inOrder);
  if (different.size > 1) return inOrder.map((one) => one || '-').join('/');
  return inOrder[0] || null;
}

/** Null without an edition, and when two systems are named. */
function editionOf(editions: readonly string[]): string | null {
  const text = editions.join(' ');
  if (text === '') return null;
  const isEnets = text.includes('enets');
  const isNumbered = /uicc|ajcc/.test(text);
  if (isEnets) return isNumbered ? null : 'enets';
  const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? '';
  const number = YEARS[year] ?? /(?<!\d)[5-9](?!\d)/.exec(text)?.[0];
  const system = text.includes('ajcc') && !text.includes('uicc') ? 'ajcc' : 'uicc';
  return number === undefined ? system : `${system}_${number}`;
}
