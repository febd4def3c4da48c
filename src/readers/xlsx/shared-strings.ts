import { richText } from './rich-text.ts';
import { CLOSE, EMPTY, XmlCursor, XmlFault } from './xml.ts';

/** Reads the texts of `sharedStrings.xml` (ECMA-376, 18.4.9), which comes in chunks of any size. */
export class SharedStringsReader {
  readonly strings: string[] = [];
  readonly #cursor = new XmlCursor();
  #isWhole = false;

  push(chunk: Buffer): void {
    this.#cursor.take(chunk);
    while (this.#step());
  }

  end(): void {
    if (!this.#isWhole) throw new XmlFault('shared strings without their end');
  }

  #step(): boolean {
    const cursor = this.#cursor;
    if (!cursor.next()) return false;
    if (cursor.kind === CLOSE) {
      this.#isWhole ||= cursor.is('sst');
    } else if (cursor.is('si')) {
      const { tagAt } = cursor;
      const text = cursor.kind === EMPTY ? '' : richText(cursor, 'si');
      if (text === undefined) {
        cursor.at = tagAt;
        return false;
      }
      this.strings.push(text);
    } else if (cursor.kind === EMPTY) this.#isWhole ||= cursor.is('sst');
    return true;
  }
}
