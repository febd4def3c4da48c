import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts cells that may quote an identity until all identities are known. It has its own key; the result is
 * Base64. Equal texts give equal results, so that equal rows are still found; different texts have different
 * initialization vectors.
 */
export interface Encryption {
  readonly seal: (text: string) => string;
  /** Decrypts a text encrypted under the same key; throws on anything else. */
  readonly unseal: (sealed: string) => string;
}

/** The seal under a pseudonym key. */
export function encryptionUnder(key: Buffer): Encryption {
  const derived = (purpose: string): Buffer =>
    createHmac('sha256', key).update(`seal\u0000${purpose}`).digest();
  const [secret, vectors] = [derived('key'), derived('vectors')];
  return {
    seal: (text) => {
      const iv = createHmac('sha256', vectors).update(text).digest().subarray(0, IV_BYTES);
      const cipher = createCipheriv(CIPHER, secret, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    unseal: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
  };
}
