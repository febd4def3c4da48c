import { createHmac } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKey } from '../../src/staging/key-file.ts';
import { keyring } from '../../src/staging/pseudonym.ts';
import { Inbox, KEY, KEYS } from './fixture.ts';

describe('pseudonyms (S-2, C-47)', () => {
  it('a pseudonym is HMAC-SHA-256 of the file number in NFKC, trimmed, upper case, cut to 32 hex digits', () => {
    const expected = createHmac('sha256', KEY).update('DCC 1É').digest('hex').slice(0, 32);
    for (const number of ['DCC 1É', ' dcc 1é ', 'ＤＣＣ 1E\u0301'])
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

  it('every birth day of 1900 to 2100 is found again by its hash, and no other', () => {
    for (const day of ['1900-01-01', '1951-09-07', '2000-02-29', '2100-12-31'])
      expect(KEYS.birthDayOf(KEYS.birth(day))).toBe(day);
    expect(KEYS.birthDayOf(KEYS.birth('1899-12-31'))).toBeNull();
    expect(KEYS.birthDayOf('0'.repeat(32))).toBeNull();
  });
});

describe('the key file (S-2, C-47)', () => {
  it('is made once, for its owner alone, and read again', () => {
    using inbox = new Inbox();
    const options = { stateDir: inbox.state, knownKeyId: null };
    const made = loadKey(options);
    const path = join(inbox.state, 'pseudonym.key');
    expect([made.isNew, made.key.length]).toEqual([true, 32]);
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadKey({ ...options, knownKeyId: made.keyId })).toEqual({ ...made, isNew: false });
  });

  it('a key that is gone, or another one, stops the run: every pseudonym would change', () => {
    using inbox = new Inbox();
    const { keyId } = loadKey({ stateDir: inbox.state, knownKeyId: null });
    rmSync(join(inbox.state, 'pseudonym.key'));
    expect(() => loadKey({ stateDir: inbox.state, knownKeyId: keyId })).toThrow(/is gone/);
    loadKey({ stateDir: inbox.state, knownKeyId: null });
    expect(() => loadKey({ stateDir: inbox.state, knownKeyId: keyId })).toThrow(
      /every pseudonym would change/,
    );
  });

  it('a configured key file must be there, hold a key, and be closed to others', () => {
    using inbox = new Inbox();
    const keyFile = join(inbox.root, 'key');
    const load = () => loadKey({ stateDir: inbox.state, keyFile, knownKeyId: null });
    expect(load).toThrow(/is not there/);
    writeFileSync(keyFile, KEY.toString('hex'), { mode: 0o600 });
    expect(load()).toEqual({ key: KEY, keyId: KEYS.keyId, isNew: false });
    chmodSync(keyFile, 0o644);
    expect(load).toThrow(/can be read by everybody/);
    chmodSync(keyFile, 0o600);
    writeFileSync(keyFile, 'abc');
    expect(load).toThrow(/64 hex digits/);
  });
});
