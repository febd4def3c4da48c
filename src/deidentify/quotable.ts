import { fold } from '../cell/fold.ts';
import type { Column } from '../define/columns.ts';
import { hasLongNumber } from './number-groups.ts';

/**
 * Words that parsers accept beside a value, folded: marks of a missing value, "no date" in words, bounds and ranges,
 * units, names of scales, months. A text of these and of the column's own words is no identity.
 */
const COMMON_WORDS = `
  nr nc nd dm na nsp null manquant manquante manquantes donnee donnees pas de completer renseigner non
  renseigne renseignee renseignes renseignees communique communiquee communiques communiquees connu connue connus connues
  precise precisee precises precisees determine determinee determines determinees disponible disponibles documente
  documentee documentes documentees rapporte rapportee rapportes rapportees recherche recherchee evalue evaluee fait
  faite realise realisee mesure mesuree dose dosee inconnu inconnue inconnus inconnues ne sait sais unknown sans objet
  applicable concerne concernee not
  no none jamais rien neant aucun aucune absence toujours vivant vivante en vie decede decedee deces progression
  progressions recidive recidives rechute evolution suivi date
  inf inferieur inferieure sup superieur superieure ou egal egale au plus maximum moins minimum jusqu env environ autour
  proche compris entre et voire
  mm cm mg ml kg hpf mitose mitoses champ champs
  tne net cne nec grade gr oms who enets selon ctc ctcae nci indice index stade score statut ecog ps performance status
  ii iii iv uicc ajcc pt ct ypt ycpt rt pn cn ypn pm cm tis tx nx mx mi sn
  janvier janv fevrier fevr mars avril avr mai juin juillet juil aout septembre sept octobre oct novembre nov decembre dec
`;
const WORD = /[\p{L}\p{M}]{2,}/gu;
const LETTERS = /[\p{L}\p{M}]+/gu;
const DIGIT = /\p{N}/gu;
/** Anything but letters, digits, and the signs of a usual keyboard. */
const OTHER_SIGN = /[^\p{L}\p{M}\p{N} -~°µ±≤≥–—’…]/gu;
/** Shorter words of a code list are also particles of names: "LE DU", "de la Tour". */
const SHORTEST_KNOWN = 4;

const usualWords: ReadonlySet<string> = new Set(COMMON_WORDS.split(/\s+/).filter((word) => word !== ''));

/** Decides which texts of one column may be quoted in full, and describes the others (C-109). */
export class QuotableTexts {
  readonly #words: ReadonlySet<string>;

  constructor({ spellings }: Pick<Column<unknown>, 'spellings'>) {
    this.#words = new Set(spellings.flatMap((spelling) => fold(spelling).match(WORD) ?? []));
  }

  /** True for a text of known words, single letters and short numbers only. */
  isPlain(text: string): boolean {
    if (hasLongNumber(text)) return false;
    return (fold(text).match(WORD) ?? []).every((word) => this.#words.has(word) || usualWords.has(word));
  }

  /** Returns the shape of a text: digits as 9, letters as A, words of the column's codes as they are. */
  describe(text: string): string {
    return text
      .replace(OTHER_SIGN, '·')
      .replace(LETTERS, (word) => (this.#isCodeWord(word) ? word : 'A'.repeat(Array.from(word).length)))
      .replace(DIGIT, '9');
  }

  #isCodeWord(word: string): boolean {
    const folded = fold(word);
    return folded.length >= SHORTEST_KNOWN && this.#words.has(folded);
  }
}
