import { fold } from './fold.ts';
import { unanswered } from './missing.ts';
import type { Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

/** Chapter letter, two digits, subdivision; then the French extension (+0), a dagger or asterisk, and a label. */
const ICD10 = /^([a-z]\d{2})[. ]?(\d{1,2})?(?: ?\+ ?\d+)?[*†]?(?:(?: ?[:-] ?| )\(?[^\d\s].*)?$/;
/** A label with a second code makes the cell a list of codes. */
const SECOND_CODE = /[a-z]\d{2}(?:[. ]?\d)?\b/g;

/**
 * Parser of a CIM-10 code, with or without dot and extension: "C254", "c25.4" and "C25.4+0" are "C25.4". A cell
 * with two codes is unreadable.
 */
export function icd10Parser(): Parser<string> {
  return readIcd10;
}

function readIcd10(cell: RawCell): Parsed<string> {
  const missing = unanswered(cell);
  if (missing !== null) return missing;
  const folded = typeof cell === 'string' ? fold(cell) : '';
  const parts = ICD10.exec(folded);
  if (parts === null || (folded.match(SECOND_CODE)?.length ?? 0) > 1) return unreadable('unknown_code');
  const category = parts[1]?.toUpperCase();
  return { value: parts[2] === undefined ? `${category}` : `${category}.${parts[2]}` };
}
