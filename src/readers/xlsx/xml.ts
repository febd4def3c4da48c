/** Unexpected content of the XML; becomes a refusal with its place. */
export class XmlFault extends Error {
  readonly code: 'damaged' | 'encoding';
  readonly found: string;

  constructor(found: string, code: 'damaged' | 'encoding' = 'damaged') {
    super(code);
    this.code = code;
    this.found = found;
  }
}

/** `<a>`, `<a/>` and `</a>`. */
export const OPEN = 0;
export const EMPTY = 1;
export const CLOSE = 2;

const [SPACE, BANG, QUOTE, APOSTROPHE, SLASH, COLON, LESS, EQUALS, GREATER, QUESTION] = [
  0x20, 0x21, 0x22, 0x27, 0x2f, 0x3a, 0x3c, 0x3d, 0x3e, 0x3f,
] as const;
const COMMENT = Buffer.from('<!--');
const COMMENT_END = Buffer.from('-->');
const CDATA_END = Buffer.from(']]>');
const INSTRUCTION_END = Buffer.from('?>');
export const CDATA = Buffer.from('<![CDATA[');
/** Excel keeps 32,767 characters in a cell; a workbook has no longer element than this, in bytes. */
const LONGEST = 8 * 2 ** 20;
const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/;

/**
 * Walks the tags of an XML text that comes in chunks. A tag that a chunk cuts off is read again with the next
 * chunk, so that every tag is complete in `bytes`: no character, entity or value is split.
 *
 * Names are local: the prefix before a colon is dropped. Office files declare no entities, so a document type is
 * refused, and with it entities that expand or load other files.
 */
export class XmlCursor {
  bytes: Buffer = Buffer.alloc(0);
  /** Position from which the walk continues. */
  at = 0;
  /** The text before the tag: from `textAt` to `tagAt`. It contains comments or CDATA sections when `hasMarkup`. */
  textAt = 0;
  hasMarkup = false;
  tagAt = 0;
  kind: number = OPEN;
  /** The name when it is a single letter, else 0. */
  letter = 0;
  nameAt = 0;
  nameEnd = 0;
  attributeAt = 0;
  attributeEnd = 0;
  valueAt = 0;
  valueEnd = 0;
  #attributesFrom = 0;
  #attributesEnd = 0;
  #isBegun = false;

