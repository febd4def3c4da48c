/** Soft hyphens, zero-width and direction marks, byte order marks: nobody sees them. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
/** Tabs, line ends, no-break, thin and every other kind of space: all are one space to a reader. */
const SPACES = /\s+/g;
const ACCENTS = /\p{M}+/gu;
const HYPHENS = /[\u2010-\u2015\u2212\u2043]/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032]/g;
const DEGREE_LIKE = /[\u00ba\u02da]/g;
const NUMERO_SIGN = /\u2116/g;
const NUMERO = /(?<![\p{L}\d])n ?\u00b0 ?/gu;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' };
const LIGATURE = /[œæßø]/g;
/** Printable ASCII with single spaces inside (no back-tick, which represents an apostrophe). */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;
/** The same with the accented letters of Latin-1, but for the ligatures. */
const ACCENTED = /^[!-_a-~À-ÅÇ-ÖÙ-Ýà-åç-öù-ýÿ]+(?: [!-_a-~À-ÅÇ-ÖÙ-Ýà-åç-öù-ýÿ]+)*$/;
const LATIN_ACCENTS = /[\u0300-\u036f]+/g;

/**
 * A text as matching sees it (headers, sheet names, codes): lower case, no accents, every run of spaces one space,
 * none at the ends; ligatures written out, "N°", "Nº" and "n °" alike, hyphens and apostrophes in their ASCII form.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  // Most cells are plain: nothing of what follows could change them.
  if (PLAIN.test(text)) return text.toLowerCase();
  // Nearly all others are words of French.
  if (ACCENTED.test(text)) return text.toLowerCase().normalize('NFD').replace(LATIN_ACCENTS, '');
  return text
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(DEGREE_LIKE, '\u00b0') // before NFKD, which makes an o of º
    .replace(NUMERO_SIGN, 'n\u00b0')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
    .replace(HYPHENS, '-')
    .replace(APOSTROPHES, "'")
    .replace(SPACES, ' ')
    .replace(NUMERO, 'n\u00b0 ')
    .trim();
}

const NOT_A_LETTER = /[^A-Z]+/g;

/** A name as matching people sees it: letters A to Z only, upper case (C-17). "Œuvrard-N'Diaye" is OEUVRARDNDIAYE. */
export function foldName(name: string): string {
  return fold(name).toUpperCase().replace(NOT_A_LETTER, '');
}

/** The point of "1.5" and the sign of "-1" belong to their numbers. */
const DOTS = /\.+(?!\d)/g;
const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const JOINERS = /(?!^-\d)[-'_\s]+/g;

/**
 * A word as a closed vocabulary sees it: folded, and blind to hyphens, apostrophes and full stops as well, so that
 * "main-pied" is "main pied" and "N.R." is "NR".
 */
export function foldCode(text: string): string {
  // A plain word has nothing to be blind to.
  if (PLAIN_WORD.test(text)) return text.toLowerCase();
  return fold(text).replace(DOTS, '').replace(JOINERS, ' ').trim();
}
