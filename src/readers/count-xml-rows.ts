/** Longest XML text of a row, in bytes; Excel writes none that is longer. */
const LONGEST_ROW = 32 * 2 ** 20;
const TAIL = 4_096;
const [SPACE, BANG, SLASH, COLON, LESS, GREATER, SMALL_R] = [
  0x20, 0x21, 0x2f, 0x3a, 0x3c, 0x3e, 0x72,
] as const;
const ROOT = /<(?:([\w.-]+):)?worksheet[\s>/]/;
/** The part of a sheet before its rows. */
const HEAD = /^.*?<(?:[\w.-]+:)?(?:sheetData(?:\s[^>]*)?|\/(?:[\w.-]+:)?worksheet\s*)>/s;
const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const END = /<\/(?:[\w.-]+:)?worksheet\s*>/;
/** A value, a formula, or a cell with the type of a text or an error, even the empty text. */
const HOLDS_CELL =
  /<(?:[\w.-]+:)?v(?:\s[^>]*)?>[^<]|<(?:[\w.-]+:)?f[\s>/]|\st\s*=\s*["'](?:str|inlineStr|e)["']/;

/** The end of `row`: an o is rare in the XML of a sheet, so that it is quickly found. */
const MARK = Buffer.from('ow');
const ROW = 'row'.length;
const VALUE = Buffer.from('v>');

export type SheetCount = { readonly rows: number } | { readonly fault: 'no_end' | 'row_too_long' };

/**
 * Counts the rows of a worksheet with at least one cell, from its XML and independently of the reader: the
 * published rows must match this count. It searches the XML as text and does not parse cells. Takes the XML in
 * pieces of any size.
 */
export class XmlRowCounter {
  #left: Buffer = Buffer.alloc(0);
  /** Prefixes of the namespace of the sheet; null before the first row. */
  #prefixes: ReadonlySet<string> | null = null;
  #rows = 0;
  #isTooLong = false;

  push(chunk: Buffer): void {
    if (this.#isTooLong) return;
    const joined = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    const { text, rest } = withoutMarkup(joined);
    this.#prefixes ??= prefixesOf(text);
    if (this.#prefixes === null) {
      this.#left = joined;
    } else {
      const left = text.subarray(this.#count(text, this.#prefixes));
      this.#left = rest.length === 0 ? left : Buffer.concat([left, rest]);
    }
    this.#isTooLong = this.#left.length > LONGEST_ROW;
  }

  end(): SheetCount {
    if (this.#isTooLong) return { fault: 'row_too_long' };
    return END.test(this.#left.toString('latin1')) ? { rows: this.#rows } : { fault: 'no_end' };
  }

  /** Counts the whole rows; returns from where on the text is still needed. */
  #count(text: Buffer, prefixes: ReadonlySet<string>): number {
    let start = -1;
    let from = 0;
    let done = 0;
    for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + MARK.length)) {
      const nameEnd = mark + MARK.length;
      const tag = rowTag(text, nameEnd, prefixes);
      if (tag === null || tag.isClose !== start >= 0) continue;
      if (tag.isClose) {
        if (holdsCell(text, from, tag.at)) this.#rows++;
        start = -1;
        done = nameEnd;
      } else {
        const tagEnd = text.indexOf(GREATER, nameEnd);
        if (tagEnd < 0) return tag.at;
        if (text[tagEnd - 1] !== SLASH) start = tag.at;
        from = tagEnd + 1;
        done = from;
      }
    }
    return start >= 0 ? start : Math.max(done, text.length - TAIL);
  }
}

/** The prefixes, colon included, of the namespace of the sheet; null before the first row. */
function prefixesOf(text: Buffer): ReadonlySet<string> | null {
  const head = HEAD.exec(text.toString('latin1'))?.[0];
  const root = head === undefined ? null : ROOT.exec(head);
  if (head === undefined || root === null) return null;
  const own = root[1] ?? '';
  const declared = [...head.slice(root.index).matchAll(DECLARATION)].map(
    ([, prefix = '', double, single]) => [prefix, double ?? single] as const,
  );
  const space = declared.find(([prefix]) => prefix === own)?.[1];
  const same = declared.filter(([, name]) => space !== undefined && name === space).map(([prefix]) => prefix);
  return new Set([own, ...same].map((prefix) => (prefix === '' ? '' : `${prefix}:`)));
}

/** The tag of a row whose name ends here; null for another tag. */
function rowTag(
  text: Buffer,
  nameEnd: number,
  prefixes: ReadonlySet<string>,
): { readonly at: number; readonly isClose: boolean } | null {
  const nameAt = nameEnd - ROW;
  if (text[nameAt] !== SMALL_R || !endsName(text[nameEnd])) return null;
  let at = nameAt - 1;
  if (text[at] === COLON) while (at >= 0 && text[at] !== LESS && text[at] !== SLASH) at--;
  const prefix = at + 1 === nameAt ? '' : text.toString('latin1', at + 1, nameAt);
  const isClose = text[at] === SLASH;
  if (isClose) at--;
  return text[at] === LESS && prefixes.has(prefix) ? { at, isClose } : null;
}

const endsName = (byte: number | undefined): boolean =>
  byte === GREATER || byte === SLASH || (byte !== undefined && byte <= SPACE);

/**
 * True when the row has a cell. The first value decides for nearly every row; only if it is empty or absent the
 * whole row is searched.
 */
function holdsCell(text: Buffer, from: number, to: number): boolean {
  const row = text.subarray(from, to);
  const first = row.indexOf(VALUE);
  const before = row[first - 1];
  const isOpen = first > 0 && (before === LESS || before === COLON);
  if (isOpen && first + VALUE.length < row.length && row[first + VALUE.length] !== LESS) return true;
  return HOLDS_CELL.test(row.toString('latin1'));
}

/**
 * Returns the text without comments, and with one letter for each non-empty CDATA section; `rest` is a section that
 * is cut off.
 */
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