  /** Appends the next chunk to the unread bytes. */
  take(chunk: Buffer): void {
    const left = this.bytes.length - this.at;
    if (left > LONGEST) throw new XmlFault('an element of more than 8 MB');
    this.bytes = left === 0 ? chunk : Buffer.concat([this.bytes.subarray(this.at), chunk]);
    this.at = 0;
    if (this.#isBegun || this.bytes.length < 2) return;
    this.#isBegun = true;
    const [first, second] = this.bytes;
    if (first === 0 || second === 0 || (first ?? 0) >= 0xfe)
      throw new XmlFault('XML that is not in UTF-8', 'encoding');
  }

  /** Moves past the next tag. False when the bytes end before it does; the cursor has then not moved. */
  next(): boolean {
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at;
    let hasMarkup = false;
    for (;;) {
      while (at < end && bytes[at] !== LESS) at++;
      if (at + 1 >= end) return false;
      if (bytes[at + 1] !== BANG && bytes[at + 1] !== QUESTION) break;
      at = this.#pastMarkup(at);
      if (at < 0) return false;
      hasMarkup = true;
    }
    const tagAt = at++;
    if (tagAt + 3 < end && this.#isShort(tagAt, hasMarkup)) return true;
    const isClose = bytes[at] === SLASH;
    if (isClose) at++;
    let nameAt = at;
    let byte = 0;
    for (; at < end; at++) {
      byte = bytes[at] as number;
      if (byte <= SPACE || byte === GREATER || byte === SLASH) break;
      if (byte === COLON) nameAt = at + 1;
    }
    const nameEnd = at;
    for (; at < end; at++) {
      byte = bytes[at] as number;
      if (byte === GREATER) break;
      if (byte === LESS) throw new XmlFault('a tag within a tag');
      if (byte === QUOTE || byte === APOSTROPHE) for (at++; at < end && bytes[at] !== byte; ) at++;
    }
    if (at >= end) return false;
    this.textAt = this.at;
    this.hasMarkup = hasMarkup;
    this.tagAt = tagAt;
    this.nameAt = nameAt;
    this.nameEnd = nameEnd;
    this.letter = nameEnd - nameAt === 1 ? (bytes[nameAt] as number) : 0;
    const isEmpty = bytes[at - 1] === SLASH && !isClose;
    this.kind = isClose ? CLOSE : isEmpty ? EMPTY : OPEN;
    this.#attributesFrom = nameEnd;
    this.#attributesEnd = isEmpty ? at - 1 : at;
    this.at = at + 1;
    return true;
  }

  /** The quick way past `<v>` and `</v>`, which are most of the tags. */
  #isShort(tagAt: number, hasMarkup: boolean): boolean {
    const { bytes } = this;
    const isClose = bytes[tagAt + 1] === SLASH;
    const nameAt = isClose ? tagAt + 2 : tagAt + 1;
    if (bytes[nameAt + 1] !== GREATER) return false;
    this.textAt = this.at;
    this.hasMarkup = hasMarkup;
    this.tagAt = tagAt;
    this.nameAt = nameAt;
    this.nameEnd = nameAt + 1;
    this.letter = bytes[nameAt] as number;
    this.kind = isClose ? CLOSE : OPEN;
    this.#attributesFrom = nameAt + 1;
    this.#attributesEnd = nameAt + 1;
    this.at = nameAt + 2;
    return true;
  }

  /** True when the tag has this local name. */
  is(name: string): boolean {
    if (this.nameEnd - this.nameAt !== name.length) return false;
    for (let index = 0; index < name.length; index++)
      if (this.bytes[this.nameAt + index] !== name.charCodeAt(index)) return false;
    return true;
  }

  /** Moves to the next attribute of the tag. */
  nextAttribute(): boolean {
    const { bytes } = this;
    const end = this.#attributesEnd;
    let at = this.#attributesFrom;
    while (at < end && (bytes[at] as number) <= SPACE) at++;
    if (at >= end) return false;
    this.attributeAt = at;
    while (at < end && bytes[at] !== EQUALS && (bytes[at] as number) > SPACE) at++;
    this.attributeEnd = at;
    while (at < end && (bytes[at] as number) <= SPACE) at++;
    if (bytes[at++] !== EQUALS) throw new XmlFault('an attribute without a value');
    while (at < end && (bytes[at] as number) <= SPACE) at++;
    const quote = bytes[at++];
    if (quote !== QUOTE && quote !== APOSTROPHE) throw new XmlFault('an attribute without quotes');
    this.valueAt = at;
    while (at < end && bytes[at] !== quote) at++;
    if (at >= end) throw new XmlFault('an attribute without its end');
    this.valueEnd = at;
    this.#attributesFrom = at + 1;
    return true;
  }

  /**
   * The position after a comment, a CDATA section or an instruction; -1 when it is cut off.
   * @throws XmlFault
   */
  #pastMarkup(at: number): number {
    const { bytes } = this;
    if (bytes[at + 1] === QUESTION) {
      const end = past(bytes, INSTRUCTION_END, at);
      if (end >= 0) refuseOtherEncoding(bytes.toString('latin1', at, end));
      return end;
    }
    if (begins(bytes, at, COMMENT)) return past(bytes, COMMENT_END, at + COMMENT.length);
    if (begins(bytes, at, CDATA)) return past(bytes, CDATA_END, at + CDATA.length);
    if (bytes.length - at < CDATA.length) return -1;
    throw new XmlFault('XML with a document type');
  }
}

export function begins(bytes: Buffer, at: number, start: Buffer): boolean {
  return (
    bytes.length - at >= start.length && bytes.compare(start, 0, start.length, at, at + start.length) === 0
  );
}

/** The position after the next such bytes; -1 when there are none. */
export function past(bytes: Buffer, stop: Buffer, from: number): number {
  const at = bytes.indexOf(stop, from);
  return at < 0 ? -1 : at + stop.length;
}

function refuseOtherEncoding(instruction: string): void {
  const encoding = DECLARED.exec(instruction)?.[1];
  if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding))
    throw new XmlFault('XML that says it is not in UTF-8', 'encoding');
}
