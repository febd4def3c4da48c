import { dictionaryRows } from './dictionary.ts';
import type { Connection } from './open.ts';
import { createIndexes } from './schema.ts';
import { createViews } from './views.ts';
import { writerOf } from './writer.ts';

/** Rows of each index that ANALYZE samples: more take seconds and do not improve the plans. */
const EXAMINED_ROWS = 1_000;

/**
 * Finishes a filled warehouse: indexes, planner statistics, views, stored views, and their dictionary. Throws when
 * a column has no entry in the dictionary.
 */
export function finishTables(db: Connection): void {
  db.pragma(`analysis_limit = ${EXAMINED_ROWS}`);
  createIndexes(db);
  db.transaction(() => {
    createViews(db);
    const writeEntry = writerOf(db, 'data_dictionary');
    for (const entry of dictionaryRows(db)) writeEntry(entry);
  })();
  db.exec('ANALYZE');
}
