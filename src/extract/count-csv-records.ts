const QUOTE = 34;
const SEPARATOR = 59;
const LAST_PLAIN = 126;
const HOLDS_TEXT = /[^;\s]/;

/**
 * Counts the records of a CSV text that hold more than blanks, character by character and apart from the library that
 * reads it: what is published must agree with it. Takes the text in pieces of any size.
 */
export class CsvRecordCounter {
  readonly #lineEnd: string;
  readonly #lineEndCode: number;
  #records = 0;
  #isQuoted = false;
  /** The last character was a quote within quotes: the next one tells whether it closed them or stands for itself. */
  #isClosing = false;
  #isAtCellStart = true;
  #holdsText = false;

  constructor(lineEnd: '\n' | '\r') {
    this.#lineEnd = lineEnd;
    this.#lineEndCode = lineEnd.charCodeAt(0);
  }

  push(text: string): void {
    if (!this.#isQuoted && !text.includes('"')) this.#pushLines(text);
    else for (let at = 0; at < text.length; at++) this.#take(text.charCodeAt(at));
  }

  end(): number {
    this.#endRecord();
    return this.#records;
  }

  /** The quick way, for text without a quote. */
  #pushLines(text: string): void {
    let start = 0;
    for (let end = text.indexOf(this.#lineEnd); end >= 0; end = text.indexOf(this.#lineEnd, start)) {
      this.#holdsText ||= HOLDS_TEXT.test(text.slice(start, end));
      this.#endRecord();
      start = end + 1;
    }
    const rest = text.slice(start);
    this.#holdsText ||= HOLDS_TEXT.test(rest);
    if (rest !== '') this.#isAtCellStart = rest.endsWith(';');
  }

  #take(character: number): void {
    if (this.#isQuoted && !this.#endsQuotes(character)) return;
    if (character === this.#lineEndCode) this.#endRecord();
    else if (character === SEPARATOR) this.#isAtCellStart = true;
    else if (character === QUOTE && this.#isAtCellStart) {
      this.#isQuoted = true;
      this.#isAtCellStart = false;
    } else {
      this.#isAtCellStart = false;
      this.#holdsText ||= !isBlank(character);
    }
  }

  /** True when the quotes were closed before this character, which then stands outside them. */
  #endsQuotes(character: number): boolean {
    if (this.#isClosing) {
      this.#isClosing = false;
      this.#isQuoted = character === QUOTE;
      this.#holdsText ||= character === QUOTE;
      return !this.#isQuoted;
    }
    this.#isClosing = character === QUOTE;
    this.#holdsText ||= !this.#isClosing && !isBlank(character);
    return false;
  }

  #endRecord(): void {
    if (this.#holdsText) this.#records++;
    this.#holdsText = false;
    this.#isAtCellStart = true;
    this.#isQuoted = false;
    this.#isClosing = false;
  }
}

function isBlank(character: number): boolean {
  if (character <= 32) return true;
  return character > LAST_PLAIN && String.fromCharCode(character).trim() === '';
}
