const QUOTE = 34;
const SEPARATOR = 59;
const LAST_PLAIN = 126;
const HOLDS_TEXT = /[^;\s]/;
/** The header and the first rows show how many cells a row has. */
const LINES_MEASURED = 100;
/** A line with a single cell cannot be recognized as a row. */
const FEWEST_CELLS = 2;

/** A row that an open quote swallows: the line of the quote's record, and the line of the row. Both count from 1. */
export interface SwallowedRow {
  readonly openedIn: number;
  readonly row: number;
}

/** One line, analyzed by its own quotes only. */
interface Line {
  readonly cells: number;
  /** A quote is still open at its end. */
  readonly isOpen: boolean;
  /** Quotes are around whole cells. */
  readonly isSound: boolean;
  readonly holdsText: boolean;
}

/**
 * Counts the non-blank records of a CSV text, independently of the CSV library: the published rows must match this
 * count. It treats quotes differently: a line that is a complete row is a row, even inside an open quote (C-105).
 * Takes the text in pieces of any size.
 */
export class CsvRecordCounter {
  readonly #lineEnd: string;
  #rest = '';
  #lines = 0;
  #records = 0;
  #openedIn: number | null = null;
  #holdsText = false;
  /** The most cells of a complete row so far. */
  #mostCells = 0;
  #swallowed: SwallowedRow | null = null;

  constructor(lineEnd: '\n' | '\r') {
    this.#lineEnd = lineEnd;
  }

  /** The first row inside an open quote; null when there is none so far. */
  get swallowed(): SwallowedRow | null {
    return this.#swallowed;
  }

  push(piece: string): void {
    const text = this.#rest + piece;
    let start = 0;
    for (let end = text.indexOf(this.#lineEnd); end >= 0; end = text.indexOf(this.#lineEnd, start)) {
      this.#take(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
  }

  end(): number {
    this.#take(this.#rest);
    this.#rest = '';
    this.#endRecord();
    return this.#records;
  }

  #take(text: string): void {
    this.#lines++;
    if (this.#openedIn !== null) this.#takeInside(text, this.#openedIn);
    else if (text.includes('"') || this.#lines <= LINES_MEASURED) this.#begin(readLine(text, false));
    else {
      this.#holdsText = HOLDS_TEXT.test(text);
      this.#endRecord();
    }
  }

  /** A line inside an open quote: continues the quoted cell, unless it is a complete row. */
  #takeInside(text: string, openedIn: number): void {
    const alone = readLine(text, false);
    if (this.#isWholeRow(alone)) {
      this.#swallowed ??= { openedIn, row: this.#lines };
      this.#endRecord();
      this.#begin(alone);
      return;
    }
    const { isOpen, holdsText } = readLine(text, true);
    this.#holdsText ||= holdsText;
    if (!isOpen) this.#endRecord();
  }

  #isWholeRow({ cells, isOpen, isSound, holdsText }: Line): boolean {
    return isSound && !isOpen && holdsText && this.#mostCells >= FEWEST_CELLS && cells >= this.#mostCells;
  }

  #begin({ cells, isOpen, isSound, holdsText }: Line): void {
    this.#holdsText = holdsText;
    if (isOpen) {
      this.#openedIn = this.#lines;
      return;
    }
    if (isSound && cells > this.#mostCells) this.#mostCells = cells;
    this.#endRecord();
  }

  #endRecord(): void {
    if (this.#holdsText) this.#records++;
    this.#holdsText = false;
    this.#openedIn = null;
  }
}

/** Reads one line, from outside quotes or from within a quoted cell. */
function readLine(text: string, startsOpen: boolean): Line {
  let [isQuoted, isClosing, isAtCellStart, isSound, holdsText] = [
    startsOpen,
    false,
    !startsOpen,
    true,
    false,
  ];
  let cells = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (isQuoted && !isClosing) {
      isClosing = character === QUOTE;
      holdsText ||= !isClosing && !isBlank(character);
      continue;
    }
    if (isClosing) {
      isClosing = false;
      isQuoted = character === QUOTE; // a doubled quote is a character of the cell
      holdsText ||= isQuoted;
      isSound &&= isQuoted || character === SEPARATOR || isBlank(character);
      if (isQuoted) continue;
    }
    if (character === SEPARATOR) cells++;
    else if (character === QUOTE && isAtCellStart) isQuoted = true;
    else {
      isSound &&= character !== QUOTE;
      holdsText ||= !isBlank(character);
    }
    isAtCellStart = character === SEPARATOR;
  }
  return { cells, isOpen: isQuoted && !isClosing, isSound, holdsText };
}

function isBlank(character: number): boolean {
  if (character <= 32) return true;
  return character > LAST_PLAIN && String.fromCharCode(character).trim() === '';
}
