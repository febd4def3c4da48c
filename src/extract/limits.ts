import { totalmem } from 'node:os';

/** How far one file may go before it is given up. */
export interface Limits {
  /** Largest file. */
  readonly fileBytes: number;
  /** Memory of the process that reads. */
  readonly memoryMb: number;
  /** Time to read any file, and what is added for each megabyte of it. */
  readonly baseMs: number;
  readonly msPerMb: number;
  /** A file changed this recently is looked at again after `settleMs` (S-9). */
  readonly freshMs: number;
  readonly settleMs: number;
}

export const LIMITS: Limits = {
  fileBytes: 4 * 2 ** 30,
  memoryMb: Math.min(8_192, Math.floor((totalmem() / 2 ** 20) * 0.75)),
  baseMs: 60_000,
  msPerMb: 20_000,
  freshMs: 10_000,
  settleMs: 500,
};
