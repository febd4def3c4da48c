import type { DatePrecision } from '../cell/raw.ts';

/** What a number format makes of a number: a percentage, a date of which so much shows, or neither. */
export type Shows = DatePrecision | 'percent' | null;

/** Quoted texts, escaped characters, padding, and all brackets but those of elapsed time: none of them is a code. */
const LITERALS = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;
/** An m beside an hour or a second is a minute. */
const MINUTES = /h[^a-z]*m+|m+[^a-z]*s/gi;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

/**
 * What shows of a number under an Excel format. `mmm-yy` shows no day, whatever the serial holds: it is the only witness
 * that the day was never known (S-8, C-9). A time alone is no date.
 */
export function showsOf(format: string): Shows {
  const codes = (format.split(';')[0] ?? '').replace(LITERALS, '').toLowerCase();
  if (codes.includes('%')) return 'percent';
  if (codes === 'general' || ELAPSED.test(codes)) return null;
  const dated = codes.replace(MINUTES, ' ');
  if (/[#0?@]/.test(dated.replace(/[.,]0+/g, '')) && !/[dy]/.test(dated)) return null;
  if (/(?<!d)d{1,2}(?!d)/.test(dated)) return 'day';
  if (dated.includes('m')) return 'month';
  return /[ye]/.test(dated) && !/e[+-]/.test(dated) ? 'year' : null;
}
