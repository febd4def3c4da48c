import { dictionaryRows } from './dictionary.ts';
import { createIndexes } from './migrate.ts';
import type { Connection } from './open.ts';
import { createViews } from './views.ts';
import { writerOf } from './writer.ts';

/** Indexes and stored views sort whole tables: one at a time, with nobody else at work. */
const SORTING_KIB = 65_536;

/**
 * What comes when the tables are full: indexes, the planner's figures, views, the tables that are stored views, and the
 * dictionary of them all. Throws when a column has no entry in the dictionary.
 */
export function finishTables(db: Connection): void {
  db.pragma(`cache_size = -${SORTING_KIB}`);
  createIndexes(db);
  db.exec('ANALYZE');
  db.transaction(() => {
    createViews(db);
    const writeEntry = writerOf(db, 'data_dictionary');
    for (const entry of dictionaryRows(db)) writeEntry(entry);
  })();
  db.exec('ANALYZE');
}
