/** Digits of a rank. Seven, because eight would look like a hospital number. */
const RANK_DIGITS = 7;
const DATE_LENGTH = 'YYYY-MM-DD|'.length;

/** Sort key of a document, oldest to newest: date, rank of the number, version. The rank is filled in later. */
export function documentOrderOf(presentedOn: string, version: number): string {
  return `${presentedOn}|${'0'.repeat(RANK_DIGITS)}|${String(version).padStart(4, '0')}`;
}

/** The SQL that puts the rank `:rank` in its place. */
export const RANKED_DOCUMENT_ORDER = `substr(document_order, 1, ${DATE_LENGTH}) || printf('%0${RANK_DIGITS}d', :rank)
  || substr(document_order, ${DATE_LENGTH + RANK_DIGITS + 1})`;
