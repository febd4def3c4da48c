import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyring } from '../../src/deidentify/pseudonym.ts';

const KEY = Buffer.alloc(32, 7);
const KEYS = keyring(KEY);
/** The hash as it is documented, by hand. */
const hmac = (text: string): string => createHmac('sha256', KEY).update(text).digest('hex');

describe('pseudonyms (S-2, C-47)', () => {
  it('a pseudonym is HMAC-SHA-256 of the canonical file number, cut to 32 hex digits (C-102)', () => {
    const expected = createHmac('sha256', KEY).update('DCC1É').digest('hex').slice(0, 32);
    for (const number of ['DCC 1É', ' dcc 1é ', 'ＤＣＣ 1E\u0301', 'dcc\u200b1é'])
      expect(KEYS.patient(number)).toBe(expected);
  });

  it('equal numbers of different kinds have different hashes, and other keys give other ones', () => {
    const all = [
      KEYS.patient('00012345'),
      KEYS.hospital('12345'),
      KEYS.document('00012345'),
      KEYS.text('00012345'),
      KEYS.key(['00012345']),
    ];
    expect(new Set(all).size).toBe(5);
    expect(keyring(Buffer.alloc(32, 8)).patient('A')).not.toBe(KEYS.patient('A'));
    expect(keyring(Buffer.alloc(32, 8)).keyId).not.toBe(KEYS.keyId);
  });

  it.each([
    ['12345', true],
    ['00012345', true],
    [' 12 345', true],
    ['123456789', false],
    ['', false],
    ['0', false],
    ['1234X', false],
  ])('the hospital number "%s" is usable: %s (S-1)', (number, isUsable) =>
    expect(KEYS.hospital(number) === null ? null : KEYS.hospital('12345')).toBe(
      isUsable ? KEYS.hospital(number) : null,
    ),
  );

  it('a birth day has one hash, however many were hashed before', () => {
    const keys = keyring(Buffer.alloc(32, 7));
    const before = keys.birth('1951-09-07');
    for (let day = 0; day < 80_001; day += 1) keys.birth(`no day ${day}`);
    for (const _ of ['remembered', 'hashed again']) {
      expect(keys.birth('1951-09-07')).toBe(before);
      expect(keys.birth('1999-12-31')).toBe(KEYS.birth('1999-12-31'));
    }
  });

  it('every birth day of 1900 to 2100 is found again by its hash, and no other', () => {
    for (const day of ['1900-01-01', '1951-09-07', '2000-02-29', '2100-12-31'])
      expect(KEYS.birthDayOf(KEYS.birth(day))).toBe(day);
    expect(KEYS.birthDayOf(KEYS.birth('1899-12-31'))).toBeNull();
    for (const day of ['1900-02-29', '1951-04-31', '1951-13-01', '2101-01-01'])
      expect(KEYS.birthDayOf(KEYS.birth(day))).toBeNull();
    expect(KEYS.birthDayOf('0'.repeat(32))).toBeNull();
  });

  it('all but the pseudonym are HMAC-SHA-256 behind the name of their kind, cut to 32 hex digits', () => {
    expect(KEYS.hospital('12345')).toBe(hmac('hospital\0' + '00012345').slice(0, 32));
    expect(KEYS.birth('1951-09-07')).toBe(hmac('birth\0' + '1951-09-07').slice(0, 32));
    expect(KEYS.traits('A', 'B', '1951-09-07', 'female')).toBe(
      hmac('traits\0A|B|1951-09-07|female').slice(0, 32),
    );
    expect(KEYS.document(' f1 ')).toBe(hmac('document\0F1').slice(0, 32));
    expect(KEYS.key(['a', 'b'])).toBe(hmac('key\0a|b').slice(0, 32));
    expect(KEYS.text(' not trimmed ')).toBe(hmac('text\0not trimmed').slice(0, 32));
  });

  it('the name of the key is 16 hex digits of a hash, never the key', () => {
    expect(KEYS.keyId).toBe(hmac('key-id\0').slice(0, 16));
  });
});
