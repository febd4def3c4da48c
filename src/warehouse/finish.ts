import { createIndexes } from './migrate.ts';
import type { Connection } from './open.ts';
import { createViews } from './views.ts';

/** What comes when the tables are full: indexes, the planner's figures, views, and the tables that are stored views. */
export function finishTables(db: Connection): void {
  createIndexes(db);
  db.exec('ANALYZE');
  db.transaction(() => createViews(db))();
  db.exec('ANALYZE');
}
