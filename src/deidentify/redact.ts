import { fold } from '../cell/fold.ts';

const REDACTED = '…';
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
  content: ColumnContent,
  isName: (word: string) => boolean,
): string {
  const unnumbered = redactNumbers(text, content);
  return unnumbered.replace(WORD, (word) => (isName(fold(word)) ? REDACTED : word));
}

function redactNumbers(text: string, content: ColumnContent): string {
  if (content === 'date')
    return text.replace(LONG_NUMBER, (digits) => (COMPACT_DAY.test(digits) ? digits : REDACTED));
  const undated = text.replace(DAY_IN_WORDS, REDACTED).replace(DAY, REDACTED);
  return undated.replace(content === 'code' ? YEAR_OR_LONGER : LONG_NUMBER, REDACTED);
}
