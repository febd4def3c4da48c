import { textBefore } from './text.ts';
import { CLOSE, OPEN, type XmlCursor, XmlFault } from './xml.ts';

const SMALL_T = 0x74;

/**
 * The text of a shared or inline string, from after its opening tag: its runs joined, without the phonetic ones.
 * Undefined when it is cut off.
 */
export function richText(cursor: XmlCursor, name: 'si' | 'is'): string | undefined {
  let text = '';
  while (cursor.next()) {
    if (cursor.kind === OPEN) {
      if (cursor.letter === SMALL_T) {
        if (!cursor.next()) return undefined;
        if (!closes(cursor, SMALL_T)) throw new XmlFault('a text with tags in it');
        text = text === '' ? textBefore(cursor) : text + textBefore(cursor);
      } else if (cursor.is('rPh') && !passElement(cursor)) return undefined;
    } else if (cursor.kind === CLOSE && cursor.is(name)) return text;
  }
  return undefined;
}

/** Moves past the element whose opening tag the cursor has passed. False when it is cut off. */
export function passElement(cursor: XmlCursor): boolean {
  for (let depth = 1; depth > 0; ) {
    if (!cursor.next()) return false;
    if (cursor.kind === OPEN) depth++;
    else if (cursor.kind === CLOSE) depth--;
  }
  return true;
}

/** True when the cursor's tag ends an element of this one-letter name. */
export const closes = (cursor: XmlCursor, letter: number): boolean =>
  cursor.kind === CLOSE && cursor.letter === letter;
