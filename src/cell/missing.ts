import { foldCode } from './fold.ts';
import type { Missing, MissingReason } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { type RawCell, UNCLEAR_FORMAT } from './raw.ts';

/** The texts that an export writes in place of a value. */
export interface MissingMarks {
  /** Folded mark -> why the value is missing. Blank, dashes and dots alone fold to the empty text. */
  readonly reasons: ReadonlyMap<string, MissingReason>;
  /** True when a mark has digits. If none has, a text with a digit need not be folded. */
  readonly haveDigits: boolean;
}

const WRITTEN: Readonly<
  Record<Exclude<MissingReason, 'unreadable' | 'conflicting' | 'not_collected'>, readonly string[]>
> = {
  not_recorded: [
    '',
    '-',
    '/',
    'NR',
    'N/R',
    'NC',
    'N/C',
    'ND',
    'N/D',
    'DM',
    'null',
    'manquant',
    'manquante',
    'donnée manquante',
    'données manquantes',
    'pas de donnée',
    'à compléter',
    'à renseigner',
    ...[
      'renseigné',
      'communiqué',
      'connu',
      'précisé',
      'déterminé',
      'disponible',
      'documenté',
      'rapporté',
    ].flatMap((word) => [`non ${word}`, `non ${word}e`, `non ${word}s`, `non ${word}es`]),
    ...['recherché', 'évalué', 'fait', 'réalisé', 'mesuré', 'dosé'].flatMap((word) => [
      `non ${word}`,
      `non ${word}e`,
    ]),
  ],
  unknown: [
    '?',
    '??',
    '???',
    'NSP',
    'inconnu',
    'inconnue',
    'inconnus',
    'inconnues',
    'ne sait pas',
    'ne sais pas',
    'sait pas',
    'unknown',
  ],
  not_applicable: [
    'NA',
    'N/A',
    'sans objet',
    'non applicable',
    'non concerné',
    'non concernée',
    'not applicable',
  ],
};

/**
 * The marks of C-26, changed for one column: a reason adds or moves a mark, null makes it an ordinary text. "NE",
 * "N0", "R0" and "0" are values in all columns and need no entry (S-7).
 */
export function missingMarks(changes: Readonly<Record<string, MissingReason | null>> = {}): MissingMarks {
  const marks = new Map<string, MissingReason>();
  for (const [reason, spellings] of Object.entries(WRITTEN)) {
    for (const spelling of spellings) marks.set(foldCode(spelling), reason as MissingReason);
  }
  for (const [mark, reason] of Object.entries(changes)) {
    if (reason === null) marks.delete(foldCode(mark));
    else marks.set(foldCode(mark), reason);
  }
  return { reasons: marks, haveDigits: [...marks.keys()].some((mark) => DIGIT.test(mark)) };
}

const DIGIT = /\d/;
const USUAL_MARKS = missingMarks();
/** Longest mark, in characters. A longer text need not be folded. */
const LONGEST_MARK = 40;

/**
 * Returns why a cell has no value, or null when it has one to parse (S-7, C-26). Only text and blank cells can be
 * marks.
 */
export function missingReason(cell: RawCell, marks: MissingMarks = USUAL_MARKS): MissingReason | null {
  if (cell === null) return 'not_recorded';
  if (typeof cell !== 'string' || (cell.length > LONGEST_MARK && cell.trim().length > LONGEST_MARK))
    return null;
  if (!marks.haveDigits && DIGIT.test(cell)) return null;
  return marks.reasons.get(foldCode(cell)) ?? null;
}

/** Excel's own limit for a text cell (C-59). */
const LONGEST_CELL = 32_767;
/** Excel's errors as a CSV export writes them, in both languages. */
const ERROR_TEXT = /^#(?:REF!|N\/A|DIV\/0!|VALUE!|VALEUR!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|#+)\s*$/i;

/**
 * Returns the result of a cell that no parser needs to read, else null: blank, a missing mark, an Excel error or a
 * formula without a cached value (C-64), a number under an unclear format (C-110), a text beyond Excel's limit
 * (C-59).
 */
export function unanswered(cell: RawCell, marks: MissingMarks = USUAL_MARKS): Missing | null {
  if (typeof cell === 'string') {
    if (cell.length > LONGEST_CELL) return unreadable('cell_too_long');
    if (cell.charCodeAt(0) === 35 && ERROR_TEXT.test(cell)) return unreadable('formula_error');
  } else if (cell !== null && typeof cell === 'object' && 'error' in cell) {
    return unreadable(cell.error === UNCLEAR_FORMAT.error ? 'unclear_format' : 'formula_error');
  }
  const missing = missingReason(cell, marks);
  return missing === null ? null : { missing };
}
