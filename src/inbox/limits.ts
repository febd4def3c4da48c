import { totalmem } from 'node:os';

/** Limits for reading one file. */
export interface Limits {
  /** Largest file. */
  readonly fileBytes: number;
  /** Memory of the reading process: for any file, for each megabyte of it, and the maximum. */
  readonly baseMemoryMb: number;
  readonly memoryPerMb: number;
  readonly mostMemoryMb: number;
  /** Time to read any file, and to add for each megabyte of it. */
  readonly baseMs: number;
  readonly msPerMb: number;
  /** A file changed this recently is looked at again after `settleMs` (S-9). */
  readonly freshMs: number;
  readonly settleMs: number;
}

export const LIMITS: Limits = {
  fileBytes: 4 * 2 ** 30,
  // A small file that needs more is hostile: a good one of 100 kB is read in 0.1 s and 60 MB.
  baseMemoryMb: 320,
  memoryPerMb: 192,
  mostMemoryMb: Math.min(8_192, Math.floor((totalmem() / 2 ** 20) * 0.75)),
  baseMs: 5_000,
  msPerMb: 10_000,
  freshMs: 10_000,
  settleMs: 500,
};
