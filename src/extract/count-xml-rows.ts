/** A row of XML text longer than this is none of Excel's. */
const LONGEST_ROW = 32 * 2 ** 20;
const TAIL = 4_096;
const ROOT = /<(?:([\w.-]+):)?worksheet[\s>/]/;
const END = /<\/(?:[\w.-]+:)?worksheet\s*>/;
/** A value, a formula, or a cell whose type says that it is a text or an error, be it the empty text. */
const HOLDS_CELL = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>[^<]|<(?:[\w.-]+:)?f[\s>/]|\st=["'](?:str|inlineStr|e)["']/;

export type SheetCount = { readonly rows: number } | { readonly fault: 'no_end' | 'row_too_long' };

/**
 * Counts the rows of a worksheet that hold a cell, from its XML and apart from the library that reads it: what is
 * published must agree with it. Takes the XML in pieces of any size.
 */
export class XmlRowCounter {
  #text = '';
  #open: string | null = null;
  #close = '';
  #rows = 0;
  #isTooLong = false;

  push(chunk: Buffer): void {
    if (this.#isTooLong) return;
    this.#text += chunk.toString('latin1');
    if (this.#open === null) {
      const root = ROOT.exec(this.#text);
      if (root === null) return;
      const prefix = root[1] === undefined ? '' : `${root[1]}:`;
      this.#open = `<${prefix}row`;
      this.#close = `</${prefix}row>`;
    }
    this.#text = this.#text.slice(this.#count(this.#open));
    this.#isTooLong = this.#text.length > LONGEST_ROW;
  }

  end(): SheetCount {
    if (this.#isTooLong) return { fault: 'row_too_long' };
    return END.test(this.#text) ? { rows: this.#rows } : { fault: 'no_end' };
  }

  /** Counts the whole rows; answers from where on the text is still needed. */
  #count(open: string): number {
    let at = 0;
    for (;;) {
      const start = this.#text.indexOf(open, at);
      if (start < 0) return Math.max(at, this.#text.length - TAIL);
      const tagEnd = this.#text.indexOf('>', start);
      if (tagEnd < 0) return start;
      at = tagEnd + 1;
      if (!/[\s>/]/.test(this.#text.charAt(start + open.length))) continue; // <rowBreaks>
      if (this.#text.charAt(tagEnd - 1) === '/') continue;
      const end = this.#text.indexOf(this.#close, at);
      if (end < 0) return start;
      if (HOLDS_CELL.test(this.#text.slice(at, end))) this.#rows++;
      at = end + this.#close.length;
    }
  }
}
