import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { isoDay, isRealDay } from '../cell/calendar.ts';
import { canonicalHospitalId, canonicalNumber } from '../cell/canonical-number.ts';
import { type Encryption, encryptionUnder } from './encryption.ts';

/** Hex digits kept of a hash: 128 bits (S-2). */
const TOKEN_LENGTH = 32;
const KEY_ID_LENGTH = 16;
/** Hashes of birth days are cached, because days repeat. The limit covers all possible days. */
const MOST_DAYS = 80_000;

/** Keyed hashes of all identities: 32 hex digits each, equal for equal inputs under one key. */
export interface Keyring extends Encryption {
  /** Identifies the key without revealing it. */
  readonly keyId: string;
  /** The pseudonym: HMAC-SHA-256 of the canonical file number, without any prefix (C-47, C-102). */
  readonly patient: (fileNumber: string) => string;
  /** Of the hospital's number, padded to 8 digits; null when it is not a number of 1 to 8 digits other than 0 (S-1). */
  readonly hospital: (number: string) => string | null;
  /** Of an ISO day. */
  readonly birth: (day: string) => string;
  /** Of folded birth name, folded first name, ISO birth day and sex (S-1). */
  readonly traits: (birthName: string, firstName: string, birthDay: string, sex: string) => string;
  /** Of the number of a document. */
  readonly document: (number: string) => string;
  /** Hash of a folded word of a name. */
  readonly name: (word: string) => string;
  /** Of the parts of a row's key, in their canonical form. */
  readonly key: (parts: readonly string[]) => string;
  /** Hash of the SHA-256 of a control file, 64 hex digits: a list of one number could be found from a plain hash. */
  readonly controlFile: (sha256: string) => string;
  /** Hash of a cell's trimmed text, to compare a correction with a text that is not kept. */
  readonly text: (text: string) => string;
  /**
   * Returns the ISO day of a `birth` token, or null. Ages are computed from it in memory, so that full birth dates
   * are never written. On first use it hashes the 73,414 days of 1900 to 2100 under the key: only a person with the
   * key can do this.
   */
  readonly birthDayOf: (token: string) => string | null;
}

/**
 * Builds the hashes under one key of 32 bytes. All but the pseudonym are prefixed with their kind, so that equal
 * numbers of different kinds give different hashes.
 */
export function keyring(key: Buffer): Keyring {
  const secret = createSecretKey(key);
  const tagged = (tag: string) => (text: string) => token(secret, `${tag}\u0000${text}`);
  const hospital = tagged('hospital');
  const traits = tagged('traits');
  const document = tagged('document');
  const keyParts = tagged('key');
  const text = tagged('text');
  const name = tagged('name');
  const hashOfBirth = tagged('birth');
  const births = new Map<string, string>();
  const birth = (day: string): string => {
    const known = births.get(day);
    if (known !== undefined) return known;
    const hash = hashOfBirth(day);
    if (births.size < MOST_DAYS) births.set(day, hash);
    return hash;
  };
  let days: Map<string, string> | undefined;
  return {
    ...encryptionUnder(key),
    keyId: tagged('key-id')('').slice(0, KEY_ID_LENGTH),
    patient: (fileNumber) => token(secret, canonicalNumber(fileNumber)),
    hospital: (number) => {
      const padded = canonicalHospitalId(number);
      return padded === null ? null : hospital(padded);
    },
    birth,
    traits: (birthName, firstName, birthDay, sex) => traits([birthName, firstName, birthDay, sex].join('|')),
    document: (number) => document(canonicalNumber(number)),
    name,
    key: (parts) => keyParts(parts.join('|')),
    controlFile: (sha256) => digest(secret, `control\u0000${sha256}`),
    text: (cell) => text(cell.trim()),
    birthDayOf: (wanted) => {
      days ??= new Map(everyDay(1900, 2100).map((day) => [hashOfBirth(day), day]));
      return days.get(wanted) ?? null;
    },
  };
}

function token(secret: KeyObject, text: string): string {
  return digest(secret, text).slice(0, TOKEN_LENGTH);
}

function digest(secret: KeyObject, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

function everyDay(firstYear: number, lastYear: number): string[] {
  const days: string[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 1; day <= 31; day++) {
        const iso = isoDay(year, month, day);
        if (isRealDay(iso)) days.push(iso);
      }
    }
  }
  return days;
}
