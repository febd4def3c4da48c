import type { RawCell } from './raw.ts';

/** Digits that Excel keeps of a number. It replaces later digits by 0. */
const MOST_DIGITS = 15;
const LEAST_TOO_LONG = 10 ** MOST_DIGITS;
const HOSPITAL_ID_LENGTH = 8;

const UNSEEN = /[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
const HYPHENS = /[\p{Pd}\u02d7\u2043\u2212]/gu;
const ZERO_DECIMALS = /^(\d+)[.,]0{1,2}$/;
const LEADING_ZEROS = /^0+(?=\d)/;
const DIGITS = /^\d+$/;
/** "2,01700E+11", "2.017E11", "2E11"; "201E4" is a number with a letter in it. */
const SCIENTIFIC = /^[-+]?(?:\d+[.,]\d*E[-+]?\d+|\d+E[-+]\d+|\dE\d+)$/;
const DECIMAL = /^[-+]?\d+[.,]\d+$/;

/** Why the number of a patient or of a document cannot be used, as a finding reports it (C-102). */
export type NumberFault =
  | 'is in scientific notation'
  | 'has more digits than the 15 that Excel keeps of a number'
  | 'has a decimal part'
  | 'is a date or a truth value of Excel'
  | 'is no number of 1 to 8 digits';

/** A cell of a number column: its canonical form, or why it has none. */
export type ReadNumber = { readonly canonical: string } | { readonly fault: NumberFault };

/**
 * The canonical form of a patient's or a document's number, which is compared and hashed (C-47, C-102): NFKC, upper
 * case, no spaces or invisible characters, every hyphen "-". A number of digits alone loses its leading zeros and
 * the decimals ".0" and ",0". Applying it twice changes nothing.
 */
export function canonicalNumber(number: string): string {
  const text = number
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(HYPHENS, '-');
  const whole = text.replace(ZERO_DECIMALS, '$1');
  return DIGITS.test(whole) ? whole.replace(LEADING_ZEROS, '') : text;
}

/**
 * The hospital's number padded to 8 digits, or null when it is not a number of 1 to 8 digits other than 0 (S-1,
 * C-102).
 */
export function canonicalHospitalId(number: string): string | null {
  const digits = canonicalNumber(number);
  const isNumber = DIGITS.test(digits) && digits.length <= HOSPITAL_ID_LENGTH && digits !== '0';
  return isNumber ? digits.padStart(HOSPITAL_ID_LENGTH, '0') : null;
}

/**
 * Reads a filled cell as the number of a patient or of a document (C-102). `text` is the cell as Excel shows it.
 * For a numeric cell the stored number counts, not its format.
 */
export function readNumber(cell: RawCell, text: string): ReadNumber {
  const value = numberOf(cell);
  if (value !== null) return ofNumber(value);
  if (typeof cell !== 'string') return { fault: 'is a date or a truth value of Excel' };
  const canonical = canonicalNumber(text);
  if (SCIENTIFIC.test(canonical)) return { fault: 'is in scientific notation' };
  if (DECIMAL.test(canonical)) return { fault: 'has a decimal part' };
  if (isRounded(canonical)) return { fault: 'has more digits than the 15 that Excel keeps of a number' };
  return { canonical };
}

function numberOf(cell: RawCell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell !== null && 'percent' in cell ? cell.percent : null;
}

function ofNumber(value: number): ReadNumber {
  if (Math.abs(value) >= LEAST_TOO_LONG)
    return { fault: 'has more digits than the 15 that Excel keeps of a number' };
  return Number.isInteger(value)
    ? { canonical: canonicalNumber(String(value)) }
    : { fault: 'has a decimal part' };
}

/** True when Excel has rounded the digits: from the 16th on all are 0. */
function isRounded(canonical: string): boolean {
  return (
    DIGITS.test(canonical) && canonical.length > MOST_DIGITS && /^0+$/.test(canonical.slice(MOST_DIGITS))
  );
}
