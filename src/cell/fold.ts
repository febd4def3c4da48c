/** Soft hyphens, zero-width and direction marks, byte order marks: all invisible. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
/** Tabs, line ends, no-break, thin and all other spaces: a reader sees one space. */
const SPACES = /\s+/g;
const ACCENTS = /\p{M}+/gu;
const HYPHENS = /[\u2010-\u2015\u2212\u2043]/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032]/g;
const DEGREE_LIKE = /[\u00ba\u02da]/g;
const NUMERO_SIGN = /\u2116/g;
const NUMERO = /(?<![\p{L}\d])n ?\u00b0 ?/gu;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' };
const LIGATURE = /[œæßø]/g;
/** Printable ASCII with single spaces inside. Excludes the back-tick, which is used as an apostrophe. */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;
/** The same with the accented letters of Latin-1, without the ligatures. */
const ACCENTED = /^[!-_a-~À-ÅÇ-ÖÙ-Ýà-åç-öù-ýÿ]+(?: [!-_a-~À-ÅÇ-ÖÙ-Ýà-åç-öù-ýÿ]+)*$/;
const LATIN_ACCENTS = /[\u0300-\u036f]+/g;

/**
 * Normalizes a text for matching headers, sheet names and codes: lower case, no accents, single spaces, none at the
 * ends. Ligatures are expanded; "N°", "Nº" and "n °" become equal; hyphens and apostrophes become ASCII. Folding
 * twice changes nothing.
 */
export function fold(text: string): string {
  // Fast path for most cells: the steps below would not change them.
  if (PLAIN.test(text)) return text.toLowerCase();
  // Fast path for nearly all others: French text.
  if (ACCENTED.test(text)) return text.toLowerCase().normalize('NFD').replace(LATIN_ACCENTS, '');
  return text
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(DEGREE_LIKE, '\u00b0') // before NFKD, which turns º into an o
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

/**
 * Normalizes a name for matching people: letters A to Z only, upper case (C-17). "Œuvrard-N'Diaye" is
 * OEUVRARDNDIAYE.
 */
export function foldName(name: string): string {
  return fold(name).toUpperCase().replace(NOT_A_LETTER, '');
}

/** Full stops, except the point of "1.5". The sign of "-1" also stays with its number. */
const DOTS = /\.+(?!\d)/g;
const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const JOINERS = /(?!^-\d)[-'_\s]+/g;

/**
 * Normalizes a text for matching codes: folded, without hyphens, apostrophes and full stops, so that "main-pied" is
 * "main pied" and "N.R." is "NR".
 */
export function foldCode(text: string): string {
  // Fast path: a plain text has none of these signs.
  if (PLAIN_WORD.test(text)) return text.toLowerCase();
  return fold(text).replace(DOTS, '').replace(JOINERS, ' ').trim();
}
