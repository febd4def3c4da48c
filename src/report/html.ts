/** HTML that is safe to write: built by `html` from our own templates, with every other text escaped. */
export interface Markup {
  readonly markup: string;
}

/** Values of a template: texts and numbers are escaped, markup is not, null and false are empty. */
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

/** Characters that do not show but act: controls, and those that turn the direction of the text around them. */
const ACTING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Template tag. Put values only between tags or within quoted attributes: escaping makes a text harmless in these
 * two places only.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.reduce((written, part, index) => written + write(pieces[index - 1]) + part) };
}

/** Escapes a text for a page; also replaces invisible and direction characters. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\r]+/g, ' ')
    .replace(ACTING, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  return isMarkup(piece) ? piece.markup : piece.map(write).join('');
}

function isMarkup(piece: Markup | readonly Piece[]): piece is Markup {
  return 'markup' in piece;
}
