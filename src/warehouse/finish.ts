import { definitionRows } from './definitions.ts';
import { dictionaryRows } from './dictionary.ts';
import { objectRows } from './object-dictionary.ts';
import type { Connection } from './open.ts';
import { createIndexes } from './schema.ts';
import { createViews } from './views.ts';
import { writerOf } from './writer.ts';

/** Rows of each index that ANALYZE samples: more take seconds and do not improve the plans. */
const EXAMINED_ROWS = 1_000;

/**
 * Finishes a filled warehouse: indexes, planner statistics, views, stored views, and the dictionaries of columns and
 * objects.
 * @throws when a column has no entry in the dictionary, or an object no header
 */
export function finishTables(db: Connection): void {
  db.pragma(`analysis_limit = ${EXAMINED_ROWS}`);
  createIndexes(db);
  db.transaction(() => {
    createViews(db);
    const writeEntry = writerOf(db, 'data_dictionary');
    for (const entry of dictionaryRows(db)) writeEntry(entry);
    const writeObject = writerOf(db, 'object_dictionary');
    for (const object of objectRows(db)) writeObject(object);
    const writeDefinition = writerOf(db, 'object_definition');
    for (const definition of definitionRows(db)) writeDefinition(definition);
  })();
  db.exec('ANALYZE');
}
