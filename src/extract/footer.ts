import { fold } from '../cell/fold.ts';
import { type RawCell, shown } from '../cell/raw.ts';

const COUNTED =
  '(?:enregistrements?|lignes?|fiches?|dossiers?|patients?|malades?|personnes?|resultats?|elements?|occurrences?|entrees?|donnees?|cures?|examens?|imageries?|evenements?|toxicites?|rcp|rows?|records?|lines?|items?)';
const MADE =
  '(?:edite|imprime|extrait|genere|exporte|cree|produit|realise|effectue|etabli|arrete|execute|lance|mis a jour|mise a jour)e?s?';
const MAKING = '(?:edition|impression|extraction|export|exportation|generation|mise a jour|requete|tirage)';

/** First filled cell of a footer, folded, without surrounding signs. */
const FORMS: readonly RegExp[] = [
  // Total, Total : 8, Total général, Sous-total, Somme
  /^(?:sous[- ]|grand )?(?:total|totaux|somme|effectif|moyenne)(?:$| ?[:=] ?|\s)/,
  // Nombre total : 8, Nombre de lignes, Nb fiches = 8, n = 8
  new RegExp(`^(?:nombre|nbre|nb|n|count)\\.? ?(?:(?:total|de|des|d)\\b|d'|${COUNTED}\\b|[:=] ?\\d)`),
  /^(?:nombre|nbre|nb) ?:?$/,
  // Lignes : 8
  new RegExp(`^${COUNTED} ?[:=] ?\\d`),
  // 8 enregistrements, 1 745 fiches exportées
  new RegExp(`^\\d[\\d .]* ?${COUNTED}\\b`),
  // Page 1/1, Page 1 sur 3, p. 2
  /^(?:pages?|p\.) ?(?:n°|no|numero)? ?:? ?\d+(?: ?(?:\/|sur|de|of|-) ?\d+)?$/,
  // Edité le 10/06/2017, Document imprimé par, Date d'extraction : , Extraction du, Le 10/06/2017
  new RegExp(`^(?:[a-z]+ )?${MADE} (?:le|du|de|par|a|au|en|depuis|sur|avec|dans|d'|l')(?:$|[ :])`),
  new RegExp(
    `^(?:date |heure )?(?:d'|de l'|de |du )?${MAKING}(?:(?: [a-z]+){0,3} (?:du|le|de|par|au|a)\\b| ?[:=])`,
  ),
  /^(?:printed|generated|exported|created|extracted) (?:on|by|at|from)\b/,
  /^(?:le|date ?:) \d{1,2}\/\d{1,2}\/\d{4}\b/,
  // Fin, Fin de l'extraction, End of report
  /^(?:fin(?:$| (?:de|du|des|extraction|export|rapport|fichier|liste)\b| d')|end(?:$| of\b)|eof$)/,
  // Source : , Filtre : , Document confidentiel
  /^(?:source|utilisateur|auteur|filtres?|criteres?|periode|selection|perimetre|logiciel|legende|remarques?|nota bene|note) ?:/,
  /^(?:document|donnees|extraction|fichier)? ?(?:strictement )?confidentiel(?:le)?s?\b/,
];
/** A word that may also be a name starts a footer only when all other cells are numbers. */
const ONE_WORD = /^[a-z]+$/;
const SPLIT_PAGE = /^(?:pages?|p\.)$/;
const NUMBERS = new RegExp(`^[\\d\\s.,%+/-]+(?:${COUNTED})?$`);
const WHOLE_DATE = /\d{1,2}\/\d{1,2}\/\d{4}/;
const FIGURES = new RegExp(
  `^(?:[\\d\\s.,:;%/()=+-]+h?\\d*|\\d[\\d ]* ?${COUNTED}|${COUNTED}|pages?|le|a|sur|de|of|soit|par)$`,
);
const COUNT_WORD = new RegExp(`^${COUNTED}$`);
const SIGNS_AROUND = /^[^\p{L}\d]+|[^\p{L}\d]+$/gu;
const RULED = /^([-=_*#~.+])\1{2,}$/;
const ONE_NUMBER = /^[^\s]*\d[^\s]*$/;
const MOST_CELLS_OF_NOTE = 2;
/** A longer text is a comment. */
const LONGEST = 200;

/**
 * True when a row below the header looks like a footer: a total, a row count, a page number, author and time of the
 * export, an end mark, a ruled line (C-103). The caller treats a row with a usable key as data even then.
 */
export function readsAsFooter(cells: readonly RawCell[]): boolean {
  const at = cells.findIndex(isFilled);
  const first = cells[at];
  if (first === undefined || first === null) return false;
  if (isNumber(first)) return isSplitCount(cells, at);
  if (typeof first !== 'string' || first.length > LONGEST) return false;
  const rest = cells
    .slice(at + 1)
    .filter(isFilled)
    .map(folded);
  if (RULED.test(first.trim())) return rest.every((text) => RULED.test(text));
  const text = wordsOf(first);
  if (SPLIT_PAGE.test(text)) return rest.length > 0 && rest.every(isFigure);
  if (!isForm(text)) return false;
  if (ONE_WORD.test(text)) return rest.every((one) => NUMBERS.test(one) && !WHOLE_DATE.test(one));
  return rest.length < MOST_CELLS_OF_NOTE || rest.every(isFigure);
}

/** True for a cell that starts a footer. Such a cell identifies no patient. */
export function isFooterCell(cell: RawCell): boolean {
  if (typeof cell !== 'string' || cell.length > LONGEST) return false;
  const text = wordsOf(cell);
  return isForm(text) || SPLIT_PAGE.test(text) || RULED.test(cell.trim());
}

const isForm = (text: string): boolean => FORMS.some((form) => form.test(text));
const isFigure = (text: string): boolean => FIGURES.test(text) || isForm(text.replace(SIGNS_AROUND, ''));

/**
 * "8" and "enregistrements" in two cells, and nothing else. Called for nearly every row, so it stops at the third
 * cell.
 */
function isSplitCount(cells: readonly RawCell[], at: number): boolean {
  const second = cells.findIndex((cell, index) => index > at && isFilled(cell));
  if (second < 0 || cells.some((cell, index) => index > second && isFilled(cell))) return false;
  return COUNT_WORD.test(folded(cells[second] ?? null));
}

/** Nearly every row begins with a number, of a person or of a document. */
function isNumber(cell: RawCell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && ONE_NUMBER.test(cell));
}

function wordsOf(cell: string): string {
  return fold(cell).replace(SIGNS_AROUND, '');
}

function folded(cell: RawCell): string {
  return fold(shown(cell));
}

function isFilled(cell: RawCell): boolean {
  return cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
}
