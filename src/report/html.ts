/** HTML that is safe to write as it is: made by `html` from our own templates, with every other text in it escaped. */
export interface Markup {
  readonly markup: string;
}

/** What may be in a template: texts and numbers are escaped, markup is not, nothing leaves nothing. */
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
 * Template tag. A value may be between tags or within a quoted attribute, and nowhere else: an escaped text is
 * harmless in these two places only.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.reduce((written, part, index) => written + write(pieces[index - 1]) + part) };
}

/** A text as it may be in a page; what would act on the page or on the eye is replaced. */
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
