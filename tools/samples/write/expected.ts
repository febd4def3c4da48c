import { closeSync, openSync, writeSync } from 'node:fs';
import type { Patient, Truth } from '../truth.ts';

/** Where the stated answers of an inbox are: beside the folder, never in it. */
export const expectedPath = (inbox: string): string => `${inbox.replace(/\/+$/, '')}.truth.json`;

/**
 * Writes the stated answers of the patients that pass, by DCC file number, while an inbox is written.
 *
 * - `truth`: the same patients, to hand on
 * - `close`: finishes the file; returns how many patients it has
 */
export function recordExpected(
  truth: Truth,
  path: string,
): { readonly truth: Truth; readonly close: () => number } {
  const file = openSync(path, 'w');
  let count = 0;
  function* recorded(): Generator<Patient> {
    for (const patient of truth.patients) {
      const { fileNumber, expected } = patient;
      if (expected !== undefined)
        writeSync(file, `${count++ === 0 ? '[' : ','}\n${JSON.stringify({ fileNumber, ...expected })}`);
      yield patient;
    }
  }
  return {
    truth: { ...truth, patients: { [Symbol.iterator]: recorded } },
    close: () => {
      writeSync(file, count === 0 ? '[]\n' : '\n]\n');
      closeSync(file);
      return count;
    },
  };
}
