import { availableParallelism } from 'node:os';
import { removeIfExists } from '../../core/remove-if-exists.ts';
import { runInWorker } from '../../core/worker-thread.ts';
import type { PartSeen } from '../../normalize/normalize.ts';
import { EVERYBODY, type PseudonymRange } from '../../staging/persons.ts';
import type { OtherPart } from '../load.ts';
import type { PartJob } from './part-worker.ts';

/** Below so many rows a second thread costs more than it saves. */
const LEAST_ROWS = 50_000;
const MOST_PARTS = 4;
/**
 * A thread needs memory for one patient at a time. Without a limit, V8 lets garbage grow with the memory of the
 * machine.
 */
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
/** Pseudonyms are hashes: equal ranges of their first digits contain about equal numbers of patients. */
const DIGITS = 4;

/** Returns the number of parts: one for each processor, when there are enough rows. */
export function partsFor(sheets: readonly { readonly rowsRead: number }[]): number {
  const rows = sheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  return rows < LEAST_ROWS ? 1 : Math.min(availableParallelism(), MOST_PARTS);
}

/** Ascending ranges of pseudonyms that together cover all patients. */
export function rangesOf(parts: number): PseudonymRange[] {
  const edge = (part: number): string =>
    Math.floor((part * 16 ** DIGITS) / parts)
      .toString(16)
      .padStart(DIGITS, '0');
  return Array.from({ length: parts }, (_, part) => ({
    first: part === 0 ? EVERYBODY.first : edge(part),
    end: part + 1 === parts ? EVERYBODY.end : edge(part + 1),
  }));
}

export type WrittenPart = OtherPart & { readonly seen: PartSeen };

/** Parts that threads write. Disposing ends running threads and removes the files. */
export interface Parts extends Disposable {
  readonly written: readonly Promise<WrittenPart>[];
}

/** Starts a thread a job. A part that fails rejects its promise with the error of its thread. */
export function startParts(jobs: readonly PartJob[]): Parts {
  const module = new URL('./part-worker.ts', import.meta.url);
  const asked = jobs.map((job) => runInWorker<WrittenPart>(module, job, HEAP));
  return {
    written: asked.map(({ answer }) => answer),
    [Symbol.dispose]: () => {
      for (const part of asked) part[Symbol.dispose]();
      for (const { path } of jobs) for (const suffix of ['', '-journal']) removeIfExists(path + suffix);
    },
  };
}
