/** Replaces the list of forms of a file whose numbers have too many of them. */
export const ANY_FORM = '*';

/**
 * The form of a canonical number: letters as A, a run of digits as 9, other characters unchanged. "DCC0012X" is
 * AAA9A.
 */
export function formOf(canonical: string): string {
  return canonical.replace(/\p{L}/gu, 'A').replace(/\d+/g, '9');
}
