import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCsvTable } from '../core/csv-table.ts';

/** `object;column;type;label_en;label_fr;unit;codes;rule`: columns of one name share the entry without an object. */
const FOLDER = join(import.meta.dirname, 'dictionary');

export type Entry = Readonly<
  Record<'object' | 'column' | 'type' | 'label_en' | 'label_fr' | 'unit' | 'codes' | 'rule', string>
>;

/** Entries by `object.column`; the object is empty where the entry serves every object. */
export type Entries = ReadonlyMap<string, Entry>;

/** Reads the entries of `src/warehouse/dictionary/*.csv`. */
export function readEntries(): Entries {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.csv'));
  const entries = files.sort().flatMap((file) => readCsvTable<Entry>(join(FOLDER, file)));
  return new Map(entries.map((entry) => [`${entry.object}.${entry.column}`, entry]));
}

/**
 * Returns the entry of a column: its own, else the shared entry of its name.
 * @throws Error when it has none
 */
export function entryOf(entries: Entries, object: string, column: string): Entry {
  const entry = entries.get(`${object}.${column}`) ?? entries.get(`.${column}`);
  if (entry === undefined) {
    throw new Error(`column ${object}.${column} has no entry in src/warehouse/dictionary/*.csv`);
  }
  return entry;
}
