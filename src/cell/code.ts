import { foldCode } from './fold.ts';
import { isMangledByExcel } from './mangled.ts';
import { type MissingMarks, missingMarks, unanswered } from './missing.ts';
import type { MissingReason, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { type Qualifiers, qualifiedReader } from './qualified-code.ts';
import type { RawCell } from './raw.ts';

/** Code -> every spelling that an export may use for it. */
export type Spellings<Code extends string> = Readonly<Record<Code, readonly string[]>>;
/** Missing marks of one column, in addition to those of C-26. Null makes a mark an ordinary text. */
export type MarkChanges = Readonly<Record<string, MissingReason | null>>;

/** Code -> keywords. A keyword decides for its code when the text is no spelling of the list. */
export type DecidingWords<Code extends string> = Readonly<Partial<Record<Code, readonly string[]>>>;

type CodeIndex<Code extends string> = ReadonlyMap<string, Code>;

/**
 * Spellings by their folded form; a code is a spelling of itself. Throws when two codes have the same spelling: the
 * list is wrong.
 */
function codeIndex<Code extends string>(spellings: Spellings<Code>): CodeIndex<Code> {
  const index = new Map<string, Code>();
  for (const [code, words] of Object.entries(spellings) as [Code, readonly string[]][]) {
    for (const word of [code, ...words]) {
      const folded = foldWord(word);
      const claimed = index.get(folded);
      if (claimed !== undefined && claimed !== code) {
        throw new Error(
          `"${word}" is a spelling of both "${claimed}" and "${code}": leave it with one of them`,
        );
      }
      index.set(folded, code);
    }
  }
  return index;
}

/** Folds a text; "âge / sexe" and "âge/sexe" become equal. */
function foldWord(text: string): string {
  return foldCode(text).replace(/ ?\/ ?/g, '/');
}

/**
 * Parser of one code of a list.
 * - A spelling of the list has priority over a missing mark: "Inconnue" is an attribution, "NE" a response (S-7).
 * - A remark in brackets after a spelling is ignored: "Pancréas (queue)".
 * - In a text that is neither a spelling nor a mark, keywords decide: "Administrée partiellement (réaction)".
 * - A qualified spelling has the code of the spelling: "PD confirmée (iRECIST)" (C-87).
 * - A text without a code is a finding.
 */
export function codeParser<Code extends string>(
  spellings: Spellings<Code>,
  changes?: MarkChanges,
  deciding: DecidingWords<Code> = {} as DecidingWords<Code>,
  qualifiers?: Qualifiers<Code>,
): Parser<Code> {
  const index = codeIndex(spellings);
  const marks = missingMarks(changes);
  const deciders = Object.entries(deciding) as [Code, readonly string[]][];
  const qualified = qualifiers && qualifiedReader(qualifiers, (folded) => index.get(folded));
  const read = (text: string): Parsed<Code> | undefined => {
    const plain = index.get(foldWord(text)) ?? qualified?.codeOf(text);
    if (plain !== undefined) return { value: plain };
    const lookalike = qualified?.lookalikeOf(text);
    if (lookalike !== undefined) return lookalike;
    const value = codeOf(text, index);
    return value === undefined || qualified?.isDoubtful(text, value) ? undefined : { value };
  };
  return (cell) => {
    const text = wordsOf(cell);
    const known = text === null ? undefined : read(text);
    if (known !== undefined) return known;
    const missing = unanswered(cell, marks);
    if (missing !== null) return missing;
    const decided = deciders.find(([, words]) => words.some((word) => hasWord(text ?? '', word)))?.[0];
    return decided === undefined ? unknownCode(cell, text ?? '') : { value: decided };
  };
}

function hasWord(text: string, word: string): boolean {
  return ` ${foldCode(text).replace(/[^a-z0-9]+/g, ' ')} `.includes(` ${foldCode(word)} `);
}

/** Separators of a list within a cell. A slash is tried last, because "âge/sexe" is one word. */
const LIST_SEPARATOR = /[;,+|&•\n\r]| et | [-–—] /i;

/**
 * Parser of a cell with several codes, returned once each and sorted: "foie ; os / péritoine". The known codes are
 * kept when other items are unknown, which is a problem. Missing marks within the list are ignored. "Aucun" is the
 * empty list.
 */
export function codeSetParser<Code extends string>(
  spellings: Spellings<Code>,
  changes?: MarkChanges,
): Parser<readonly Code[]> {
  const index = codeIndex(spellings);
  const marks = missingMarks(changes);
  return (cell) => {
    const missing = unanswered(cell, marks);
    if (missing !== null) return missing;
    const text = wordsOf(cell);
    return text === null ? unknownCode(cell, '') : readSet(text, index, marks);
  };
}

const NONE = new Set(['aucun', 'aucune', 'non', 'neant', 'absence', '0']);

function readSet<Code extends string>(
  text: string,
  index: CodeIndex<Code>,
  marks: MissingMarks,
): Parsed<readonly Code[]> {
  const whole = codeOf(text, index);
  if (whole !== undefined) return { value: [whole] };
  if (NONE.has(foldCode(text))) return { value: [] };
  const codes = new Set<Code>();
  let hasUnknown = false;
  const parts = text
    .split(LIST_SEPARATOR)
    .flatMap((part) => (codeOf(part, index) === undefined ? part.split('/') : part));
  for (const part of parts) {
    const code = codeOf(part, index);
    if (code !== undefined) codes.add(code);
    else if (!marks.reasons.has(foldCode(part))) hasUnknown = true;
  }
  if (codes.size === 0) return unreadable('unknown_code');
  const value = [...codes].sort();
  return hasUnknown ? { value, problem: 'unknown_code' } : { value };
}

/** The cell as text: codes are texts, or numbers such as 1 and 2 for the sexes (C-27). Null for other cells. */
function wordsOf(cell: RawCell): string | null {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : null;
}

/** A remark in brackets. A question mark excludes it: "Vivant (?)" is not alive. */
const REMARK = /\([^()?]*\)/g;

function codeOf<Code extends string>(text: string, index: CodeIndex<Code>): Code | undefined {
  const exact = index.get(foldWord(text));
  if (exact !== undefined || !text.includes('(')) return exact;
  return index.get(foldWord(text.replace(REMARK, ' ')));
}

function unknownCode(cell: RawCell, text: string) {
  return unreadable(isMangledByExcel(cell, foldCode(text)) ? 'mangled_by_excel' : 'unknown_code');
}
