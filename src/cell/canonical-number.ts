import type { RawCell } from './raw.ts';

/** Digits that a number of Excel keeps: those behind them are lost, and become 0. */
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

/** Why a number of a person or of a document cannot be used, in the words of a finding (C-102). */
export type NumberFault =
  | 'is in scientific notation'
  | 'has more digits than the 15 that Excel keeps of a number'
  | 'has a decimal part'
  | 'is a date or a truth value of Excel'
  | 'is no number of 1 to 8 digits';

/** A cell of numbers: its canonical form, or why there is none. */
export type ReadNumber = { readonly canonical: string } | { readonly fault: NumberFault };

/**
 * The one form of a file number, or of the number of a document, that is compared and hashed (C-47, C-102): NFKC, upper
 * case, without spaces and invisible characters, every hyphen "-"; of a number of digits alone the leading zeros and the
 * decimals ".0" and ",0" are removed. A canonical form is its own canonical form.
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

/** The hospital's number padded to 8 digits, or null when it is no number of 1 to 8 digits other than 0 (S-1, C-102). */
export function canonicalHospitalId(number: string): string | null {
  const digits = canonicalNumber(number);
  const isNumber = DIGITS.test(digits) && digits.length <= HOSPITAL_ID_LENGTH && digits !== '0';
  return isNumber ? digits.padStart(HOSPITAL_ID_LENGTH, '0') : null;
}

/**
 * A filled cell as a number of a person or of a document (C-102). `text` is the cell as Excel shows it; a number of Excel
 * is taken as the number that it is, whatever its format shows.
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

/** True of digits that a number of Excel went through: from the 16th on all are 0. */
function isRounded(canonical: string): boolean {
  return (
    DIGITS.test(canonical) && canonical.length > MOST_DIGITS && /^0+$/.test(canonical.slice(MOST_DIGITS))
  );
}
