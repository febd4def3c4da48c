/** A row of XML text longer than this is none of Excel's. */
const LONGEST_ROW = 32 * 2 ** 20;
const TAIL = 4_096;
const [BANG, SLASH, LESS, GREATER, SPACE] = [0x21, 0x2f, 0x3c, 0x3e, 0x20] as const;
const ROOT = /<(?:([\w.-]+):)?worksheet[\s>/]/;
const END = /<\/(?:[\w.-]+:)?worksheet\s*>/;
/** A value, a formula, or a cell whose type says that it is a text or an error, be it the empty text. */
const HOLDS_CELL =
  /<(?:[\w.-]+:)?v(?:\s[^>]*)?>[^<]|<(?:[\w.-]+:)?f[\s>/]|\st\s*=\s*["'](?:str|inlineStr|e)["']/;

/** The end of `row`: an o is rare in the XML of a sheet, so that it is quickly found. */
const MARK = Buffer.from('ow');

interface RowTags {
  readonly open: Buffer;
  readonly close: Buffer;
  readonly value: Buffer;
}

export type SheetCount = { readonly rows: number } | { readonly fault: 'no_end' | 'row_too_long' };

/**
 * Counts the rows of a worksheet that hold a cell, from its XML and apart from what reads it: what is published must
 * agree with it. It looks for rows as for words in a text and knows nothing of cells. Takes the XML in pieces of any size.
 */
export class XmlRowCounter {
  #left: Buffer = Buffer.alloc(0);
  #tags: RowTags | null = null;
  #rows = 0;
  #isTooLong = false;

  push(chunk: Buffer): void {
    if (this.#isTooLong) return;
    const joined = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    const { text, rest } = withoutMarkup(joined);
    if (this.#tags === null) {
      const root = ROOT.exec(text.toString('latin1'));
      if (root === null) {
        this.#left = joined;
        return;
      }
      const prefix = root[1] === undefined ? '' : `${root[1]}:`;
      this.#tags = {
        open: Buffer.from(`<${prefix}row`),
        close: Buffer.from(`</${prefix}row`),
        value: Buffer.from(`<${prefix}v>`),
      };
    }
    const left = text.subarray(this.#count(text, this.#tags));
    this.#left = rest.length === 0 ? left : Buffer.concat([left, rest]);
    this.#isTooLong = this.#left.length > LONGEST_ROW;
  }

  end(): SheetCount {
    if (this.#isTooLong) return { fault: 'row_too_long' };
    return END.test(this.#left.toString('latin1')) ? { rows: this.#rows } : { fault: 'no_end' };
  }

  /** Counts the whole rows; answers from where on the text is still needed. */
  #count(text: Buffer, { open, close, value }: RowTags): number {
    let start = -1;
    let from = 0;
    let done = 0;
    for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + MARK.length)) {
      const nameEnd = mark + MARK.length;
      if (start >= 0) {
        if (!endsWith(text, nameEnd, close)) continue;
        if (holdsCell(text, from, nameEnd - close.length, value)) this.#rows++;
        start = -1;
        done = nameEnd;
      } else if (endsWith(text, nameEnd, open) && endsName(text[nameEnd])) {
        const tagEnd = text.indexOf(GREATER, nameEnd);
        if (tagEnd < 0) return nameEnd - open.length;
        if (text[tagEnd - 1] !== SLASH) start = nameEnd - open.length;
        from = tagEnd + 1;
        done = from;
      }
    }
    return start >= 0 ? start : Math.max(done, text.length - TAIL);
  }
}

/** True when such bytes end there. */
const endsWith = (text: Buffer, end: number, bytes: Buffer): boolean =>
  end >= bytes.length && text.compare(bytes, 0, bytes.length, end - bytes.length, end) === 0;

const endsName = (byte: number | undefined): boolean =>
  byte === GREATER || byte === SLASH || (byte !== undefined && byte <= SPACE);

/** The first value tells of nearly every row; only where it is empty or absent the whole row is looked through. */
function holdsCell(text: Buffer, from: number, to: number, value: Buffer): boolean {
  const row = text.subarray(from, to);
  const first = row.indexOf(value);
  if (first >= 0 && first + value.length < row.length && row[first + value.length] !== LESS) return true;
  return HOLDS_CELL.test(row.toString('latin1'));
}

/** The text without comments, and with a letter for each CDATA section that holds any; `rest` is one that is cut off. */
function withoutMarkup(bytes: Buffer): { text: Buffer; rest: Buffer } {
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(BANG); at >= 0; at = bytes.indexOf(BANG, at + 1)) {
    if (at < from || bytes[at - 1] !== LESS) continue;
    const isComment = bytes[at + 1] === 0x2d;
    const stopAt = bytes.indexOf(isComment ? '-->' : ']]>', at + (isComment ? 3 : 8));
    kept.push(bytes.subarray(from, at - 1));
    if (stopAt < 0) return { text: Buffer.concat(kept), rest: bytes.subarray(at - 1) };
    if (!isComment && stopAt > at + 8) kept.push(Buffer.from('x'));
    from = stopAt + 3;
  }
  if (kept.length === 0) return { text: bytes, rest: Buffer.alloc(0) };
  return { text: Buffer.concat([...kept, bytes.subarray(from)]), rest: Buffer.alloc(0) };
}
