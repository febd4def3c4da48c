import { unitsOf } from './sections.ts';

/** A run of one letter, small: `mmm` is three m. */
export interface Letters {
  readonly letter: string;
  readonly length: number;
  /** `[h]` counts hours beyond the day. */
  readonly isElapsed: boolean;
  /** True when AM/PM is between this run of letters and the previous one. */
  readonly isBehindHalfDay: boolean;
}

/** The tokens of a section; the order is kept for letters only. */
export interface SectionTokens {
  readonly letters: readonly Letters[];
  /** Placeholders of digits: `0`, `#`, `?`, or `General`. */
  readonly hasDigits: boolean;
  readonly hasPercent: boolean;
  /** A quoted or escaped text with a letter or a digit. */
  readonly hasWords: boolean;
  /** The system's own long date or time, or another calendar than the Gregorian. */
  readonly system: 'date' | 'time' | null;
  readonly hasOtherCalendar: boolean;
}

const GENERAL = /general|standard/iy;
const HALF_DAY = /am\/pm|a\/p/iy;
/** After seconds: their fraction. Before an exponent: a plain number. */
const FRACTION = /[.,]0+/y;
const EXPONENT = /e[-+]/iy;
const CALENDAR = /b[12]/iy;
const ELAPSED = /^\[(h+|m+|s+)\]$/i;
const LOCALE = /^\[\$[^-\]]*-([0-9a-f]+)[^\]]*\]$/i;
const LETTER = /^\p{L}$/u;
const SECOND_LETTERS = /[sсn]/i;
const [SYSTEM_DATE, SYSTEM_TIME] = ['F800', 'F400'] as const;
/** Locale marks of calendars with other months than the Gregorian: hijri, Hebrew, Um al-Qura. */
const OTHER_CALENDARS: ReadonlySet<number> = new Set([0x06, 0x08, 0x0a, 0x17]);

/** Reads one section of a number format (ECMA-376, 18.8.31), conditions removed. */
export function formatTokens(code: string): SectionTokens {
  const reader = new TokenReader();
  for (const part of codeParts(code)) {
    if (part.isCode) reader.codes(part.text);
    else reader.unit(part.text);
  }
  return reader;
}

/** Runs of plain characters, and between them the quoted, escaped or bracketed units. */
function codeParts(code: string): { readonly isCode: boolean; text: string }[] {
  const parts: { readonly isCode: boolean; text: string }[] = [];
  for (const unit of unitsOf(code)) {
    const isCode = unit.length === 1 || !/^["\\_*[]/.test(unit);
    const last = parts.at(-1);
    if (isCode && last?.isCode === true) last.text += unit;
    else parts.push({ isCode, text: unit });
  }
  return parts;
}

class TokenReader implements SectionTokens {
  readonly letters: Letters[] = [];
  hasDigits = false;
  hasPercent = false;
  hasWords = false;
  system: 'date' | 'time' | null = null;
  hasOtherCalendar = false;
  #halfDay = false;

  /** A quoted text, an escape, padding or a bracket. */
  unit(unit: string): void {
    const elapsed = ELAPSED.exec(unit)?.[1];
    if (elapsed !== undefined) this.#add(elapsed, true);
    else if (unit.startsWith('[')) this.#mark(unit);
    else if (unit.startsWith('"') || unit.startsWith('\\')) this.hasWords ||= /[\p{L}\p{N}]/u.test(unit);
  }

  /** Plain characters: codes of dates and numbers, and separators. */
  codes(text: string): void {
    for (let at = 0; at < text.length; ) at += this.#one(text, at);
  }

  #one(text: string, at: number): number {
    const read = (pattern: RegExp): string | undefined => {
      pattern.lastIndex = at;
      return pattern.exec(text)?.[0];
    };
    const general = read(GENERAL);
    if (general !== undefined) this.hasDigits = true;
    const halfDay = general ?? read(HALF_DAY);
    if (halfDay !== undefined) {
      this.#halfDay ||= general === undefined;
      return halfDay.length;
    }
    const fraction = SECOND_LETTERS.test(this.letters.at(-1)?.letter ?? '') ? read(FRACTION) : undefined;
    const exponent = fraction ?? (this.hasDigits ? read(EXPONENT) : undefined);
    if (exponent !== undefined) return exponent.length;
    const calendar = read(CALENDAR);
    if (calendar !== undefined) {
      this.hasOtherCalendar ||= calendar.endsWith('2');
      return calendar.length;
    }
    const character = text[at] ?? '';
    if (LETTER.test(character)) return this.#run(text, at);
    this.hasDigits ||= /[0#?]/.test(character);
    this.hasPercent ||= character === '%';
    return 1;
  }

  #run(text: string, at: number): number {
    const letter = text[at]?.toLowerCase();
    let end = at;
    while (end < text.length && text[end]?.toLowerCase() === letter) end++;
    this.#add(text.slice(at, end), false);
    return end - at;
  }

  #add(run: string, isElapsed: boolean): void {
    const letter = (run[0] ?? '').toLowerCase();
    this.letters.push({ letter, length: run.length, isElapsed, isBehindHalfDay: this.#halfDay });
    this.#halfDay = false;
  }

  #mark(bracket: string): void {
    const mark = LOCALE.exec(bracket)?.[1]?.toUpperCase();
    if (mark === undefined) return;
    if (mark === SYSTEM_DATE) this.system = 'date';
    if (mark === SYSTEM_TIME) this.system = 'time';
    this.hasOtherCalendar ||= OTHER_CALENDARS.has((Number.parseInt(mark, 16) >>> 16) & 0xff);
  }
}
