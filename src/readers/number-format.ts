import type { DatePrecision } from '../cell/raw.ts';
import { lettersShow } from './number-format/languages.ts';
import { numberSections, type SectionCode, sectionFor } from './number-format/sections.ts';
import { formatTokens, type SectionTokens } from './number-format/tokens.ts';

/** What a number format shows: a percentage, a date with this precision, neither (null), or `unclear`. */
export type Shows = DatePrecision | 'percent' | 'unclear' | null;

/**
 * A parsed number format. `mmm-yy` shows no day, whatever the serial: only the format reveals that the day was
 * unknown (S-8, C-9). The section of the value decides (C-110).
 */
export class NumberFormat {
  readonly #sections: readonly SectionCode[];
  readonly #shows: readonly Shows[];
  /** The result for every value, when all sections agree. */
  readonly #always: Shows | undefined;

  constructor(format: string) {
    const sections = numberSections(format);
    this.#sections = sections ?? [];
    this.#shows = this.#sections.map(({ code }) => sectionShows(formatTokens(code)));
    const [first] = this.#shows;
    if (sections === null) this.#always = 'unclear';
    else if (sections.length === 1 && sections[0]?.condition === null) this.#always = first;
  }

  /** What this format shows of a number. */
  shows(value: number): Shows {
    if (this.#always !== undefined) return this.#always;
    const section = sectionFor(value, this.#sections);
    return section < 0 ? 'unclear' : (this.#shows[section] ?? null);
  }
}

/** The format of a cell without one. */
export const GENERAL = new NumberFormat('General');

function sectionShows(tokens: SectionTokens): Shows {
  const { letters, hasDigits, hasPercent, hasWords, system } = tokens;
  if (system !== null) return system === 'date' ? 'day' : null;
  if (hasPercent) return 'percent';
  const isElapsed = letters.some((run) => run.isElapsed);
  if (letters.length === 0) return hasWords && !hasDigits ? 'unclear' : null;
  const shows = lettersShow(letters);
  // An unquoted unit ("0 mm") does not make a date; with the letters of a day or a year it is unclear.
  if (hasDigits) return letters.some(({ letter }) => letter === 'd' || letter === 'y') ? 'unclear' : null;
  if (shows === undefined) return 'unclear';
  if (isElapsed && shows === 'day' && !letters.some(({ letter }) => letter === 'y')) return null;
  return tokens.hasOtherCalendar && (shows === 'month' || shows === 'year') ? 'unclear' : shows;
}
