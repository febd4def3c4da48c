import { fold } from '../cell/fold.ts';

const HIDDEN = '…';
const WORD = /[\p{L}\p{M}]+/gu;
const DAY = /\d{1,4}([./\-\s])\d{1,2}\1\d{2,4}/g;
const DAY_IN_WORDS = /\d{1,2}(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}/gu;
const COMPACT_DAY = /^(?:(?:19|20)\d{6}|\d{4}(?:19|20)\d{2})$/;
const LONG_NUMBER = /\d{5,}/g;
const YEAR_OR_LONGER = /\d{4,}/g;

/** The content type of a column: other content in its texts is redacted. */
export type ColumnContent = 'date' | 'number' | 'code';

/**
 * Returns the quotable form of a text that its column does not understand. Redacts names, and numbers and dates
 * that may identify a patient where the column has neither. `isName` is called for each folded word.
 */
export function redactIdentities(
  text: string,
  held: ColumnContent,
  isName: (word: string) => boolean,
): string {
  const unnumbered = hideNumbers(text, held);
  return unnumbered.replace(WORD, (word) => (isName(fold(word)) ? HIDDEN : word));
}

function hideNumbers(text: string, held: ColumnContent): string {
  if (held === 'date')
    return text.replace(LONG_NUMBER, (digits) => (COMPACT_DAY.test(digits) ? digits : HIDDEN));
  const undated = text.replace(DAY_IN_WORDS, HIDDEN).replace(DAY, HIDDEN);
  return undated.replace(held === 'code' ? YEAR_OR_LONGER : LONG_NUMBER, HIDDEN);
}
