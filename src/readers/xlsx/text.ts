import { isUtf8 } from 'node:buffer';
import { begins, CDATA, type XmlCursor, XmlFault } from './xml.ts';

const [CARRIAGE_RETURN, AMPERSAND, LESS, UNDERSCORE, SMALL_X, FIRST_HIGH] = [
  0x0d, 0x26, 0x3c, 0x5f, 0x78, 0x80,
] as const;
/** Bits for the content of a text other than plain ASCII. */
const HIGH = 1;
const RETURNS = 2;
const ENTITIES = 4;
const ESCAPES = 8;

const NAMED: ReadonlyMap<string, string> = new Map([
  ...([
    ['amp;', '&'],
    ['lt;', '<'],
    ['gt;', '>'],
    ['quot;', '"'],
    ['apos;', "'"],
  ] as const),
]);

/** The text before the cursor's tag, as Excel shows it. */
export function textBefore(cursor: XmlCursor): string {
  const { bytes, textAt, tagAt } = cursor;
  return cursor.hasMarkup ? textAround(bytes, textAt, tagAt) : textOf(bytes, textAt, tagAt);
}

/** The value of the cursor's attribute. */
export const attributeText = ({ bytes, valueAt, valueEnd }: XmlCursor): string =>
  textOf(bytes, valueAt, valueEnd);

/** The cursor's attributes, by local name. */
export function attributesOf(cursor: XmlCursor): Partial<Record<string, string>> {
  const found: Partial<Record<string, string>> = Object.create(null);
  while (cursor.nextAttribute()) {
    const name = cursor.bytes.toString('latin1', cursor.attributeAt, cursor.attributeEnd);
    found[name.slice(name.indexOf(':') + 1)] ??= attributeText(cursor);
  }
  return found;
}

function textOf(bytes: Buffer, from: number, to: number): string {
  let holds = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= FIRST_HIGH) holds |= HIGH;
    else if (byte === AMPERSAND) holds |= ENTITIES | ESCAPES;
    else if (byte === CARRIAGE_RETURN) holds |= RETURNS;
    else if (byte === UNDERSCORE && bytes[at + 1] === SMALL_X) holds |= ESCAPES;
  }
  if (holds === 0) return bytes.toString('latin1', from, to);
  const text = decoded(bytes, from, to, holds);
  return (holds & ESCAPES) === 0 ? text : unescaped(text);
}

/** XML reads every line end as a line feed; an entity may still name a carriage return. */
function decoded(bytes: Buffer, from: number, to: number, holds: number): string {
  let text = (holds & HIGH) === 0 ? bytes.toString('latin1', from, to) : utf8(bytes, from, to);
  if ((holds & RETURNS) !== 0) text = text.replace(/\r\n?/g, '\n');
  return (holds & ENTITIES) === 0 ? text : text.replace(/&([^;]*;)?/g, entity);
}

function utf8(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('utf8', from, to);
  if (text.includes('\ufffd') && !isUtf8(bytes.subarray(from, to)))
    throw new XmlFault('bytes that are not UTF-8', 'encoding');
  return text;
}

function entity(_: string, name = ''): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(name) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (point <= 0x10ffff) return String.fromCodePoint(point);
  const named = NAMED.get(name);
  if (named === undefined) throw new XmlFault('a text with an unknown entity');
  return named;
}

/**
 * Decodes `_x000D_`, which Excel writes for characters that XML cannot contain or would change; `_x005F_` is an
 * underscore before an x.
 */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (whole, hex: string) =>
    whole.charCodeAt(1) === SMALL_X ? String.fromCharCode(Number.parseInt(hex, 16)) : whole,
  );
}

/** A text with comments, instructions and CDATA sections in it. */
function textAround(bytes: Buffer, from: number, to: number): string {
  let text = '';
  const everything = HIGH | RETURNS | ENTITIES;
  for (let at = from; at < to; ) {
    const less = bytes.indexOf(LESS, at);
    const end = less < 0 || less > to ? to : less;
    text += decoded(bytes, at, end, everything);
    if (end === to) break;
    const isCdata = begins(bytes, end, CDATA);
    const isComment = bytes[end + 1] === 0x21;
    const stop = isCdata ? ']]>' : isComment ? '-->' : '?>';
    const stopAt = bytes.indexOf(stop, end + (isCdata ? CDATA.length : isComment ? 4 : 2));
    if (isCdata) text += decoded(bytes, end + CDATA.length, stopAt, HIGH | RETURNS);
    at = stopAt + stop.length;
  }
  return unescaped(text);
}
