import { dictionaryRows } from './dictionary.ts';
import type { Connection } from './open.ts';
import { createIndexes } from './schema.ts';
import { createViews } from './views.ts';
import { writerOf } from './writer.ts';

/** Rows that the planner's figures are taken from, of each index: more make them no better and take seconds. */
const EXAMINED_ROWS = 1_000;

/**
 * What comes when the tables are full: indexes, the planner's figures, views, the tables that are stored views, and the
 * dictionary of them all. Throws when a column has no entry in the dictionary.
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
