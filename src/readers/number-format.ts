import type { DatePrecision } from '../cell/raw.ts';
import { lettersShow } from './number-format/languages.ts';
import { numberSections, type SectionCode, sectionFor } from './number-format/sections.ts';
import { type SectionTokens, tokensOf } from './number-format/tokens.ts';

/**
 * What a number format makes of a number: a percentage, a date of which so much shows, neither (null), or something that
 * cannot be known from the format.
 */
export type Shows = DatePrecision | 'percent' | 'unclear' | null;

/**
 * A number format, read once. `mmm-yy` shows no day, whatever the serial holds: only the format shows that the day was
 * never known (S-8, C-9). The section that a value falls into decides (C-110).
 */
export class NumberFormat {
  readonly #sections: readonly SectionCode[];
  readonly #shows: readonly Shows[];
  /** What every value shows, where all sections agree. */
  readonly #always: Shows | undefined;

  constructor(format: string) {
    const sections = numberSections(format);
    this.#sections = sections ?? [];
    this.#shows = this.#sections.map(({ code }) => sectionShows(tokensOf(code)));
    const [first] = this.#shows;
    if (sections === null) this.#always = 'unclear';
    else if (sections.length === 1 && sections[0]?.condition === null) this.#always = first;
  }

  /** What a number shows under this format. */
  shows(value: number): Shows {
    if (this.#always !== undefined) return this.#always;
    const section = sectionFor(value, this.#sections);
    return section < 0 ? 'unclear' : (this.#shows[section] ?? null);
  }
}

/** The format of a cell that has none. */
export const GENERAL = new NumberFormat('General');

function sectionShows(tokens: SectionTokens): Shows {
  const { letters, hasDigits, hasPercent, hasWords, system } = tokens;
  if (system !== null) return system === 'date' ? 'day' : null;
  if (hasPercent) return 'percent';
  const isElapsed = letters.some((run) => run.isElapsed);
  if (letters.length === 0) return hasWords && !hasDigits ? 'unclear' : null;
  const shows = lettersShow(letters);
  // A unit that is not quoted ("0 mm") makes no date of a number; with a day or a year nobody knows.
  if (hasDigits) return letters.some(({ letter }) => letter === 'd' || letter === 'y') ? 'unclear' : null;
  if (shows === undefined) return 'unclear';
  if (isElapsed && shows === 'day' && !letters.some(({ letter }) => letter === 'y')) return null;
  return tokens.hasOtherCalendar && (shows === 'month' || shows === 'year') ? 'unclear' : shows;
}
