import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKey } from '../../src/deidentify/key-file.ts';
import { Inbox, KEY, KEYS } from '../extract/fixture.ts';

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
    expect(() => loadKey({ stateDir: inbox.state, knownKeyId: keyId })).toThrow(/is missing/);
    loadKey({ stateDir: inbox.state, knownKeyId: null });
    expect(() => loadKey({ stateDir: inbox.state, knownKeyId: keyId })).toThrow(
      /every pseudonym would change/,
    );
  });

  it('a configured key file must exist, contain a key, and be closed to others', () => {
    using inbox = new Inbox();
    const keyFile = join(inbox.root, 'key');
    const load = () => loadKey({ stateDir: inbox.state, keyFile, knownKeyId: null });
    expect(load).toThrow(/is not there/);
    writeFileSync(keyFile, KEY.toString('hex'), { mode: 0o600 });
    expect(load()).toEqual({ key: KEY, keyId: KEYS.keyId, isNew: false });
    for (const mode of [0o604, 0o602, 0o640, 0o620]) {
      chmodSync(keyFile, mode);
      expect(load).toThrow(/is open to others than its owner: run chmod 600/);
    }
    chmodSync(keyFile, 0o600);
    writeFileSync(keyFile, 'abc');
    expect(load).toThrow(/64 hex digits/);
  });
});
