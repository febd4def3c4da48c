import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Returns the SHA-256 of the bytes of a file, in hex. */
export const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
