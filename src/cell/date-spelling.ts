/** How a date was written: `day` is exact to the day, the others are not (S-8). */
export const DATE_SPELLINGS = [
  'day',
  'month_year',
  'open_day',
  'iso_month',
  'words',
  'year',
  'other',
] as const;
export type DateSpelling = (typeof DATE_SPELLINGS)[number];

const LETTER = /\p{L}{3,}/u;
const YEAR = /^\d{4}$/;
const ISO = /^\d{4}\s?[-/]/;
const THREE_PLACES = /^[^/.-]*[/.-][^/.-]*[/.-]\s?\d{4}$/;
const TWO_PLACES = /^\d{1,2}\s?[/.-]\s?\d{4}$/;

/** Returns the spelling of a date that is not exact to the day, from its quotable text. Only for statistics. */
export function dateSpelling(raw: string): DateSpelling {
  const text = raw.trim();
  if (LETTER.test(text)) return 'words';
  if (YEAR.test(text)) return 'year';
  if (ISO.test(text)) return 'iso_month';
  if (TWO_PLACES.test(text)) return 'month_year';
  return THREE_PLACES.test(text) ? 'open_day' : 'other';
}
